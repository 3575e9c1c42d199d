"""How much of a set of items is done: cancelled items and unfinished archived ones do not count."""

from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Category


class Counts(NamedTuple):
    """How many items there are, and how many of them are done."""

    done: int = 0
    total: int = 0


def counting_items(viewer: Viewer) -> "QuerySet[Item]":
    """Return the items in sight that count when somebody asks how much is done."""
    counts = Q(status__category=Category.DONE) | Q(archived_at=None)
    return items_seen(viewer).filter(counts).exclude(status__category=Category.CANCELLED)


def counts_by(viewer: Viewer, rows: "QuerySet[Any]", group: str) -> dict[int, Counts]:
    """Return {id: counts} of rows that each name an item, grouped by the column `group`. One query."""
    seen = rows.filter(item__in=counting_items(viewer).order_by().values("pk")).order_by()
    done = Count("pk", filter=Q(item__status__category=Category.DONE))
    found = seen.values_list(group).annotate(done=done, total=Count("pk"))
    return {pk: Counts(done, total) for pk, done, total in found}
