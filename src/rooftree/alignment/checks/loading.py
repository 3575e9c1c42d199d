"""Reading the snapshot: a constant number of queries, tuples and no model instances."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from rooftree.accounts.models import Workspace
from rooftree.alignment.checks.snapshot import (
    CommitmentRow,
    Dates,
    DependencyRow,
    GoalRow,
    ItemRow,
    Load,
    Snapshot,
    Week,
)
from rooftree.lib import clock
from rooftree.people.persons.models import Person
from rooftree.planning.queries import daily_load, effective_dates
from rooftree.product.goals.models import Goal
from rooftree.product.serving.queries import work_behind
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.items.models import Assignment, Item
from rooftree.work.links.models import Dependency
from rooftree.work.spaces.models import OPEN_CATEGORIES


def load_snapshot(workspace_id: int) -> Snapshot:
    """Return what the rules look at, as of the workspace's today."""
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=workspace_id)
    items = _items(workspace_id)
    behind = work_behind(workspace_id)
    return Snapshot(
        today=clock.today(zone),
        zone=zone,
        items=items,
        assignees=_assignees(workspace_id),
        dependencies=_dependencies(workspace_id, items),
        commitments=_commitments(workspace_id, items),
        goals=_goals(workspace_id),
        behind=behind,
        serving=frozenset().union(*behind.values()),
        dates=with_parents(effective_dates(workspace_id), items),
        load=_load(workspace_id),
        weeks=_weeks(workspace_id),
    )


def with_parents(
    planned: Mapping[int, tuple[datetime, datetime]], items: Mapping[int, ItemRow]
) -> dict[int, Dates]:
    """Return the dates of open items; those with planned parts reach from the first to the last."""
    own = {pk: Dates(*dates) for pk, dates in planned.items() if pk in items}
    above = {pk: list(_ancestors(items[pk], items)) for pk in own}
    wholes = {row.pk for rows in above.values() for row in rows}
    around = {pk: dates for pk, dates in own.items() if pk not in wholes}
    for pk, dates in list(around.items()):
        for whole in above[pk]:
            known = around.get(whole.pk, dates)
            around[whole.pk] = Dates(
                min(known.start, dates.start),
                max(known.finish, dates.finish),
                known.is_restricted or items[pk].may_hide_from(whole),
            )
    return around


def _ancestors(row: ItemRow, items: Mapping[int, ItemRow]) -> Iterator[ItemRow]:
    while row.parent_id in items and row.parent_id is not None:
        row = items[row.parent_id]
        yield row


def _open_items(workspace_id: int) -> "QuerySet[Item]":
    return Item.objects.filter(
        workspace_id=workspace_id,
        archived_at=None,
        space__archived_at=None,
        status__category__in=OPEN_CATEGORIES,
    )


def _items(workspace_id: int) -> dict[int, ItemRow]:
    rows = _open_items(workspace_id).values_list(
        "pk",
        "parent_id",
        "status__category",
        "owner_id",
        "target",
        "space_id",
        "is_private",
        "space__is_open",
    )
    return {row[0]: ItemRow(*row) for row in rows.order_by("space__prefix", "number")}


def _assignees(workspace_id: int) -> dict[int, tuple[int, ...]]:
    working = Assignment.objects.filter(item__in=_open_items(workspace_id).values("pk"))
    found: dict[int, list[int]] = defaultdict(list)
    for item, person in working.order_by("pk").values_list("item_id", "person_id"):
        found[item].append(person)
    return {item: tuple(persons) for item, persons in found.items()}


def _dependencies(workspace_id: int, items: Mapping[int, ItemRow]) -> tuple[DependencyRow, ...]:
    rows = Dependency.objects.filter(workspace_id=workspace_id).order_by("pk")
    found = rows.values_list("pk", "predecessor_id", "successor_id", "type", "lag")
    return tuple(
        DependencyRow(*row) for row in found.iterator() if row[1] in items and row[2] in items
    )


def _commitments(workspace_id: int, items: Mapping[int, ItemRow]) -> tuple[CommitmentRow, ...]:
    rows = Commitment.objects.filter(workspace_id=workspace_id, state=CommitmentState.OPEN)
    found = rows.order_by("date", "pk").values_list("pk", "item_id", "date")
    return tuple(CommitmentRow(*row) for row in found if row[1] in items)


def _goals(workspace_id: int) -> tuple[GoalRow, ...]:
    rows = Goal.objects.filter(workspace_id=workspace_id, closed_at=None).order_by("pk")
    found = rows.values_list("pk", "owner_id", "period_start", "period_finish")
    return tuple(GoalRow(*row) for row in found)


def _load(workspace_id: int) -> dict[int, dict[date, Load]]:
    return {
        person: {day: Load(*figures) for day, figures in days.items()}
        for person, days in daily_load(workspace_id).items()
    }


def _weeks(workspace_id: int) -> dict[int, Week]:
    rows = Person.objects.filter(workspace_id=workspace_id, calendar__isnull=False)
    return dict(rows.values_list("pk", "calendar__week"))
