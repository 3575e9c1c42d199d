"""The cards of a board as plain tuples: a board holds thousands, and objects would be its cost."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Count, Q, QuerySet

from rooftree.accounts.prepared import Fixed, prepared
from rooftree.accounts.viewer import Viewer
from rooftree.work.attachments.models import Attachment
from rooftree.work.checklists.models import CheckItem
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.ids import ids_in, listed
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.queries import items_seen
from rooftree.work.labels.models import ItemLabel
from rooftree.work.spaces.models import Category, Space, Status

Rows: TypeAlias = "QuerySet[Any, tuple[Any, ...]]"

CLOSED = (Category.DONE, Category.CANCELLED)


class BoardItem(NamedTuple):
    """The columns of an item that a card needs."""

    id: int
    key: str
    title: str
    kind_id: int
    status_id: int
    priority: int
    target: date | None
    is_private: bool
    parent_id: int | None


COLUMNS = BoardItem._fields


@dataclass(frozen=True, slots=True)
class Board:
    """The cards that a board shows, and how many there are of each status."""

    items: list[BoardItem]
    counts: dict[int, int]


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What stands around the cards, each by item id."""

    assignees: dict[int, tuple[int, ...]]
    labels: dict[int, tuple[int, ...]]
    checked: dict[int, tuple[int, int]]
    children: dict[int, tuple[int, int]]
    comments: dict[int, int]
    attachments: dict[int, int]
    commitments: dict[int, date]


def board_items(
    viewer: Viewer, space: Space, statuses: Sequence[Status], *, closed: int | None = None
) -> Board:
    """Return the cards of a space in some of its statuses in rank order, archived ones left out.

    Of each done or cancelled status only the last `closed` cards (None: all), for what is done piles up
    for ever; `Board.counts` tells how many there are of each status.
    """
    if closed is None:
        items = _read(_whole(viewer, space.pk, tuple(status.pk for status in statuses)))
        return Board(items, Counter(item.status_id for item in items))
    closed_ids = tuple(status.pk for status in statuses if status.category in CLOSED)
    open_ids = tuple(status.pk for status in statuses if status.category not in CLOSED)
    items = _read(_whole(viewer, space.pk, open_ids))
    counts: dict[int, int] = Counter(item.status_id for item in items)
    for status_id, count in _counted(viewer, space.pk, closed_ids):
        counts[status_id] = count
        items += _read(_last(viewer, space.pk, status_id, Fixed(closed)))[::-1]
    return Board(items, counts)


def board_facts(viewer: Viewer, items: list[BoardItem]) -> BoardFacts:
    """Return what cards tell besides their own columns, in eight queries however many cards."""
    shown = listed(item.id for item in items)
    parts = listed(pk for (pk,) in _parts(shown))
    return BoardFacts(
        assignees=_grouped(_assignees(shown)),
        labels=_grouped(_labels(shown)),
        checked=_pairs(_checked(shown)),
        children=_pairs(_children(viewer, parts)),
        comments=dict(_comments(shown)),
        attachments=dict(_attachments(shown)),
        commitments=dict(_commitments(shown)),
    )


@prepared
def _whole(viewer: Viewer, space_id: int, statuses: tuple[int, ...]) -> "Rows":
    shown = items_seen(viewer).filter(space_id=space_id, archived_at=None)
    return shown.filter(status_id__in=statuses).order_by("rank", "pk").values_list(*COLUMNS)


@prepared
def _last(viewer: Viewer, space_id: int, status_id: int, most: Fixed) -> "Rows":
    shown = items_seen(viewer).filter(space_id=space_id, archived_at=None, status_id=status_id)
    return shown.order_by("-rank", "-pk").values_list(*COLUMNS)[: int(most)]


@prepared
def _counted(viewer: Viewer, space_id: int, statuses: tuple[int, ...]) -> "Rows":
    shown = items_seen(viewer).filter(space_id=space_id, archived_at=None)
    finished = shown.filter(status_id__in=statuses).order_by()
    return finished.values_list("status_id").annotate(count=Count("pk"))


def _read(rows: Iterable[tuple[Any, ...]]) -> list[BoardItem]:
    return list(map(BoardItem._make, rows))


def _pairs(rows: Iterable[tuple[Any, int, int]]) -> dict[int, tuple[int, int]]:
    return {item_id: (done, total) for item_id, done, total in rows if item_id is not None}


def _grouped(rows: Iterable[tuple[int, Any]]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, tuple[Any, ...]] = {}
    for item_id, value in rows:
        found[item_id] = (*found.get(item_id, ()), value)
    return found


@prepared
def _assignees(shown: str) -> "Rows":
    rows = Assignment.objects.filter(item__in=ids_in(shown)).order_by("pk")
    return rows.values_list("item_id", "person_id")


@prepared
def _labels(shown: str) -> "Rows":
    rows = ItemLabel.objects.filter(item__in=ids_in(shown))
    return rows.order_by("label__position", "label_id").values_list("item_id", "label_id")


@prepared
def _checked(shown: str) -> "Rows":
    rows = CheckItem.objects.filter(checklist__item__in=ids_in(shown)).order_by()
    done, total = Count("pk", filter=Q(is_done=True)), Count("pk")
    return rows.values_list("checklist__item_id").annotate(done=done, total=total)


@prepared
def _parts(shown: str) -> "Rows":
    parts = Item.objects.filter(parent__in=ids_in(shown), archived_at=None)
    return parts.order_by().values_list("pk")


@prepared
def _children(viewer: Viewer, parts: str) -> "Rows":
    return (
        items_seen(viewer)
        .filter(pk__in=ids_in(parts))
        .order_by()
        .values_list("parent_id")
        .annotate(
            done=Count("pk", filter=Q(status__category=Category.DONE)),
            total=Count("pk", filter=~Q(status__category=Category.CANCELLED)),
        )
    )


@prepared
def _comments(shown: str) -> "Rows":
    rows = Comment.objects.filter(item__in=ids_in(shown)).order_by()
    return rows.values_list("item_id").annotate(count=Count("pk"))


@prepared
def _attachments(shown: str) -> "Rows":
    rows = Attachment.objects.filter(item__in=ids_in(shown)).order_by()
    return rows.values_list("item_id").annotate(count=Count("pk"))


@prepared
def _commitments(shown: str) -> "Rows":
    rows = Commitment.objects.filter(item__in=ids_in(shown), state=CommitmentState.OPEN)
    return rows.order_by("-date").values_list("item_id", "date")
