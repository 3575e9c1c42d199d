"""Reading runs. Who imported sees the run; admins and owners see all, for samples tell what is on a board."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.runs.claims import release_dead
from rooftree.exchange.runs.models import Run
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.queries import spaces_seen


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


def spaces_of(viewer: Viewer, run: Run) -> "QuerySet[Space]":
    """Return the spaces that the boards or projects of a run have become, as far as the viewer sees them."""
    brought = run.report.get("spaces")
    if brought is not None:
        return spaces_seen(viewer).filter(pk__in=brought)
    known = SourceRecord.objects.filter(
        workspace_id=run.workspace_id, system=run.system, kind="spaces", source_id=run.source_id
    )
    return spaces_seen(viewer).filter(pk__in=known.values("object_id"))


def run_of_any_workspace(pk: int) -> Run:
    """Return one run for those who own the machine; raises NotFound."""
    run = Run.objects.select_related("workspace").filter(pk=pk).first()
    if run is None:
        raise NotFound(
            _("There is no import {pk}; `rooftree import list` names them.").format(pk=pk)
        )
    return run
