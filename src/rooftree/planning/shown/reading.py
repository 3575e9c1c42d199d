"""Reading what the plan page shows: a constant number of queries, tuples and no instances."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from rooftree.accounts.models import Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.shown.parts import PlanArrow
from rooftree.planning.snapshot.load import planned_leaves
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.queries import items_seen
from rooftree.work.links.models import Dependency
from rooftree.work.spaces.models import Space


class Known(NamedTuple):
    pk: int
    key: str
    title: str
    kind: str
    icon: str
    colour: str
    space: str
    category: str
    parent: int | None
    target: date | None
    planned_start: datetime | None
    planned_finish: datetime | None
    is_leaf: bool


class Proposed(NamedTuple):
    position: int
    start: datetime | None
    finish: datetime | None
    duration: int
    float: int | None
    is_critical: bool
    assumed: tuple[str, ...]


class More(NamedTuple):
    """What hangs on the rows: promised days, assignees with names, and the workspace's zone."""

    promises: dict[int, tuple[date, ...]]
    assignees: dict[int, tuple[tuple[int, str], ...]]
    zone: ZoneInfo


def proposed_items(proposal: int) -> dict[int, Proposed]:
    rows = ProposedItem.objects.filter(proposal_id=proposal).values_list(
        *("item_id", "position", "start", "finish", "duration", "float", "is_critical"),
        "assumptions",
    )
    return {row[0]: Proposed._make((*row[1:7], _whats(row[7]))) for row in rows}


def _whats(assumptions: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one["what"] for one in assumptions))


COLUMNS = (
    *("pk", "key", "title", "kind__name", "kind__icon", "kind__colour", "space__prefix"),
    *("status__category", "parent_id", "target", "planned_start", "planned_finish"),
)


def known_items(viewer: Viewer, space: Space | None) -> dict[int, Known]:
    """Return the leaves that are planned and all parents, as far as in sight."""
    seen = items_seen(viewer)
    leaves = seen.filter(pk__in=planned_leaves(viewer.workspace_id).values("pk"))
    if space is not None:
        leaves = leaves.filter(space=space)
    above = Item.objects.filter(workspace_id=viewer.workspace_id, archived_at=None)
    parents = seen.filter(pk__in=above.exclude(parent=None).values("parent_id"), archived_at=None)
    found = {row[0]: Known._make((*row, False)) for row in parents.values_list(*COLUMNS)}
    return found | {row[0]: Known._make((*row, True)) for row in leaves.values_list(*COLUMNS)}


def more_of(viewer: Viewer, known: Iterable[int]) -> More:
    wanted = set(known)
    promises: dict[int, list[date]] = defaultdict(list)
    made = Commitment.objects.filter(
        workspace_id=viewer.workspace_id, state=CommitmentState.OPEN
    ).order_by("date")
    for item, day in made.values_list("item_id", "date"):
        promises[item].append(day)
    assignees: dict[int, list[tuple[int, str]]] = defaultdict(list)
    working = Assignment.objects.filter(workspace_id=viewer.workspace_id).order_by("person__name")
    for item, person, name in working.values_list("item_id", "person_id", "person__name"):
        if item in wanted:
            assignees[item].append((person, name))
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=viewer.workspace_id)
    return More(
        {item: tuple(days) for item, days in promises.items()},
        {item: tuple(people) for item, people in assignees.items()},
        ZoneInfo(zone),
    )


def arrows_between(viewer: Viewer, shown: set[int]) -> tuple[PlanArrow, ...]:
    found = Dependency.objects.filter(workspace_id=viewer.workspace_id).order_by("pk")
    return tuple(
        PlanArrow(before, after, kind, lag)
        for before, after, kind, lag in found.values_list(
            "predecessor_id", "successor_id", "type", "lag"
        )
        if before in shown and after in shown
    )
