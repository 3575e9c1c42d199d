"""The promises about an item as tuples."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.models import Item


class Line(NamedTuple):
    """A promise: to whom, for which day, made by whom, and what became of it."""

    id: int
    to_whom: str
    date: date
    made_by: str | None
    note: str
    state: str


def commitment_lines(item: Item) -> list[Line]:
    """Return the promises about an item in sight, soonest first."""
    return [Line._make(row) for row in _lines(item.pk)]


@prepared
def _lines(item_id: int) -> "QuerySet[Commitment, tuple[Any, ...]]":
    rows = Commitment.objects.filter(item_id=item_id).order_by("date", "pk")
    return rows.values_list("pk", "to_whom", "date", "made_by__name", "note", "state")
