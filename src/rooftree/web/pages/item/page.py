"""An item's page, put together of its parts."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.listing.hangings import hangings_of
from rooftree.web.pages.findings.lines import Line as FindingLine
from rooftree.web.pages.item.around import Around, around
from rooftree.web.pages.item.checklists import List, checklists
from rooftree.web.pages.item.files import Attached, attached
from rooftree.web.pages.item.findings import findings
from rooftree.web.pages.item.marks import item_mark
from rooftree.web.pages.item.side import Side, side
from rooftree.web.pages.item.talk import Said, changes, comments
from rooftree.web.pieces import Change, ItemMark
from rooftree.web.prose import rendered
from rooftree.work.comments.lines import Line, all_lines, latest_lines
from rooftree.work.items.models import Item
from rooftree.work.items.policy import role_on
from rooftree.work.items.tree import parents_of, parts_of
from rooftree.work.links.queries import Ties, ties_of
from rooftree.work.spaces.models import PLANNED_CATEGORIES, Category
from rooftree.work.spaces.workflow import Step, steps_of

CLOSED = (Category.DONE, Category.CANCELLED)


@dataclass(frozen=True, slots=True)
class Look:
    """Which side of the talk somebody wishes to see, and the comment that was typed and refused."""

    shows_history: bool = False
    shows_all: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """A dependency or a link in a line: what it says, how it is bound, and to what.

    `words` are another tool's own for a link, read from its source to its target.
    """

    pk: int
    item: ItemMark
    kind: str
    lag: int = 0
    words: str = ""
    is_outward: bool = True


@dataclass(frozen=True, slots=True)
class Bonds:
    """Everything that binds or links the item."""

    waits_for: tuple[Bond, ...] = ()
    blocks: tuple[Bond, ...] = ()
    links: tuple[Bond, ...] = ()

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.waits_for) + len(self.blocks) + len(self.links)


@dataclass(frozen=True, slots=True)
class ItemPage:
    """What the item's template prints."""

    item: Item
    base: str
    here: str
    look: Look
    may_edit: bool
    may_comment: bool
    trail: tuple[ItemMark, ...]
    description: Markup
    statuses: tuple[Step, ...]
    side: Side
    around: Around
    parts: tuple[ItemMark, ...]
    parts_done: int
    checklists: tuple[List, ...]
    bonds: Bonds
    files: tuple[Attached, ...]
    comments: tuple[Said, ...]
    changes: tuple[Change, ...]
    has_more: bool
    findings: tuple[FindingLine, ...]

    @property
    def is_planned(self) -> bool:
        """Tell whether plans say something about it."""
        item = self.item
        return item.archived_at is None and item.status.category in PLANNED_CATEGORIES

    @property
    def pictures(self) -> tuple[Attached, ...]:
        """Return the attachments that are shown."""
        return tuple(one for one in self.files if one.image_url)

    @property
    def other_files(self) -> tuple[Attached, ...]:
        """Return the attachments that are only named."""
        return tuple(one for one in self.files if not one.image_url)

    @property
    def has(self) -> tuple[str, ...]:
        """Name what it has already of that which can be added."""
        around = self.around
        held = {
            "parts": self.parts,
            "bonds": self.bonds.count,
            "files": self.files,
            "promises": self.side.promises,
            "components": around.components,
            "releases": around.releases,
            "delivery": around.sprints or around.project,
            "time": around.time,
            "goals": self.side.goals,
        }
        return tuple(name for name, those in held.items() if those)

    @property
    def topics(self) -> tuple[str, ...]:
        """Return what the page listens to."""
        above = self.item.parent_id
        return (f"item:{self.item.pk}", *([f"item:{above}"] if above else []))


def item_page(viewer: Viewer, item: Item, look: Look, *, base: str, today: date) -> ItemPage:
    """Put the page together; the number of queries depends on what there is, not on how much."""
    role = role_on(viewer, item)
    if role is None:
        raise NotFound
    here, has = f"{base}/items/{item.key}", hangings_of(item)
    may_edit = role >= Role.MEMBER
    parents = parents_of(viewer, item)
    parts = parts_of(viewer, item) if has.parts else []
    lines, has_older = _lines(item, look) if has.comments else ([], False)
    happened, has_more = _happened(viewer, item, look)
    description, *bodies = rendered(
        viewer, [item.description, *(line.body for line in lines)], base=base
    )
    return ItemPage(
        item=item,
        base=base,
        here=here,
        look=look,
        may_edit=may_edit,
        may_comment=role >= Role.COMMENTER,
        trail=tuple(item_mark(one, base) for one in reversed(parents)),
        description=description,
        statuses=tuple(steps_of(item.space_id)) if may_edit else (),
        side=side(viewer, item, parents, has, base=base, today=today),
        around=around(viewer, item, role, has, base=base),
        parts=tuple(item_mark(one, base) for one in parts),
        parts_done=sum(one.category in CLOSED for one in parts),
        checklists=checklists(item, today) if has.checklists else (),
        bonds=_bonds(viewer, item, base) if has.dependencies or has.links else Bonds(),
        files=attached(item, here) if has.attachments else (),
        comments=comments(viewer, role, lines, bodies),
        changes=happened,
        has_more=has_more or has_older,
        findings=findings(viewer, item, may_answer=may_edit, base=base) if has.findings else (),
    )


def _lines(item: Item, look: Look) -> tuple[list[Line], bool]:
    if look.shows_history:
        return [], False
    return (all_lines(item), False) if look.shows_all else latest_lines(item)


def _happened(viewer: Viewer, item: Item, look: Look) -> tuple[tuple[Change, ...], bool]:
    return changes(viewer, item, shows_all=look.shows_all) if look.shows_history else ((), False)


def _bonds(viewer: Viewer, item: Item, base: str) -> Bonds:
    ties: Ties = ties_of(viewer, item)
    kinds = {
        ("duplicates", True): "duplicates",
        ("duplicates", False): "duplicated",
        ("relates", True): "relates",
        ("relates", False): "relates",
    }
    return Bonds(
        tuple(Bond(t.id, item_mark(t.other, base), t.type, t.lag) for t in ties.waits_for),
        tuple(Bond(t.id, item_mark(t.other, base), t.type, t.lag) for t in ties.blocks),
        tuple(
            Bond(
                r.id,
                item_mark(r.other, base),
                kinds[r.kind, r.is_outward],
                words=r.name,
                is_outward=r.is_outward,
            )
            for r in ties.relations
        ),
    )
