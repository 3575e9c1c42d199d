"""The neutral form between other tools' files and Rooftree. Knows neither Django nor any format.

Things refer to each other by source id, and every reference resolves inside its bundle. Collections
may be iterated any number of times but not indexed, so that a reader of large files can keep them
on disk; the order within a collection is the order in which to show and to load.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

from rooftree.exchange.report import Remark, Report, Tally, report_of

Category = Literal["discovery", "todo", "doing", "done", "cancelled"]
CategoryBasis = Literal["source", "name", "position", "default"]
FieldType = Literal["text", "number", "date", "checkbox", "choice"]
LinkKind = Literal["relates", "duplicates", "FS", "SS", "FF", "SF"]
SprintState = Literal["future", "active", "closed"]
MemberRole = Literal["admin", "member", "viewer"]
SubjectKind = Literal["space", "status", "item"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Markdown, and what the source had in its place where the two differ."""

    markdown: str = ""
    raw: str | None = None
    markup: Literal["markdown", "wiki", "adf", "html", "plain"] = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the bundle comes from.

    `exported_at` is the latest instant that the file mentions when the format tells no better.
    """

    system: str
    source_id: str
    name: str
    url: str = ""
    exported_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named by the source; `is_known` is False when nothing but the id is there."""

    source_id: str
    source_url: str = ""
    name: str
    username: str = ""
    email: str = ""
    is_active: bool = True
    is_known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A board or project. `prefix` is the source's own key prefix, where it has one."""

    source_id: str
    source_url: str = ""
    name: str
    prefix: str = ""
    description: Text = Text()
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
    description: Text = Text()
    lead: str | None = None
    is_archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version of a project; `target` is when it is wanted, or came out once it is released."""

    source_id: str
    source_url: str = ""
    space: str
    name: str
    description: Text = Text()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A card or issue.

    `start` and `target` are days in the zone the reader was given; `…_at` are the exact instants.
    `is_hidden` marks what is not archived itself but stands in an archived status.
    `marked_done` is the source's own tick, whatever the status. `type` is the source id of its
    ItemType, whose kind wins over `kind`. `priority` goes from 0 (none) to 4 (urgent); `points` are
    story points; `estimate` and `remaining` are minutes of working time. `votes` counts all who voted,
    `voters` are those of them whom the source names.
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
    description: Text = Text()
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

    `file` is where its content lies when that came along with the export.
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
    file: Path | None = None


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
    note: Text = Text()
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


KINDS = (
    "spaces", "members", "statuses", "people", "labels", "fields", "types", "components", "releases",
    "sprints", "items", "checklists", "check_items", "comments", "attachments", "field_values",
    "time_entries", "links", "events",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything that a source holds, and the account of what did not come along.

    `KINDS` names the collections; tallies and remarks speak of these and of kinds not kept.
    """

    source: Source
    spaces: Collection[Space] = ()
    members: Collection[SpaceMember] = ()
    statuses: Collection[Status] = ()
    people: Collection[Person] = ()
    labels: Collection[Label] = ()
    fields: Collection[Field] = ()
    types: Collection[ItemType] = ()
    components: Collection[Component] = ()
    releases: Collection[Release] = ()
    sprints: Collection[Sprint] = ()
    items: Collection[Item] = ()
    checklists: Collection[Checklist] = ()
    check_items: Collection[CheckItem] = ()
    comments: Collection[Comment] = ()
    attachments: Collection[Attachment] = ()
    field_values: Collection[FieldValue] = ()
    time_entries: Collection[TimeEntry] = ()
    links: Collection[Link] = ()
    events: Collection[Event] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def report(self) -> Report:
        """Say per kind of thing what was found, what comes in, and why the rest does not."""
        return report_of(self.tallies, self.remarks, order=KINDS)
