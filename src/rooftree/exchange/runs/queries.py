"""Reading runs. Who imported sees the run; admins and owners see all, for samples tell what is on a board."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.claims import release_dead
from rooftree.exchange.runs.models import Run
from rooftree.work.spaces.models import Space


def runs_seen(viewer: Viewer) -> "QuerySet[Run]":
    """Return the runs that a viewer may know of, newest first."""
    release_dead(viewer.workspace_id)
    runs = Run.objects.filter(workspace_id=viewer.workspace_id)
    runs = runs.select_related("by_person", "workspace")
    return runs if viewer.is_admin else runs.filter(by_user_id=viewer.user_id)


def run_by_id(viewer: Viewer, pk: int) -> Run:
    """Return one run; raises NotFound."""
    run = runs_seen(viewer).filter(pk=pk).first()
    if run is None:
        raise NotFound(_("There is no such import here."))
    return run


def space_of(run: Run) -> Space | None:
    """Return the space that the board of a run has become, None when there is none (any more)."""
    spaces = SourceRecord.objects.filter(
        workspace_id=run.workspace_id, system=run.system, kind="spaces", source_id=run.source_id
    ).values("object_id")
    return Space.objects.filter(pk__in=spaces).first() if run.source_id else None


def run_of_any_workspace(pk: int) -> Run:
    """Return one run for those who own the machine; raises NotFound."""
    run = Run.objects.select_related("workspace").filter(pk=pk).first()
    if run is None:
        raise NotFound(
            _("There is no import {pk}; `rooftree import list` names them.").format(pk=pk)
        )
    return run
