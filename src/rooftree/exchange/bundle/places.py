"""What a space is made of, before any item."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from rooftree.exchange.bundle.texts import NO_TEXT, Text

Category = Literal["discovery", "todo", "doing", "done", "cancelled"]
CategoryBasis = Literal["source", "name", "position", "default"]
FieldType = Literal["text", "number", "date", "checkbox", "choice"]
SprintState = Literal["future", "active", "closed"]
MemberRole = Literal["admin", "member", "viewer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A board or project. `prefix` is the source's own key prefix, where it has one."""

    source_id: str
    source_url: str = ""
    name: str
    prefix: str = ""
    description: Text = NO_TEXT
    is_archived: bool = False
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceMember:
    """A person's part in a space."""

    space: str
    person: str
    role: MemberRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A list, column or workflow status. `basis` says what its category was concluded from."""

    source_id: str
    source_url: str = ""
    space: str
    name: str
    category: Category
    basis: CategoryBasis
    position: float
    is_archived: bool = False
    wip_limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label; its name may be empty or shared. `colour` is a name (`sky-light`) or empty."""

    source_id: str
    space: str
    name: str
    colour: str = ""
    source_colour: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a field of type choice."""

    source_id: str
    name: str
    colour: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A custom field of a space."""

    source_id: str
    space: str
    name: str
    type: FieldType
    options: tuple[Option, ...] = ()
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemType:
    """What the source calls a sort of item, and the slug of the kind that it becomes here."""

    source_id: str
    name: str
    kind: str
    basis: CategoryBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of what a space is about."""

    source_id: str
    source_url: str = ""
    space: str
    name: str
    description: Text = NO_TEXT
    lead: str | None = None
    is_archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version of a project; `target` is when it is wanted, or came out once it is released."""

    source_id: str
    source_url: str = ""
    space: str
    name: str
    description: Text = NO_TEXT
    start: date | None = None
    target: date | None = None
    is_released: bool = False
    is_archived: bool = False
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprint:
    """A sprint; `space` is the project in which it was first seen, since boards may span several."""

    source_id: str
    space: str
    name: str
    goal: str = ""
    state: SprintState
    start_at: datetime | None = None
    finish_at: datetime | None = None
    completed_at: datetime | None = None
