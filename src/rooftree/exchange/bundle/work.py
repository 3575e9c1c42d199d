"""Items, what hangs on them, and what happened to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from rooftree.exchange.bundle.texts import NO_TEXT, Text

LinkKind = Literal["relates", "duplicates", "FS", "SS", "FF", "SF"]
SubjectKind = Literal["space", "status", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """An item's value: text, decimal text, a day as `YYYY-MM-DD`, a truth, or an option's name.

    `raw` is what the source had, when that says more: the exact instant, the option's source id.
    """

    source_id: str
    item: str
    field: str
    value: str | bool
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A card or issue.

    `start` and `target` are days in the zone the reader was given; `…_at` are the exact instants.
    `is_hidden` marks what is not archived itself but stands in an archived status.
    `marked_done` is the source's own tick, whatever the status. `type` is the source id of its
    ItemType, whose kind wins over `kind`. `priority` goes from 0 (none) to 4 (urgent); `points` are
    story points; `estimate` and `remaining` are minutes of working time. `votes` counts all who voted,
    `voters` are those of them whom the source names. `began_at` and `resolved_at` are when work began
    and ended, for sources that say so beside their history, or have none.
    """

    source_id: str
    source_url: str = ""
    aliases: tuple[str, ...] = ()
    number: int | None = None
    space: str
    status: str
    type: str | None = None
    kind: str = "task"
    parent: str | None = None
    title: str
    description: Text = NO_TEXT
    position: float = 0.0
    reporter: str | None = None
    assignees: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    affected_releases: tuple[str, ...] = ()
    sprints: tuple[str, ...] = ()
    watchers: tuple[str, ...] = ()
    voters: tuple[str, ...] = ()
    votes: int = 0
    priority: int = 0
    points: Decimal | None = None
    estimate: int | None = None
    remaining: int | None = None
    resolution: str = ""
    began_at: datetime | None = None
    resolved_at: datetime | None = None
    start: date | None = None
    start_at: datetime | None = None
    target: date | None = None
    target_at: datetime | None = None
    marked_done: bool = False
    marked_done_at: datetime | None = None
    is_archived: bool = False
    is_hidden: bool = False
    archived_at: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A titled list of steps on an item."""

    source_id: str
    item: str
    title: str
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One step of a checklist."""

    source_id: str
    checklist: str
    text: str
    is_done: bool = False
    position: float = 0.0
    assignee: str | None = None
    due: date | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody said on an item."""

    source_id: str
    source_url: str = ""
    item: str
    author: str | None
    body: Text
    created_at: datetime | None
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A link, or a file that stays at its address; `size` in bytes.

    `file` is the path of its content when that came along with the export.
    """

    source_id: str
    item: str
    name: str
    url: str
    is_upload: bool = False
    size: int | None = None
    media_type: str = ""
    author: str | None = None
    created_at: datetime | None = None
    position: float = 0.0
    is_cover: bool = False
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """From one item of the bundle to another; the dependency types read predecessor → successor.

    `name` is the source's own word for a plain link ("causes"), empty when the kind says it all.
    """

    source_id: str
    source: str
    target: str
    kind: LinkKind
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEntry:
    """Working time that somebody spent on an item."""

    source_id: str
    item: str
    author: str | None
    minutes: int
    started_at: datetime
    note: Text = NO_TEXT
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in the source; `verb` is from the reader's published list."""

    source_id: str
    at: datetime
    author: str | None
    verb: str
    subject_kind: SubjectKind
    subject: str
    details: Mapping[str, str] = field(default_factory=dict)
