"""What the room of work puts into the bin: items, and what hangs on items and spaces."""

from dataclasses import replace

from django.db import models

from rooftree.changes.bin.deletions import Deletion, Missed
from rooftree.changes.bin.drawers import Drawer
from rooftree.changes.rowchange import RowChange
from rooftree.work.bin.policy import in_sight
from rooftree.work.items.actions import first_status
from rooftree.work.items.models import Item
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Space, Status


def _topics(deletion: Deletion, subject: models.Model) -> tuple[str, ...]:
    """Return whom a return concerns; who may see an item may be others than when it went."""
    if not isinstance(subject, Item):
        return tuple(deletion.change.topics)
    return item_topics(subject, *(("plan", "bin") if deletion.what == "item" else ("bin",)))


def _mended(row: RowChange) -> RowChange:
    """Let an item whose status is gone enter its space's workflow where new work does."""
    if row.table != "work.item" or Status.objects.filter(pk=row.old["status_id"]).exists():
        return row
    status = first_status(Space.objects.get(pk=row.old["space_id"]))
    return replace(row, old=row.old | {"status_id": status.pk})


drawer = Drawer(
    {
        "work.item.deleted": Missed("work.item", "title"),
        "work.comment.deleted": Missed("work.comment", "body"),
        "work.checklist.deleted": Missed("work.checklist", "title"),
        "work.checklist-entry.deleted": Missed("work.checkitem", "text"),
        "work.attachment.deleted": Missed("work.attachment", "name"),
        "work.label.deleted": Missed("work.label", "name"),
        "work.field.deleted": Missed("work.field", "name"),
        "work.component.deleted": Missed("work.component", "name"),
        "work.time.deleted": Missed("work.timeentry", "note"),
    },
    in_sight,
    _topics,
    _mended,
)
