"""From a filter to rows: tuples, one page at a time, permissions first."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, OrderBy, Q, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.listing.filters import ORDERS, Filter
from rooftree.product.serving.models import Serves
from rooftree.product.serving.queries import serving_item_ids
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.queries import items_seen
from rooftree.work.labels.models import ItemLabel
from rooftree.work.spaces.models import OPEN_CATEGORIES

PAGE = 50


class Row(NamedTuple):
    """One line of a list."""

    id: int
    key: str
    title: str
    kind_id: int
    status_name: str
    category: str
    priority: int
    owner_name: str | None
    owner_user_id: int | None
    target: date | None
    planned_finish: datetime | None
    is_private: bool
    archived_at: datetime | None
    updated_at: datetime
    space_prefix: str


COLUMNS = (
    "pk", "key", "title", "kind_id", "status__name", "status__category", "priority", "owner__name",
    "owner__user_id",
    "target", "planned_finish", "is_private", "archived_at", "updated_at", "space__prefix",
)  # fmt: skip


def listed(viewer: Viewer, wanted: Filter) -> "QuerySet[Item]":
    """Return the items of a filter as the viewer may see them, in its order."""
    items = items_seen(viewer)
    for narrow in (_by_place, _by_people, _by_content):
        items = narrow(items, wanted, viewer)
    return items.order_by(*_order(wanted))


def page_of(viewer: Viewer, wanted: Filter) -> tuple[list[Row], bool]:
    """Return one page of a list, and whether there is more after it."""
    first = (wanted.number - 1) * PAGE
    rows = list(listed(viewer, wanted).values_list(*COLUMNS)[first : first + PAGE + 1])
    return [Row._make(row) for row in rows[:PAGE]], len(rows) > PAGE


def people_of(item_ids: list[int]) -> dict[int, list[tuple[str, bool]]]:
    """Return each item's assignees as (name, has an account)."""
    found: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    rows = Assignment.objects.filter(item__in=item_ids).order_by("pk")
    for item_id, name, user_id in rows.values_list("item_id", "person__name", "person__user_id"):
        found[item_id].append((name, user_id is not None))
    return found


def labels_of(item_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Return each item's labels as (name, colour)."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ItemLabel.objects.filter(item__in=item_ids).order_by("label__position", "label_id")
    for item_id, name, colour in rows.values_list("item_id", "label__name", "label__colour"):
        found[item_id].append((name, colour))
    return found


def _by_place(items: "QuerySet[Item]", wanted: Filter, viewer: Viewer) -> "QuerySet[Item]":
    if wanted.space:
        items = items.filter(space__prefix=wanted.space.upper())
    if wanted.status:
        items = items.filter(status_id=int(wanted.status))
    elif wanted.state == "open":
        items = items.filter(status__category__in=OPEN_CATEGORIES)
    elif wanted.state != "all":
        items = items.filter(status__category=wanted.state)
    if wanted.archived != "all":
        items = items.filter(archived_at__isnull=wanted.archived != "only")
    if wanted.goal:
        serving = Serves.objects.filter(workspace_id=viewer.workspace_id)
        if wanted.goal == "none":
            return items.exclude(pk__in=serving_item_ids(viewer.workspace_id))
        return items.filter(pk__in=serving.filter(goal_id=int(wanted.goal)).values("item_id"))
    return items


def _by_people(items: "QuerySet[Item]", wanted: Filter, viewer: Viewer) -> "QuerySet[Item]":
    if wanted.assignee == "none":
        items = items.filter(assignments=None)
    elif wanted.assignee:
        person = _person(wanted.assignee, viewer)
        items = items.filter(pk__in=Assignment.objects.filter(person_id=person).values("item_id"))
    if wanted.owner == "none":
        return items.filter(owner=None)
    return items.filter(owner_id=_person(wanted.owner, viewer)) if wanted.owner else items


def _by_content(items: "QuerySet[Item]", wanted: Filter, viewer: Viewer) -> "QuerySet[Item]":  # noqa: ARG001
    for word in wanted.q.split():
        items = items.filter(Q(title__icontains=word) | Q(key__iexact=word))
    if wanted.kind:
        items = items.filter(kind__slug=wanted.kind)
    if wanted.priority:
        items = items.filter(priority=int(wanted.priority))
    if wanted.label:
        items = items.filter(item_labels__label_id=int(wanted.label))
    return items


def _person(text: str, viewer: Viewer) -> int:
    return (viewer.person_id or 0) if text == "me" else int(text)


def _order(wanted: Filter) -> list[Any]:
    order: list[Any] = []
    for name in ORDERS[wanted.sort]:
        down = name.startswith("-") != bool(wanted.down)
        column = F(name.removeprefix("-"))
        is_plain = name.removeprefix("-") not in {"target", "planned_finish"}
        empty_last = None if is_plain else True
        order.append(OrderBy(column, descending=down, nulls_last=empty_last))
    return order
