"""A space's board: columns of cards, whole or in lanes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.queries import marks_of
from rooftree.web.counts import findings_of_items
from rooftree.web.pieces import HERE, Card, Column, LabelMark, PersonMark
from rooftree.work.boards.queries import CLOSED, BoardFacts, BoardItem, board_facts, board_items
from rooftree.work.items.queries import items_seen
from rooftree.work.labels.queries import label_names
from rooftree.work.spaces.models import Space, Status
from rooftree.work.spaces.policy import role_in
from rooftree.work.spaces.queries import kind_marks, statuses_of

LANES = ("parent", "person")
CLOSED_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody wishes to see a board; told by its address."""

    lanes_by: str = ""
    words: str = ""
    shows_all: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A stretch of the board: the cards of one parent, or of one person."""

    slug: str
    name: str
    url: str
    count: int
    columns: tuple[Column, ...]


class CardFacts(NamedTuple):
    """Everything that is particular to one card; `Marks` says what its numbers stand for."""

    item: BoardItem
    labels: tuple[int, ...]
    people: tuple[int, ...]
    checked: tuple[int, int] | None
    children: tuple[int, int] | None
    comments: int
    attachments: int
    commitment: date | None
    findings: int


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the board's template prints; `stacks` holds the cards of its columns, in their order.

    In the place of a column's cards stands `HERE`.
    """

    space: Space
    base: str
    look: Look
    may_move: bool
    may_administer: bool
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    hidden: int
    marks: "Marks"
    stacks: tuple[tuple[CardFacts, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no card at all, filtered or not."""
        shown = self.lanes or any(one.count for one in self.columns)
        return not self.look.words and not self.hidden and not shown

    @property
    def topics(self) -> tuple[str, ...]:
        """Return what the page listens to."""
        return (f"space:{self.space.pk}", "people")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the cards of one board name by numbers: hashable, so that cards can be kept by it."""

    base: str
    today: date
    kinds: Mapping[int, tuple[str, str]]
    people: Mapping[int, PersonMark]
    labels: Mapping[int, LabelMark]
    open_statuses: frozenset[int]

    def __hash__(self) -> int:
        """Say the same for the same marks."""
        return hash((self.base, self.today, len(self.people), len(self.labels)))

    def card(self, facts: CardFacts) -> Card:
        """Return a card with everything decided; what came to be after these marks is left out."""
        item = facts.item
        kind, kind_name = self.kinds[item.kind_id]
        url = f"{self.base}/items/{item.key}"
        is_open = item.status_id in self.open_statuses
        commitment = facts.commitment if is_open else None
        return Card(
            key=item.key,
            title=item.title,
            url=url,
            place_url=f"{url}/place",
            kind=kind,
            kind_name=kind_name,
            priority=item.priority,
            is_private=item.is_private,
            labels=tuple(self.labels[one] for one in facts.labels if one in self.labels),
            people=tuple(self.people[one] for one in facts.people if one in self.people),
            target=item.target,
            is_overdue=is_open and item.target is not None and item.target < self.today,
            commitment=commitment,
            is_late=commitment is not None and commitment < self.today,
            checked=facts.checked,
            children=facts.children,
            comments=facts.comments,
            attachments=facts.attachments,
            findings=facts.findings,
        )


class _Stacks:
    """Sorts the cards of a board into columns."""

    def __init__(self, facts: BoardFacts, findings: Mapping[int, int]) -> None:
        self._facts, self._findings = facts, findings
        self.filled: list[tuple[CardFacts, ...]] = []

    def owners(self, item: BoardItem, lanes_by: str) -> tuple[int, ...]:
        """Return the lanes in which an item stands, by the ids of their parents or persons."""
        if lanes_by == "person":
            return self._facts.assignees.get(item.id, (0,))
        return (item.parent_id or 0,)

    def columns(
        self,
        statuses: list[Status],
        items: Iterable[BoardItem],
        counts: Mapping[int, int],
        lane: str = "",
    ) -> tuple[Column, ...]:
        """Return the columns, and fill their stacks."""
        cards: dict[int, list[CardFacts]] = defaultdict(list)
        for item in items:
            cards[item.status_id].append(self._card(item))
        self.filled += (tuple(cards[status.pk]) for status in statuses)
        return tuple(
            Column(
                status=status.pk,
                name=status.name,
                category=status.category,
                cards=(HERE,),
                count=counts.get(status.pk, 0),
                limit=status.wip_limit,
                lane=lane,
            )
            for status in statuses
        )

    def _card(self, item: BoardItem) -> CardFacts:
        facts, pk = self._facts, item.id
        return CardFacts(
            item,
            facts.labels.get(pk, ()),
            facts.assignees.get(pk, ()),
            facts.checked.get(pk),
            facts.children.get(pk),
            facts.comments.get(pk, 0),
            facts.attachments.get(pk, 0),
            facts.commitments.get(pk),
            self._findings.get(pk, 0),
        )


def board_page(viewer: Viewer, space: Space, look: Look, *, base: str, today: date) -> BoardPage:
    """Put a board together in a number of queries that does not grow with its cards."""
    statuses = statuses_of(space)
    found = board_items(
        viewer, space, statuses, closed=None if look.shows_all or look.words else CLOSED_SHOWN
    )
    items = _matching(found.items, look.words)
    counts = Counter(item.status_id for item in items) if look.words else found.counts
    role = role_in(viewer, space) or Role.VIEWER
    marks = _marks(viewer, space, statuses, base, today)
    stacks = _Stacks(board_facts(viewer, items), findings_of_items(viewer, space))
    columns: tuple[Column, ...] = ()
    lanes: tuple[Lane, ...] = ()
    if look.lanes_by:
        lanes = _lanes(look.lanes_by, viewer, items, statuses, marks, stacks)
    else:
        columns = stacks.columns(statuses, items, counts)
    if columns and role >= Role.MEMBER:
        new_url = f"{base}/items/new?space={space.prefix}"
        columns = tuple(replace(one, new_url=f"{new_url}&status={one.status}") for one in columns)
    return BoardPage(
        space=space,
        base=base,
        look=look,
        may_move=role >= Role.MEMBER,
        may_administer=role >= Role.ADMIN,
        columns=columns,
        lanes=lanes,
        hidden=sum(counts.values()) - len(items),
        marks=marks,
        stacks=tuple(stacks.filled),
    )


def _matching(items: list[BoardItem], words: str) -> list[BoardItem]:
    wanted = words.casefold().split()
    if not wanted:
        return items
    return [
        item
        for item in items
        if all(one in f"{item.key} {item.title}".casefold() for one in wanted)
    ]


def _marks(viewer: Viewer, space: Space, statuses: list[Status], base: str, today: date) -> Marks:
    return Marks(
        base=base,
        today=today,
        kinds=kind_marks(viewer.workspace_id),
        people={pk: PersonMark(*mark) for pk, mark in marks_of(viewer).items()},
        labels={pk: LabelMark(*mark) for pk, mark in label_names(space).items()},
        open_statuses=frozenset(one.pk for one in statuses if one.category not in CLOSED),
    )


def _lanes(
    lanes_by: str,
    viewer: Viewer,
    items: list[BoardItem],
    statuses: list[Status],
    marks: Marks,
    stacks: _Stacks,
) -> tuple[Lane, ...]:
    groups: dict[int, list[BoardItem]] = defaultdict(list)
    for item in items:
        for owner in stacks.owners(item, lanes_by):
            groups[owner].append(item)
    names = _lane_names(lanes_by, viewer, groups, marks)
    lanes = []
    for owner, group in sorted(groups.items(), key=lambda pair: (not pair[0], names[pair[0]][0])):
        name, url = names[owner]
        counts = Counter(item.status_id for item in group)
        slug = f"{lanes_by}-{owner}"
        columns = stacks.columns(statuses, group, counts, f"{slug}-")
        lanes.append(Lane(slug, name, url, len(group), columns))
    return tuple(lanes)


def _lane_names(
    lanes_by: str, viewer: Viewer, groups: Iterable[int], marks: Marks
) -> dict[int, tuple[str, str]]:
    if lanes_by == "person":
        names = {pk: (mark.name, "") for pk, mark in marks.people.items()}
        unknown = {owner: (_("Somebody new"), "") for owner in groups}
        return unknown | names | {0: (_("Nobody"), "")}
    found = items_seen(viewer).filter(pk__in=set(groups)).values_list("pk", "key", "title")
    parents = {pk: (f"{key} {title}", f"{marks.base}/items/{key}") for pk, key, title in found}
    hidden = {owner: (_("Something you cannot see"), "") for owner in groups}
    return hidden | parents | {0: (_("Without a parent"), "")}
