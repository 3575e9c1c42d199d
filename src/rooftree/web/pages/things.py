"""Plain pages of things that have a name: the list of all, and one with its particulars and items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils import timezone
from markupsafe import Markup

from rooftree.accounts.viewer import Viewer
from rooftree.listing.filters import Filter
from rooftree.listing.query import page_of
from rooftree.people.persons.models import Person
from rooftree.web.pieces import ItemMark, PersonMark
from rooftree.work.items.counting import Counts
from rooftree.work.spaces.queries import kinds_of

PAGE = 100
LONGEST_NUMBER = 15


class Cell(NamedTuple):
    """A value, printed by the first of its parts that is there; without any, it says `text`."""

    text: str = ""
    url: str = ""
    day: date | None = None
    person: PersonMark | None = None
    work: Counts | None = None
    tone: str | None = None


class Line(NamedTuple):
    """A thing in a list."""

    pk: int
    name: str
    url: str
    cells: tuple[Cell, ...]
    is_quiet: bool = False


class Empty(NamedTuple):
    """What a list without lines says."""

    title: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class ThingsPage:
    """A list of things; `scopes` are (text, address, whether it is here)."""

    title: str
    here: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    empty: Empty
    new_text: str = ""
    scopes: tuple[tuple[str, str, bool], ...] = ()
    next_url: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ThingPage:
    """One thing: its texts, its particulars, and the items that belong to it.

    `links` lead on, as (text, address); `tools` are forms of those who may edit it. A text that is not
    finished markup is printed as it was written, line by line.
    """

    name: str
    here: str
    list_name: str
    list_url: str
    facts: tuple[tuple[str, Cell], ...]
    texts: tuple[tuple[str, Markup | str], ...] = ()
    may_edit: bool = False
    is_archived: bool | None = None
    confirm: str = ""
    items: tuple[ItemMark, ...] = ()
    items_url: str = ""
    links: tuple[tuple[str, str], ...] = ()
    tools: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()


def person_cell(person: Person | None) -> Cell:
    """Return a cell with a person, or with nobody."""
    return Cell(person=PersonMark(person.name, person.user_id is not None)) if person else Cell()


def day_cell(at: date | datetime | None) -> Cell:
    """Return a cell with a day, in the reader's zone."""
    return Cell(day=timezone.localtime(at).date() if isinstance(at, datetime) else at)


def work_cell(counts: Counts | None) -> Cell:
    """Return a cell with how much is done; an empty one for nothing to do."""
    return Cell(work=counts) if counts else Cell()


def scope_of(values: Mapping[str, str], scopes: Mapping[str, str]) -> str:
    """Return which of some scopes an address asks for; the first unless it names another."""
    asked = values.get("scope", "")
    return asked if asked in scopes else next(iter(scopes))


def scope_links(
    here: str, scopes: Mapping[str, str], chosen: str
) -> tuple[tuple[str, str, bool], ...]:
    """Return scopes as tabs; the first has the plain address."""
    first = next(iter(scopes))
    return tuple(
        (text, here if scope == first else f"{here}?scope={scope}", scope == chosen)
        for scope, text in scopes.items()
    )


def number_of(values: Mapping[str, str]) -> int:
    """Return which page of a list an address asks for, from 1."""
    return max(1, id_in(values, "page"))


def id_in(values: Mapping[str, str], name: str) -> int:
    """Return a number in an address; 0 for anything else."""
    text = values.get(name, "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 0


def next_page(here: str, values: Mapping[str, str], has_more: bool) -> str:  # noqa: FBT001
    """Return the address of the next page of a list, "" after the last."""
    more = dict(values) | {"page": str(number_of(values) + 1)}
    return f"{here}?{urlencode(more)}" if has_more else ""


def items_in(viewer: Viewer, *, base: str, **holder: int) -> tuple[tuple[ItemMark, ...], str]:
    """Return the first items that a thing holds, as far as in sight, and the address of the whole list."""
    wanted = Filter(state="all", sort="status", **{name: str(pk) for name, pk in holder.items()})
    rows, _has_more = page_of(viewer, wanted)
    kinds = {kind.pk: kind for kind in kinds_of(viewer.workspace_id)}
    items = tuple(
        ItemMark(
            key=row.key,
            title=row.title,
            url=f"{base}/items/{row.key}",
            kind=kinds[row.kind_id].slug,
            kind_name=kinds[row.kind_id].name,
            category=row.category,
            status=row.status_name,
        )
        for row in rows
    )
    return items, f"{base}/items{wanted.address(sort='updated')}"
