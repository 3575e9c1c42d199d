"""Reading sprints."""

from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.project.sprints.models import Sprint, SprintItem, SprintState
from rooftree.work.items.counting import Counts, counts_by
from rooftree.work.items.models import Item
from rooftree.work.spaces.reach import in_reach


class Entered(NamedTuple):
    """A sprint in which an item is or was."""

    id: int
    name: str
    state: str


def sprints_seen(viewer: Viewer) -> "QuerySet[Sprint]":
    """Return the sprints that the viewer may know of, with space and project: undated, then newest first."""
    sprints = in_reach(viewer, Sprint.objects.all()).select_related("space", "project")
    return sprints.order_by(F("start_at").desc(nulls_first=True), "-pk")


def sprints_for(viewer: Viewer, item: Item) -> "QuerySet[Sprint]":
    """Return the sprints into which an item could go: of its space or of none, not over."""
    sprints = sprints_seen(viewer).exclude(state=SprintState.CLOSED)
    return sprints.filter(Q(space=None) | Q(space=item.space_id))


def sprint_by_id(viewer: Viewer, pk: int) -> Sprint:
    """Return one sprint with its space and project; raises NotFound."""
    sprint = sprints_seen(viewer).filter(pk=pk).first()
    if sprint is None:
        raise NotFound(_("There is no such sprint here."))
    return sprint


def sprints_of(viewer: Viewer, item: Item) -> list[Entered]:
    """Return the sprints in sight in which an item is or was, oldest first. One query."""
    return [Entered._make(row) for row in _entered(viewer, item.pk)]


def work_in_sprints(viewer: Viewer) -> dict[int, Counts]:
    """Return {sprint id: how much of what is in it is done, as far as in sight}. One query."""
    rows = SprintItem.objects.filter(workspace_id=viewer.workspace_id)
    return counts_by(viewer, rows, "sprint_id")


@prepared
def _entered(viewer: Viewer, item_id: int) -> "QuerySet[SprintItem, tuple[Any, ...]]":
    seen = in_reach(viewer, Sprint.objects.all()).values("pk")
    rows = SprintItem.objects.filter(item_id=item_id, sprint__in=seen)
    rows = rows.order_by(F("sprint__start_at").asc(nulls_last=True), "pk")
    return rows.values_list("sprint_id", "sprint__name", "sprint__state")
