"""From a filter to rows: tuples, one page at a time, permissions first."""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, OrderBy, Q, QuerySet

from rooftree.accounts.prepared import Fixed, prepared
from rooftree.accounts.viewer import Viewer
from rooftree.listing.filters import NUMBERS, ORDERS, TEXTS, Filter
from rooftree.listing.holders import by_holder
from rooftree.listing.newest import Seeking, Testing, newest_since
from rooftree.product.serving.models import Serves
from rooftree.product.serving.queries import serving_item_ids
from rooftree.work.items.models import Assignment, Item
from rooftree.work.labels.models import ItemLabel
from rooftree.work.spaces.models import OPEN_CATEGORIES, Status

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
    points: Decimal | None


COLUMNS = (
    "pk", "key", "title", "kind_id", "status__name", "status__category", "priority", "owner__name",
    "owner__user_id",
    "target", "planned_finish", "is_private", "archived_at", "updated_at", "space__prefix",
    "points",
)  # fmt: skip


def listed(viewer: Viewer, wanted: Filter, *, by: Seeking | None = None) -> "QuerySet[Item]":
    """Return the items of a filter as the viewer may see them, in its order."""
    by = by or Seeking()
    items = by.seen(viewer)
    for narrow in (_by_place, _by_people, _by_content, by_holder):
        items = narrow(items, wanted, viewer, by)
    return items.order_by(*_order(wanted))


def page_of(viewer: Viewer, wanted: Filter) -> tuple[list[Row], bool]:
    """Return one page of a list, and whether there is more after it."""
    if wanted.q or wanted.number > 1:
        first = (wanted.number - 1) * PAGE
        rows = list(listed(viewer, wanted).values_list(*COLUMNS)[first : first + PAGE + 1])
    else:
        rows = _first_page(viewer, wanted)
    return [Row._make(row) for row in rows[:PAGE]], len(rows) > PAGE


def _first_page(viewer: Viewer, wanted: Filter) -> list[tuple[Any, ...]]:
    told = _told(wanted)
    if (
        wanted.sort == "updated"
        and not wanted.down
        and (since := newest_since(viewer.workspace_id))
    ):
        rows = _among_newest(viewer, since, **told)
        if len(rows) > PAGE:
            return rows
    return _among_all(viewer, **told)


@prepared
def _among_all(viewer: Viewer, **told: Any) -> "QuerySet[Item, tuple[Any, ...]]":
    return listed(viewer, Filter(**told)).values_list(*COLUMNS)[: PAGE + 1]


@prepared
def _among_newest(
    viewer: Viewer, since: datetime, **told: Any
) -> "QuerySet[Item, tuple[Any, ...]]":
    """Look for the newest where they are: most lists are full before the first thousands are seen.

    An index has all that is tested, so that only the items of the page itself are read.
    """
    wanted = Filter(**told)
    items = listed(viewer, wanted, by=Testing()).filter(updated_at__gte=since)
    found = Item.objects.filter(pk__in=items.values("pk")[: PAGE + 1])
    return found.order_by(*_order(wanted)).values_list(*COLUMNS)


def _told(wanted: Filter) -> dict[str, Any]:
    """Return the fields that narrow or order, each in the type that the database compares it with."""
    given = {one.name: value for one in fields(wanted) if (value := getattr(wanted, one.name))}
    for name, value in given.items():
        if name in NUMBERS and value not in NUMBERS[name]:
            given[name] = int(value)
        elif name not in TEXTS:
            given[name] = Fixed(value)
    return given


def _by_place(
    items: "QuerySet[Item]", wanted: Filter, viewer: Viewer, by: Seeking
) -> "QuerySet[Item]":
    if wanted.space:
        items = items.filter(space__prefix=wanted.space)
    if wanted.status:
        items = by.statuses(items, Status.objects.filter(pk=int(wanted.status)))
    elif wanted.state != "all":
        states = OPEN_CATEGORIES if wanted.state == "open" else (wanted.state,)
        statuses = Status.objects.filter(workspace_id=viewer.workspace_id, category__in=states)
        items = by.statuses(items, statuses)
    if wanted.archived != "all":
        items = items.filter(archived_at__isnull=wanted.archived != "only")
    if wanted.goal:
        serving = Serves.objects.filter(workspace_id=viewer.workspace_id)
        if wanted.goal == "none":
            return items.exclude(pk__in=serving_item_ids(viewer.workspace_id))
        return items.filter(pk__in=serving.filter(goal_id=int(wanted.goal)).values("item_id"))
    return items


def _by_people(
    items: "QuerySet[Item]", wanted: Filter, viewer: Viewer, by: Seeking
) -> "QuerySet[Item]":
    if wanted.assignee == "none":
        items = items.filter(assignments=None)
    elif wanted.assignee:
        person = _person(wanted.assignee, viewer)
        items = by.joined(items, Assignment.objects.filter(person_id=person))
    if wanted.owner == "none":
        return items.filter(owner=None)
    return items.filter(owner_id=_person(wanted.owner, viewer)) if wanted.owner else items


def _by_content(
    items: "QuerySet[Item]",
    wanted: Filter,
    viewer: Viewer,  # noqa: ARG001
    by: Seeking,
) -> "QuerySet[Item]":
    for word in wanted.q.split():
        items = items.filter(Q(title__icontains=word) | Q(key__iexact=word))
    if wanted.kind:
        items = items.filter(kind__slug=wanted.kind)
    if wanted.priority:
        items = items.filter(priority=int(wanted.priority))
    if wanted.label:
        items = by.joined(items, ItemLabel.objects.filter(label_id=int(wanted.label)))
    return items


def _person(wanted: str | int, viewer: Viewer) -> int:
    return (viewer.person_id or 0) if wanted == "me" else int(wanted)


def _order(wanted: Filter) -> list[Any]:
    order: list[Any] = []
    for name in ORDERS[wanted.sort]:
        down = name.startswith("-") != bool(wanted.down)
        column = F(name.removeprefix("-"))
        is_plain = name.removeprefix("-") not in {"target", "planned_finish", "points"}
        empty_last = None if is_plain else True
        order.append(OrderBy(column, descending=down, nulls_last=empty_last))
    return order
