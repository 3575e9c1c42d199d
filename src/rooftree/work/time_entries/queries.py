"""Reading working time that was spent."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.time_entries.models import TimeEntry


class Spent(NamedTuple):
    """A time entry in a line; without a person nobody knows whose it was."""

    id: int
    person_id: int | None
    name: str | None
    user_id: int | None
    minutes: int
    started_at: datetime
    note: str


def time_on(item: Item) -> list[Spent]:
    """Return the time spent on an item, newest first, for a reader who may see it. One query."""
    return [Spent._make(row) for row in _spent(item.pk)]


def time_entry_by_id(viewer: Viewer, pk: int) -> TimeEntry:
    """Return one time entry with its item; raises NotFound."""
    entry = (
        TimeEntry.objects.filter(pk=pk, item__in=items_seen(viewer).values("pk"))
        .select_related("item__space", "person")
        .first()
    )
    if entry is None:
        raise NotFound(_("There is no such note of time here."))
    return entry


@prepared
def _spent(item_id: int) -> "QuerySet[TimeEntry, tuple[Any, ...]]":
    rows = TimeEntry.objects.filter(item_id=item_id).order_by("-started_at", "-pk")
    return rows.values_list(
        "pk", "person_id", "person__name", "person__user_id", "minutes", "started_at", "note"
    )
