"""Everything that a source holds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from rooftree.exchange.bundle.index import Grouped, Index
from rooftree.exchange.bundle.places import (
    Component,
    Field,
    ItemType,
    Label,
    Release,
    Space,
    SpaceMember,
    Sprint,
    Status,
)
from rooftree.exchange.bundle.texts import Person
from rooftree.exchange.bundle.work import (
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    Event,
    FieldValue,
    Item,
    Link,
    TimeEntry,
)
from rooftree.exchange.report import Remark, Report, Tally, report_of


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


KINDS = (
    "spaces", "members", "statuses", "people", "labels", "fields", "types", "components", "releases",
    "sprints", "items", "checklists", "check_items", "comments", "attachments", "field_values",
    "time_entries", "links", "events",
)  # fmt: skip


OPTIONAL = frozenset(
    {
        "parent", "priority", "points", "estimate", "remaining", "resolution", "votes",
        "components", "releases", "affected_releases", "sprints", "watchers", "voters",
    }
)  # fmt: skip


USUAL = frozenset(
    {"description", "status", "reporter", "assignees", "labels", "start", "target", "archived"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Everything that a source holds, and the account of what did not come along.

    `KINDS` names the collections; tallies and remarks speak of these and of kinds not kept. `told` names
    the columns and sets of items, among `OPTIONAL`, about which the source says something: what it
    does not speak of belongs to the people here. `silent` names those among `USUAL`, of which most
    sources speak, about which this one does not: new items begin with them, others keep what they
    have. `index` finds items and what hangs on them where the collections are too large to be held.
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
    told: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    index: Index | None = None

    def indexed(self) -> Index:
        """Return what finds an item, and what hangs on it."""
        return self.index or Grouped(self)

    def report(self) -> Report:
        """Say per kind of thing what was found, what comes in, and why the rest does not."""
        return report_of(self.tallies, self.remarks, order=KINDS)
