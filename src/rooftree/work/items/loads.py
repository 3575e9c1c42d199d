"""How much lies on whose desk, and in which space."""

from collections import Counter
from typing import Any

from django.db.models import Count, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import OPEN_CATEGORIES, Space


def open_items_by_person(viewer: Viewer) -> dict[int, int]:
    """Return {person id: number of open items in sight that the person works on}. One query."""
    work = Assignment.objects.filter(item__in=_open(viewer).values("pk"))
    return _counted(work.values_list("person_id"))


def open_items_by_space(viewer: Viewer) -> dict[int, int]:
    """Return {space id: number of open items in sight}. One query."""
    return _counted(_open(viewer).values_list("space_id"))


def items_by_status(space: Space) -> Counter[int]:
    """Return {status id: number of items}, archived and private ones included: those block removal."""
    items = Item.objects.filter(space=space)
    return Counter(_counted(items.values_list("status_id")))


def _open(viewer: Viewer) -> "QuerySet[Item]":
    return items_seen(viewer).filter(archived_at=None, status__category__in=OPEN_CATEGORIES)


def _counted(rows: "QuerySet[Any, Any]") -> dict[int, int]:
    return dict(rows.order_by().annotate(count=Count("pk")))
