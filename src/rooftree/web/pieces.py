"""What the components print: small tuples that a page object fills, with everything decided.

Tuples because a board holds thousands of them. `url` is always a finished address, "" for none.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from markupsafe import Markup

HERE = Markup("<!-- here -->")
"""Stands in a page where `show` puts what was printed besides, one after the other."""


class PersonMark(NamedTuple):
    """A person; `has_account` is False for a placeholder out of another tool."""

    name: str
    has_account: bool = True
    url: str = ""


class LabelMark(NamedTuple):
    """A label; colours are Trello's ten, also with `_light` or `_dark`. The name may be empty."""

    name: str
    colour: str = "black"


class ItemMark(NamedTuple):
    """An item mentioned in a line. `kind` and `category` are the slugs that choose the signs."""

    key: str
    title: str
    url: str
    kind: str = "task"
    kind_name: str = ""
    category: str = "todo"
    status: str = ""


class Card(NamedTuple):
    """An item on a board. `place_url` shows and takes the form that moves it."""

    key: str
    title: str
    url: str
    place_url: str = ""
    kind: str = "task"
    kind_name: str = ""
    priority: int = 0
    is_over: bool = False
    is_private: bool = False
    labels: tuple[LabelMark, ...] = ()
    people: tuple[PersonMark, ...] = ()
    target: date | None = None
    is_overdue: bool = False
    commitment: date | None = None
    is_late: bool = False
    checked: tuple[int, int] | None = None
    children: tuple[int, int] | None = None
    comments: int = 0
    attachments: int = 0
    findings: int = 0


@dataclass(frozen=True)
class Column:
    """A status of a board (or of one of its lanes) and the cards in it, or their finished markup."""

    status: int
    name: str
    category: str
    cards: tuple[Card | Markup, ...]
    count: int
    limit: int | None = None
    new_url: str = ""
    lane: str = ""


class Change(NamedTuple):
    """An entry of a history. `details` are (field, old, new), each already in words."""

    who: PersonMark | None
    text: str
    at: datetime
    icon: str = ""
    details: tuple[tuple[str, str, str], ...] = ()
    via: str = ""


class Toast(NamedTuple):
    """A short message after a deed; `undo_url` takes a POST that undoes it."""

    text: str
    level: str = "success"
    undo_url: str = ""
