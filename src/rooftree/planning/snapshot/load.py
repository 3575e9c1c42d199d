"""Reading a snapshot: a constant number of queries, tuples and no model instances."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.db.models import F, Min, QuerySet

from rooftree.accounts.models import Workspace
from rooftree.changes import log
from rooftree.planning.snapshot.parts import DoneItem, End, Group, PlannedItem, Snapshot, Waiting
from rooftree.planning.snapshot.people import pools_of, workers_of
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.items.models import Assignment, Item
from rooftree.work.links.models import Dependency
from rooftree.work.spaces.models import OPEN_CATEGORIES, PLANNED_CATEGORIES, Category

REMEMBERED = 2000
"""How many of the items done last count as history."""

PLANNED_COLUMNS = (
    "pk",
    "key",
    "space_id",
    "kind_id",
    "kind__slug",
    "parent_id",
    "priority",
    "rank",
    "status__category",
    "start",
    "target",
    "estimate_likely",
    "remaining",
    "actual_start",
)


def take_snapshot(workspace_id: int) -> Snapshot:
    """Return what planning looks at; what changes while this reads comes with a later snapshot."""
    seq = log.head(workspace_id)  # first, so that nothing is taken for known that was not read
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=workspace_id)
    items = planned_items(workspace_id)
    return Snapshot(
        workspace_id=workspace_id,
        seq=seq,
        zone=zone,
        items=items,
        groups=_groups(workspace_id),
        dependencies=_dependencies(workspace_id),
        workers=workers_of(workspace_id),
        pools=pools_of(workspace_id, items),
        history=_history(workspace_id),
    )


def planned_leaves(workspace_id: int) -> "QuerySet[Item]":
    """Return the items that are planned: to do or doing, not archived, nothing open below them."""
    children = Item.objects.filter(workspace_id=workspace_id, archived_at=None)
    return Item.objects.filter(
        workspace_id=workspace_id,
        archived_at=None,
        space__archived_at=None,
        status__category__in=PLANNED_CATEGORIES,
    ).exclude(pk__in=children.filter(parent__isnull=False).values("parent_id"))


def planned_items(
    workspace_id: int, *, only: Iterable[int] | None = None
) -> tuple[PlannedItem, ...]:
    """Return the items that are planned, all or those of the ids in `only`, by id."""
    leaves = planned_leaves(workspace_id)
    working = Assignment.objects.filter(workspace_id=workspace_id)
    if only is None:
        working = working.filter(
            item__archived_at=None, item__status__category__in=PLANNED_CATEGORIES
        )
    else:
        ids = list(only)
        leaves, working = leaves.filter(pk__in=ids), working.filter(item_id__in=ids)
    assignees, promised = _assignees(working), _promised(workspace_id)
    return tuple(
        _planned_item(row, promised.get(row[0]), assignees.get(row[0], ()))
        for row in leaves.order_by("pk").values_list(*PLANNED_COLUMNS)
    )


def _planned_item(
    row: tuple[Any, ...], promised: date | None, assignees: tuple[int, ...]
) -> PlannedItem:
    pk, key, space, kind, slug, parent, priority, rank, category, *dates_and_work = row
    start, target, estimate, remaining, actual_start = dates_and_work
    return PlannedItem(
        id=pk,
        key=key,
        space_id=space,
        kind_id=kind,
        is_milestone=slug == "milestone",
        parent_id=parent,
        priority=priority,
        rank=rank,
        is_under_way=category == Category.DOING,
        start=start,
        target=target,
        promised=promised,
        estimate=estimate,
        remaining=remaining,
        actual_start=actual_start,
        assignees=assignees,
    )


def parents_of_all(workspace_id: int) -> dict[int, int]:
    """Return {child: parent} of what is not archived."""
    children = Item.objects.filter(
        workspace_id=workspace_id, archived_at=None, parent__archived_at=None
    )
    pairs = children.filter(parent__isnull=False).values_list("pk", "parent_id")
    return cast("dict[int, int]", dict(pairs))


def _assignees(working: "QuerySet[Assignment]") -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for item, person in working.order_by("person_id").values_list("item_id", "person_id"):
        found[item].append(person)
    return {item: tuple(persons) for item, persons in found.items()}


def _promised(workspace_id: int) -> dict[int, date]:
    """Return the soonest date that each item is promised for."""
    return dict(
        Commitment.objects.filter(
            workspace_id=workspace_id,
            state=CommitmentState.OPEN,
            item__archived_at=None,
            item__status__category__in=OPEN_CATEGORIES,
        )
        .order_by()
        .values_list("item_id")
        .annotate(soonest=Min("date"))
    )


def _groups(workspace_id: int) -> dict[int, Group]:
    children = Item.objects.filter(workspace_id=workspace_id, archived_at=None)
    parents = Item.objects.filter(
        pk__in=children.exclude(parent=None).values("parent_id"), archived_at=None
    )
    promised = _promised(workspace_id)
    return {
        pk: Group(pk, parent, priority, start, target, promised.get(pk))
        for pk, parent, priority, start, target in parents.values_list(
            "pk", "parent_id", "priority", "start", "target"
        )
    }


def _dependencies(workspace_id: int) -> tuple[Waiting, ...]:
    found = Dependency.objects.filter(
        workspace_id=workspace_id,
        successor__archived_at=None,
        successor__status__category__in=OPEN_CATEGORIES,
    )
    return tuple(
        Waiting(before, after, kind, lag, End(category, archived is not None, start, finish))
        for before, after, kind, lag, category, archived, start, finish in found.order_by(
            "pk"
        ).values_list(
            "predecessor_id",
            "successor_id",
            "type",
            "lag",
            "predecessor__status__category",
            "predecessor__archived_at",
            "predecessor__actual_start",
            "predecessor__actual_finish",
        )
    )


def _history(workspace_id: int) -> tuple[DoneItem, ...]:
    """Return the leaves done last; one that was never under way says nothing about cycle times."""
    children = Item.objects.filter(workspace_id=workspace_id, parent__isnull=False)
    done = list(
        Item.objects.filter(
            workspace_id=workspace_id,
            status__category=Category.DONE,
            actual_start__isnull=False,
            actual_finish__gt=F("actual_start"),
        )
        .exclude(pk__in=children.values("parent_id"))
        .order_by("-actual_finish", "-pk")
        .values_list("pk", "kind_id", "actual_start", "actual_finish")[:REMEMBERED]
    )
    workers = _assignees(Assignment.objects.filter(item_id__in=[row[0] for row in done]))
    return tuple(
        DoneItem(pk, kind, started, finished, workers.get(pk, ()))
        for pk, kind, started, finished in done
        if started is not None and finished is not None
    )
