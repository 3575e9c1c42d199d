"""Reading parcels."""

from pathlib import Path

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.models import User
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.exchange.parcels.files import is_there, path_of
from rooftree.exchange.parcels.models import Parcel, Way
from rooftree.exchange.parcels.policy import require_may_export, require_may_restore


def exports_seen(viewer: Viewer) -> "QuerySet[Parcel]":
    """Return the exports of a workspace, newest first; raises Forbidden."""
    require_may_export(viewer)
    parcels = Parcel.objects.filter(workspace_id=viewer.workspace_id, way=Way.OUT)
    return parcels.select_related("by_user")


def export_file(viewer: Viewer, pk: int) -> tuple[Parcel, Path]:
    """Return an export and its file; raises NotFound when it is not ready, or deleted again."""
    parcel = exports_seen(viewer).filter(pk=pk).first()
    if parcel is None or not is_there(parcel):
        raise NotFound(_("This export is not here any more. Ask for a new one."))
    return parcel, path_of(parcel)


def arrival_by_id(viewer: Viewer, pk: int) -> Parcel:
    """Return a parcel that is to come in where the viewer is; raises NotFound."""
    require_may_restore(viewer)
    arrivals = Parcel.objects.filter(workspace_id=viewer.workspace_id, way=Way.IN)
    return _first(arrivals.filter(pk=pk))


def arrival_of(user: User, pk: int) -> Parcel:
    """Return a parcel that somebody has brought in themselves; raises NotFound."""
    return _first(Parcel.objects.filter(by_user=user, way=Way.IN, pk=pk))


def _first(parcels: "QuerySet[Parcel]") -> Parcel:
    parcel = parcels.select_related("workspace").first()
    if parcel is None:
        raise NotFound(_("There is no such import here."))
    return parcel
