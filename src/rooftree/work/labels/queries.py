"""Reading labels."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.standing import standing
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.labels.models import Label
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import spaces_seen


def labels_seen(viewer: Viewer) -> "QuerySet[Label]":
    """Return the labels of all spaces that the viewer may know of, in each space's order."""
    spaces = spaces_seen(viewer).order_by().values("pk")
    return Label.objects.filter(space__in=spaces).order_by("space_id", "position", "pk")


def label_names(space: Space) -> dict[int, tuple[str, str]]:
    """Return {id: (name, colour)} of a space's labels, in their order."""
    return {pk: (name, colour) for pk, name, colour in _names(space.pk)}


@standing
@prepared
def _names(space_id: int) -> "QuerySet[Label, tuple[Any, ...]]":
    labels = Label.objects.filter(space_id=space_id).order_by("position", "pk")
    return labels.values_list("pk", "name", "colour")


def label_by_id(viewer: Viewer, pk: int) -> Label:
    """Return one label with its space; raises NotFound."""
    label = labels_seen(viewer).select_related("space").filter(pk=pk).first()
    if label is None:
        raise NotFound(_("There is no such label here."))
    return label
