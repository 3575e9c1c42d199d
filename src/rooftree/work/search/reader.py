"""Follows the change log and keeps the index true to it."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from rooftree.changes import readers
from rooftree.changes.models import Change
from rooftree.work.comments.models import Comment
from rooftree.work.items.models import Item
from rooftree.work.labels.models import ItemLabel
from rooftree.work.search import tables
from rooftree.work.search.entries import entries_of

CHUNK = 100
"""Items for each transaction: SQLite's write lock is held well under 200 ms."""


def follow() -> None:
    """Let the index hear of everything that is written to the log."""
    readers.register("search", index_changes)


def index_changes(_workspace_id: int, changes: Sequence[Change]) -> None:
    """Index the items again that some changes touched."""
    _index(sorted(_touched(changes)))


def reindex(workspace_id: int) -> int:
    """Index all items of a workspace anew, and forget items that are gone; returns how many there are."""
    pks = list(
        Item.objects.filter(workspace_id=workspace_id).order_by("pk").values_list("pk", flat=True)
    )
    _index(pks)
    tables.forget_lost()
    return len(pks)


def _index(item_ids: Sequence[int]) -> None:
    for start in range(0, len(item_ids), CHUNK):
        chunk = item_ids[start : start + CHUNK]
        with transaction.atomic():  # SQLite lets nobody write between the look and the storing
            tables.store(chunk, entries_of(chunk))


def _touched(changes: Iterable[Change]) -> set[int]:
    items: set[int] = set()
    comments: set[int] = set()
    labels: set[int] = set()
    for change in changes:
        for table, pk, _kind, old, new in change.data["rows"]:
            if table == "work.item":
                items.add(pk)
            elif table in {"work.comment", "work.itemlabel"}:
                item_id = old.get("item_id") or new.get("item_id")
                (items.add(item_id) if item_id else comments.add(pk))
            elif table == "work.label":
                labels.add(pk)
    if comments:
        items |= set(Comment.objects.filter(pk__in=comments).values_list("item_id", flat=True))
    if labels:
        items |= set(ItemLabel.objects.filter(label__in=labels).values_list("item_id", flat=True))
    return items
