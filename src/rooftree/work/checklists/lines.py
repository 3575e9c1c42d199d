"""An item's checklists as tuples, for pages that show many."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.items.models import Item


class Line(NamedTuple):
    """An entry of a checklist."""

    checklist_id: int
    id: int
    text: str
    is_done: bool
    due: date | None
    assignee: str | None
    user_id: int | None


def checklist_lines(item: Item) -> list[tuple[int, str, list[Line]]]:
    """Return (id, title, entries) of each checklist of an item in sight. Two queries."""
    lists: dict[int, tuple[int, str, list[Line]]] = {
        pk: (pk, title, []) for pk, title in _titles(item.pk)
    }
    for row in _entries(item.pk):
        line = Line._make(row)
        lists[line.checklist_id][2].append(line)
    return list(lists.values())


@prepared
def _titles(item_id: int) -> "QuerySet[Checklist, tuple[Any, ...]]":
    rows = Checklist.objects.filter(item_id=item_id).order_by("position", "pk")
    return rows.values_list("pk", "title")


@prepared
def _entries(item_id: int) -> "QuerySet[CheckItem, tuple[Any, ...]]":
    rows = CheckItem.objects.filter(checklist__item_id=item_id).order_by("position", "pk")
    columns = ("text", "is_done", "due", "assignee__name", "assignee__user_id")
    return rows.values_list("checklist_id", "pk", *columns)
