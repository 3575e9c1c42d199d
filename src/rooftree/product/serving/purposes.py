"""The goals that a line of items serves, nearest first, as tuples."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.product.serving.models import Serves
from rooftree.work.items.tree import line_of


class Purpose(NamedTuple):
    """A goal, and the item of the line that serves it."""

    item_id: int
    goal_id: int
    objective: str
    period_start: date
    period_finish: date
    is_closed: bool


COLUMNS = (
    "item_id", "goal_id", "goal__objective", "goal__period_start", "goal__period_finish",
    "goal__closed_at",
)  # fmt: skip


def purposes_of(item_ids: Sequence[int]) -> list[Purpose]:
    """Return the goals that an item in sight serves, by itself or through what it is part of.

    `item_ids` are its own id and those of its ancestors in sight, nearest first. A goal that several
    of them serve comes once, with the nearest. One query.
    """
    place = {pk: at for at, pk in enumerate(item_ids)}
    rows = [row for row in _served(item_ids[0]) if row[0] in place]
    found: dict[int, Purpose] = {}
    for *fields, closed_at in sorted(rows, key=lambda row: place[row[0]]):
        purpose = Purpose._make([*fields, closed_at is not None])
        found.setdefault(purpose.goal_id, purpose)
    return list(found.values())


@prepared
def _served(item_id: int) -> "QuerySet[Serves, tuple[Any, ...]]":
    rows = Serves.objects.filter(item_id__in=line_of(item_id))
    return rows.order_by("goal__period_start", "goal_id").values_list(*COLUMNS)
