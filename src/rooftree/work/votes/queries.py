"""Reading votes."""

from typing import Any

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.items.models import Item
from rooftree.work.votes.models import Vote


def voters_of(item: Item) -> list[tuple[int, str]]:
    """Return (person id, name) of those who voted for an item in sight, first come first. One query."""
    return [(pk, name) for pk, name in _voters(item.pk)]


@prepared
def _voters(item_id: int) -> "QuerySet[Vote, tuple[Any, ...]]":
    rows = Vote.objects.filter(item_id=item_id).order_by("created_at", "pk")
    return rows.values_list("person_id", "person__name")
