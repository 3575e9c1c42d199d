"""The cards of a board as plain tuples: a board holds thousands, and objects would be its cost."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Count, Q, QuerySet
from django.db.models.expressions import RawSQL

from rooftree.accounts.viewer import Viewer
from rooftree.work.attachments.models import Attachment
from rooftree.work.checklists.models import CheckItem
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.models import Commitment, CommitmentState
from rooftree.work.ids import ids_in
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.queries import items_seen
from rooftree.work.labels.models import ItemLabel
from rooftree.work.spaces.models import Category, Space, Status

Shown: TypeAlias = "QuerySet[Item, Any]"

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


@dataclass(frozen=True, slots=True)
class Board:
    """The cards that a board shows, and how many there are of each status."""

    items: list[BoardItem]
    counts: dict[int, int]


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """What stands around the cards, each by item id."""

    assignees: dict[int, list[int]]
    labels: dict[int, list[tuple[str, str]]]
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
    shown = items_seen(viewer).filter(space=space, archived_at=None)
    if closed is None:
        items = _read(shown.filter(status__in=[one.pk for one in statuses]).order_by("rank", "pk"))
        return Board(items, Counter(item.status_id for item in items))
    closed_ids = [status.pk for status in statuses if status.category in CLOSED]
    open_ids = [status.pk for status in statuses if status.category not in CLOSED]
    items = _read(shown.filter(status__in=open_ids).order_by("rank", "pk"))
    counts: dict[int, int] = Counter(item.status_id for item in items)
    finished = shown.filter(status__in=closed_ids).order_by()
    for status_id, count in finished.values_list("status_id").annotate(count=Count("pk")):
        counts[status_id] = count
        items += _read(shown.filter(status_id=status_id).order_by("-rank", "-pk")[:closed])[::-1]
    return Board(items, counts)


def board_facts(viewer: Viewer, items: list[BoardItem]) -> BoardFacts:
    """Return what cards tell besides their own columns, in seven queries however many cards."""
    shown = ids_in([item.id for item in items])
    return BoardFacts(
        assignees=_assignees(shown),
        labels=_labels(shown),
        checked=_checked(shown),
        children=_children(viewer, shown),
        comments=_counted(Comment.objects.filter(item__in=shown)),
        attachments=_counted(Attachment.objects.filter(item__in=shown)),
        commitments=_commitments(shown),
    )


def _read(items: Shown) -> list[BoardItem]:
    return list(map(BoardItem._make, items.values_list(*BoardItem._fields)))


def _assignees(shown: RawSQL) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Assignment.objects.filter(item__in=shown).order_by("pk")
    for item_id, person_id in rows.values_list("item_id", "person_id"):
        found[item_id].append(person_id)
    return found


def _labels(shown: RawSQL) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = ItemLabel.objects.filter(item__in=shown).order_by("label__position", "label_id")
    for item_id, name, colour in rows.values_list("item_id", "label__name", "label__colour"):
        found[item_id].append((name, colour))
    return found


def _checked(shown: RawSQL) -> dict[int, tuple[int, int]]:
    rows = (
        CheckItem.objects.filter(checklist__item__in=shown)
        .values_list("checklist__item_id")
        .annotate(done=Count("pk", filter=Q(is_done=True)), total=Count("pk"))
    )
    return {item_id: (done, total) for item_id, done, total in rows}


def _children(viewer: Viewer, shown: RawSQL) -> dict[int, tuple[int, int]]:
    parts = list(
        Item.objects.filter(parent__in=shown, archived_at=None).values_list("pk", flat=True)
    )
    if not parts:
        return {}
    rows = (
        items_seen(viewer)
        .filter(pk__in=ids_in(parts))
        .order_by()
        .values_list("parent_id")
        .annotate(
            done=Count("pk", filter=Q(status__category=Category.DONE)),
            total=Count("pk", filter=~Q(status__category=Category.CANCELLED)),
        )
    )
    return {parent_id: (done, total) for parent_id, done, total in rows if parent_id is not None}


def _counted(rows: "QuerySet[Comment] | QuerySet[Attachment]") -> dict[int, int]:
    return dict(rows.order_by().values_list("item_id").annotate(count=Count("pk")))


def _commitments(shown: RawSQL) -> dict[int, date]:
    rows = Commitment.objects.filter(item__in=shown, state=CommitmentState.OPEN).order_by("-date")
    return dict(rows.values_list("item_id", "date"))
