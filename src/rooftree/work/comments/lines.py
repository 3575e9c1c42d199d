"""An item's comments as tuples, for pages that show many."""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.comments.models import Comment
from rooftree.work.items.models import Item

LATEST = 40


class Line(NamedTuple):
    """A comment; without a `name` its author is unknown, without a `user_id` they have no account."""

    id: int
    body: str
    created_at: datetime
    edited_at: datetime | None
    author_id: int | None
    name: str | None
    user_id: int | None


COLUMNS = (
    "pk", "body", "created_at", "edited_at", "author_id", "author__name", "author__user_id",
)  # fmt: skip


def latest_lines(item: Item) -> tuple[list[Line], bool]:
    """Return the latest comments on an item in sight, oldest first, and whether there are older ones."""
    rows = _newest(item.pk)
    return [Line._make(row) for row in rows[LATEST - 1 :: -1]], len(rows) > LATEST


def all_lines(item: Item) -> list[Line]:
    """Return all comments on an item in sight, oldest first."""
    return [Line._make(row) for row in _all(item.pk)]


@prepared
def _newest(item_id: int) -> "QuerySet[Comment, tuple[Any, ...]]":
    rows = Comment.objects.filter(item_id=item_id).order_by("-created_at", "-pk")
    return rows.values_list(*COLUMNS)[: LATEST + 1]


@prepared
def _all(item_id: int) -> "QuerySet[Comment, tuple[Any, ...]]":
    rows = Comment.objects.filter(item_id=item_id).order_by("created_at", "pk")
    return rows.values_list(*COLUMNS)
