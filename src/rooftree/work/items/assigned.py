"""Reading who works on an item."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.items.models import Assignment, Item


class Assigned(NamedTuple):
    """A person at work on an item; `user_id` is empty for one without an account."""

    id: int
    name: str
    user_id: int | None


def assigned_to(item: Item) -> list[Assigned]:
    """Return who works on an item that its reader may see, in the order in which they came to it."""
    return [Assigned._make(row) for row in _assigned(item.pk)]


@prepared
def _assigned(item_id: int) -> "QuerySet[Assignment, tuple[Any, ...]]":
    rows = Assignment.objects.filter(item_id=item_id).order_by("pk")
    return rows.values_list("person_id", "person__name", "person__user_id")
