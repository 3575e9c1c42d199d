"""The particulars of an item, beside what it is about."""

from dataclasses import dataclass
from datetime import date

from rooftree.accounts.viewer import Viewer
from rooftree.listing.hangings import Hangings
from rooftree.product.serving.purposes import Purpose, purposes_of
from rooftree.web.pages.item.marks import person_mark
from rooftree.web.pieces import LabelMark, PersonMark
from rooftree.work.commitments.lines import commitment_lines
from rooftree.work.commitments.models import CommitmentState
from rooftree.work.fields.lines import Line as FieldLine
from rooftree.work.fields.lines import field_lines
from rooftree.work.items.models import Item
from rooftree.work.items.tree import Relative
from rooftree.work.spaces.models import OPEN_CATEGORIES


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with everything decided."""

    pk: int
    to_whom: str
    date: date
    by: str
    note: str
    state: str
    state_text: str
    is_open: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Served:
    """A goal that an item serves, by itself or through the item with the key `through`."""

    objective: str
    url: str
    is_closed: bool
    through: str


@dataclass(frozen=True, slots=True)
class Side:
    """What stands beside the text of an item."""

    assignees: tuple[PersonMark, ...]
    owner: PersonMark | None
    reporter: PersonMark | None
    is_mine: bool
    labels: tuple[LabelMark, ...]
    is_overdue: bool
    is_planned_late: bool
    promises: tuple[Promise, ...]
    goals: tuple[Served, ...]
    fields: tuple[FieldLine, ...]


def side(
    viewer: Viewer, item: Item, parents: list[Relative], has: Hangings, *, base: str, today: date
) -> Side:
    """Return the particulars of an item."""
    people = has.borne.people
    owner, reporter = item.owner, item.reporter
    is_open = item.status.category in OPEN_CATEGORIES
    planned = item.planned_finish.date() if item.planned_finish and is_open else None
    return Side(
        assignees=tuple(PersonMark(one.name, one.user_id is not None) for one in people),
        owner=person_mark(owner.name, owner.user_id) if owner else None,
        reporter=person_mark(reporter.name, reporter.user_id) if reporter else None,
        is_mine=viewer.person_id in {one.id for one in people},
        labels=tuple(LabelMark(one.name, one.colour or "black") for one in has.borne.labels),
        is_overdue=is_open and item.target is not None and item.target < today,
        is_planned_late=planned is not None and item.target is not None and planned > item.target,
        promises=_promises(item, today) if has.commitments else (),
        goals=_goals(item, parents, base) if has.goals or parents else (),
        fields=tuple(field_lines(item)) if has.fields else (),
    )


def _promises(item: Item, today: date) -> tuple[Promise, ...]:
    is_over = item.status.category not in OPEN_CATEGORIES
    return tuple(
        Promise(
            pk=one.id,
            to_whom=one.to_whom,
            date=one.date,
            by=one.made_by or "",
            note=one.note,
            state=one.state,
            state_text=str(CommitmentState(one.state).label),
            is_open=one.state == CommitmentState.OPEN,
            is_late=one.state == CommitmentState.OPEN and not is_over and one.date < today,
        )
        for one in commitment_lines(item)
    )


def _goals(item: Item, parents: list[Relative], base: str) -> tuple[Served, ...]:
    keys = {one.id: one.key for one in parents}
    return tuple(
        _served(one, keys.get(one.item_id, ""), base) for one in purposes_of([item.pk, *keys])
    )


def _served(one: Purpose, through: str, base: str) -> Served:
    return Served(one.objective, f"{base}/goals/{one.goal_id}", one.is_closed, through)
