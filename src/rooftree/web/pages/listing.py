"""A list of items, narrowed and ordered by its address."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.listing.filters import Filter
from rooftree.listing.query import Row, page_of
from rooftree.people.persons.queries import marks_of
from rooftree.web.pages.holders import Holder, holders_of
from rooftree.web.pieces import LabelMark, PersonMark
from rooftree.work.items.assigned import Assigned
from rooftree.work.items.models import Priority
from rooftree.work.labels.borne import Borne, borne_by
from rooftree.work.labels.carried import Carried
from rooftree.work.labels.queries import label_names
from rooftree.work.spaces.models import Category
from rooftree.work.spaces.queries import all_spaces_named, kind_marks, space_by_prefix, statuses_of

Options = tuple[tuple[str, str], ...]


class Told(NamedTuple):
    """All that is known of an item in the list; what it prints is kept by this."""

    row: Row
    kind: tuple[str, str]
    people: tuple[Assigned, ...]
    labels: tuple[Carried, ...]
    base: str


@dataclass(frozen=True, slots=True)
class Line:
    """An item in the list, with everything decided."""

    row: Row
    kind: str
    kind_name: str
    url: str
    owner: PersonMark | None
    people: tuple[PersonMark, ...]
    labels: tuple[LabelMark, ...]
    planned: date | None
    is_overdue: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter and the bulk bar offer."""

    spaces: Options
    states: Options
    statuses: Options
    kinds: Options
    people: Options
    labels: Options
    priorities: Options


@dataclass(frozen=True, slots=True)
class ListPage:
    """What the list's template prints; the last four are printed before it, and kept."""

    title: str
    address: str
    wanted: Filter
    told: tuple[Told, ...]
    choices: Choices
    holders: tuple[Holder, ...]
    has_points: bool
    has_more: bool
    may_change: bool
    heads: str = ""
    rows: str = ""
    filters: str = ""
    bulk: str = ""

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything narrows the list."""
        return self.wanted.address(sort="updated", down="") != "?"


def list_page(viewer: Viewer, wanted: Filter, *, base: str, title: str, address: str) -> ListPage:
    """Put a page of a list together."""
    rows, has_more = page_of(viewer, wanted)
    borne = borne_by(row.id for row in rows)
    kinds = kind_marks(viewer.workspace_id)
    return ListPage(
        title=title,
        address=address,
        wanted=wanted,
        told=tuple(_told(row, kinds[row.kind_id], borne[row.id], base) for row in rows),
        choices=_choices(viewer, wanted, list(kinds.values())),
        holders=holders_of(viewer, wanted, address),
        has_points=any(row.points is not None for row in rows),
        has_more=has_more,
        may_change=viewer.role >= Role.MEMBER,
    )


def _told(row: Row, kind: tuple[str, str], borne: Borne, base: str) -> Told:
    return Told(row, kind, tuple(borne.people), tuple(borne.labels), base)


def line_of(told: Told) -> Line:
    """Decide what a line prints, today and in the zone of its reader."""
    row, today = told.row, timezone.localdate()
    planned = timezone.localtime(row.planned_finish).date() if row.planned_finish else None
    is_open = row.category not in {Category.DONE, Category.CANCELLED}
    return Line(
        row=row,
        kind=told.kind[0],
        kind_name=told.kind[1],
        url=f"{told.base}/items/{row.key}",
        owner=PersonMark(row.owner_name, row.owner_user_id is not None) if row.owner_name else None,
        people=tuple(PersonMark(one.name, one.user_id is not None) for one in told.people),
        labels=tuple(LabelMark(one.name, one.colour) for one in told.labels),
        planned=planned,
        is_overdue=is_open and row.target is not None and row.target < today,
        is_late=bool(is_open and row.target and planned and planned > row.target),
    )


def _choices(viewer: Viewer, wanted: Filter, kinds: list[tuple[str, str]]) -> Choices:
    spaces = tuple(all_spaces_named(viewer))
    is_one = any(prefix == wanted.space for prefix, _name in spaces)
    space = space_by_prefix(viewer, wanted.space) if is_one else None
    labels = label_names(space).items() if space else ()
    people = [(str(pk), name) for pk, (name, _account) in marks_of(viewer).items()]
    return Choices(
        spaces=spaces,
        states=(
            *((value, str(text)) for value, text in Category.choices),
            ("all", _("All")),
        ),
        statuses=tuple((str(one.pk), one.name) for one in statuses_of(space)) if space else (),
        kinds=tuple(kinds),
        people=(("me", _("Me")), ("none", _("Nobody")), *people),
        labels=tuple((str(pk), name or colour) for pk, (name, colour) in labels),
        priorities=tuple((str(value), str(text)) for value, text in reversed(Priority.choices)),
    )
