"""A space's board: columns of cards, whole or in lanes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.queries import marks_of
from rooftree.web.counts import findings_of_items
from rooftree.web.pieces import Card, Column, LabelMark, PersonMark
from rooftree.work.boards.queries import CLOSED, BoardFacts, BoardItem, board_facts, board_items
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Space, Status
from rooftree.work.spaces.policy import role_in
from rooftree.work.spaces.queries import kinds_of, statuses_of

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


@dataclass(frozen=True, slots=True)
class BoardPage:
    """What the board's template prints."""

    space: Space
    base: str
    look: Look
    may_move: bool
    may_administer: bool
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    hidden: int

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no card at all, filtered or not."""
        shown = self.lanes or any(one.count for one in self.columns)
        return not self.look.words and not self.hidden and not shown

    @property
    def topics(self) -> tuple[str, ...]:
        """Return what the page listens to."""
        return (f"space:{self.space.pk}", "people", "findings")


@dataclass(frozen=True, slots=True)
class _Marks:
    """Looks up what the cards of one board name."""

    base: str
    today: date
    kinds: dict[int, tuple[str, str]]
    people: dict[int, PersonMark]
    open_statuses: set[int]
    findings: dict[int, int]
    facts: BoardFacts

    def card(self, item: BoardItem) -> Card:
        """Return the card of an item with everything decided."""
        kind, kind_name = self.kinds[item.kind_id]
        facts, url = self.facts, f"{self.base}/items/{item.key}"
        is_open = item.status_id in self.open_statuses
        commitment = facts.commitments.get(item.id) if is_open else None
        return Card(
            key=item.key,
            title=item.title,
            url=url,
            place_url=f"{url}/place",
            kind=kind,
            kind_name=kind_name,
            priority=item.priority,
            is_private=item.is_private,
            labels=tuple(LabelMark(*one) for one in facts.labels.get(item.id, ())),
            people=tuple(self.people[one] for one in facts.assignees.get(item.id, ())),
            target=item.target,
            is_overdue=is_open and item.target is not None and item.target < self.today,
            commitment=commitment,
            is_late=commitment is not None and commitment < self.today,
            checked=facts.checked.get(item.id),
            children=facts.children.get(item.id),
            comments=facts.comments.get(item.id, 0),
            attachments=facts.attachments.get(item.id, 0),
            findings=self.findings.get(item.id, 0),
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
    marks = _marks(viewer, space, statuses, items, base, today)
    new_url = f"{base}/items/new?space={space.prefix}" if role >= Role.MEMBER else ""
    page = BoardPage(
        space=space,
        base=base,
        look=look,
        may_move=role >= Role.MEMBER,
        may_administer=role >= Role.ADMIN,
        columns=(),
        lanes=(),
        hidden=sum(counts.values()) - len(items),
    )
    if look.lanes_by:
        return replace(page, lanes=_lanes(look.lanes_by, viewer, items, statuses, marks))
    columns = _columns(statuses, items, marks, counts)
    with_new = (replace(column, new_url=f"{new_url}&status={column.status}") for column in columns)
    return replace(page, columns=tuple(with_new) if new_url else columns)


def _matching(items: list[BoardItem], words: str) -> list[BoardItem]:
    wanted = words.casefold().split()
    if not wanted:
        return items
    return [
        item
        for item in items
        if all(one in f"{item.key} {item.title}".casefold() for one in wanted)
    ]


def _marks(
    viewer: Viewer,
    space: Space,
    statuses: list[Status],
    items: list[BoardItem],
    base: str,
    today: date,
) -> _Marks:
    return _Marks(
        base=base,
        today=today,
        kinds={kind.pk: (kind.slug, kind.name) for kind in kinds_of(viewer.workspace_id)},
        people={pk: PersonMark(*mark) for pk, mark in marks_of(viewer).items()},
        open_statuses={status.pk for status in statuses if status.category not in CLOSED},
        findings=findings_of_items(viewer, space),
        facts=board_facts(viewer, items),
    )


def _columns(
    statuses: list[Status],
    items: Iterable[BoardItem],
    marks: _Marks,
    counts: Mapping[int, int],
    lane: str = "",
) -> tuple[Column, ...]:
    cards: dict[int, list[Card]] = defaultdict(list)
    for item in items:
        cards[item.status_id].append(marks.card(item))
    return tuple(
        Column(
            status=status.pk,
            name=status.name,
            category=status.category,
            cards=tuple(cards[status.pk]),
            count=counts.get(status.pk, 0),
            limit=status.wip_limit,
            lane=lane,
        )
        for status in statuses
    )


def _lanes(
    lanes_by: str,
    viewer: Viewer,
    items: list[BoardItem],
    statuses: list[Status],
    marks: _Marks,
) -> tuple[Lane, ...]:
    groups: dict[int, list[BoardItem]] = defaultdict(list)
    for item in items:
        for owner in _owners(lanes_by, item, marks):
            groups[owner].append(item)
    names = _lane_names(lanes_by, viewer, groups, marks)
    lanes = []
    for owner, group in sorted(groups.items(), key=lambda pair: (not pair[0], names[pair[0]][0])):
        name, url = names[owner]
        counts = Counter(item.status_id for item in group)
        slug = f"{lanes_by}-{owner}"
        columns = _columns(statuses, group, marks, counts, f"{slug}-")
        lanes.append(Lane(slug, name, url, len(group), columns))
    return tuple(lanes)


def _owners(lanes_by: str, item: BoardItem, marks: _Marks) -> list[int]:
    if lanes_by == "person":
        return marks.facts.assignees.get(item.id) or [0]
    return [item.parent_id or 0]


def _lane_names(
    lanes_by: str, viewer: Viewer, groups: Iterable[int], marks: _Marks
) -> dict[int, tuple[str, str]]:
    if lanes_by == "person":
        names = {pk: (mark.name, "") for pk, mark in marks.people.items()}
        return names | {0: (_("Nobody"), "")}
    found = items_seen(viewer).filter(pk__in=set(groups)).values_list("pk", "key", "title")
    parents = {pk: (f"{key} {title}", f"{marks.base}/items/{key}") for pk, key, title in found}
    hidden = {owner: (_("Something you cannot see"), "") for owner in groups}
    return hidden | parents | {0: (_("Without a parent"), "")}
