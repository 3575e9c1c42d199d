"""An item's attachments as tuples."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.attachments.models import Attachment
from rooftree.work.items.models import Item


class Line(NamedTuple):
    """A file, or an address."""

    id: int
    name: str
    url: str
    path: str
    size: int | None
    media_type: str


def attachment_lines(item: Item) -> list[Line]:
    """Return the attachments of an item in sight, oldest first."""
    return [Line._make(row) for row in _lines(item.pk)]


@prepared
def _lines(item_id: int) -> "QuerySet[Attachment, tuple[Any, ...]]":
    rows = Attachment.objects.filter(item_id=item_id).order_by("created_at", "pk")
    return rows.values_list("pk", "name", "url", "path", "size", "media_type")
