"""One issue of Jira, as far as any of its exports tells it; all of them are read into this first.

Names stand where an export has no ids. `None` and empty mean that the export does not say.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from rooftree.exchange.bundle import NO_TEXT, FieldType, SprintState, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody; `id` is the account id, the server's user key or name, or else what is shown."""

    id: str
    name: str = ""
    username: str = ""
    email: str = ""
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the issue's project."""

    name: str
    id: str = ""
    description: str = ""
    start: date | None = None
    release: date | None = None
    is_released: bool = False
    is_archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component of the issue's project."""

    name: str
    id: str = ""
    description: str = ""
    lead: User | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprint:
    """A sprint in which the issue is or was."""

    name: str
    id: str = ""
    goal: str = ""
    state: SprintState | None = None
    start_at: datetime | None = None
    finish_at: datetime | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another issue by its key. `is_outward`: this issue does to the other what `name` says.

    `type` is the name of the link's type ("Blocks"), `name` the phrase that was read ("is blocked by").
    """

    type: str
    key: str
    is_outward: bool
    name: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody said."""

    body: Text
    author: User | None = None
    created_at: datetime | None = None
    edited_at: datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklog:
    """Time spent, in seconds."""

    seconds: int
    started_at: datetime
    author: User | None = None
    note: Text = NO_TEXT
    created_at: datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file: its address there, and the path of its content when that came along."""

    name: str
    url: str = ""
    id: str = ""
    size: int | None = None
    media_type: str = ""
    author: User | None = None
    created_at: datetime | None = None
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that somebody changed; the ids are those of statuses, users and the like."""

    at: datetime
    author: User | None
    field: str
    before: str = ""
    after: str = ""
    before_id: str = ""
    after_id: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomValue:
    """The value of a custom field: text, decimal text, a day as `YYYY-MM-DD`, a truth, or a choice."""

    name: str
    type: FieldType
    value: str | bool
    id: str = ""
    raw: str = ""


StatusCategory = Literal["new", "indeterminate", "done", "undefined"]
"""Jira's own words for to do, in progress and done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue. Times of work are in seconds; `points` are story points, never time.

    `parent` is the key or id of the parent, epic or story, in whichever of the four ways it was
    written. `old_keys` are those that the issue had in other projects. `category_changed_at` is when
    the issue came to the category of its status.
    """

    key: str
    id: str = ""
    url: str = ""
    project_key: str
    project_name: str = ""
    project_id: str = ""
    type: str = ""
    type_id: str = ""
    is_subtask: bool = False
    is_epic: bool = False
    status: str = ""
    status_id: str = ""
    status_category: StatusCategory | None = None
    priority: str = ""
    resolution: str = ""
    summary: str = ""
    description: Text = NO_TEXT
    environment: Text = NO_TEXT
    reporter: User | None = None
    creator: User | None = None
    assignee: User | None = None
    parent: str = ""
    old_keys: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    components: tuple[Component, ...] = ()
    fix_versions: tuple[Version, ...] = ()
    affected_versions: tuple[Version, ...] = ()
    sprints: tuple[Sprint, ...] = ()
    watchers: tuple[User, ...] = ()
    voters: tuple[User, ...] = ()
    votes: int = 0
    points: Decimal | None = None
    estimate: int | None = None
    remaining: int | None = None
    start: date | None = None
    due: date | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    resolved_at: datetime | None = None
    category_changed_at: datetime | None = None
    rank: str = ""
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    worklogs: tuple[Worklog, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    changes: tuple[Change, ...] = ()
    values: tuple[CustomValue, ...] = ()
