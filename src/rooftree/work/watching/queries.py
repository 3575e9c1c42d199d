"""Reading who watches an item."""

from typing import Any

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.items.models import Item
from rooftree.work.watching.models import Watch


def watchers_of(item: Item) -> list[tuple[int, str]]:
    """Return (person id, name) of those who watch an item in sight, first come first. One query."""
    return [(pk, name) for pk, name in _watchers(item.pk)]


@prepared
def _watchers(item_id: int) -> "QuerySet[Watch, tuple[Any, ...]]":
    rows = Watch.objects.filter(item_id=item_id).order_by("pk")
    return rows.values_list("person_id", "person__name")
