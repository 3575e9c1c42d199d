"""Finding an item of a bundle, and all that hangs on it, without walking through everything."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

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

if TYPE_CHECKING:
    from rooftree.exchange.bundle.whole import Bundle


@dataclass(slots=True, kw_only=True)
class Hanging:
    """What hangs on one item, each kind in its order; `links` are those that go out from it."""

    checklists: Sequence[Checklist] = field(default_factory=list)
    check_items: Sequence[CheckItem] = field(default_factory=list)
    comments: Sequence[Comment] = field(default_factory=list)
    attachments: Sequence[Attachment] = field(default_factory=list)
    field_values: Sequence[FieldValue] = field(default_factory=list)
    time_entries: Sequence[TimeEntry] = field(default_factory=list)
    links: Sequence[Link] = field(default_factory=list)
    events: Sequence[Event] = field(default_factory=list)


OF_ITEMS = (
    "checklists", "check_items", "comments", "attachments", "field_values", "time_entries", "links",
    "events",
)  # fmt: skip
"""The kinds of things that hang on items."""


class Index(Protocol):
    """Finds by source id; raises KeyError for an item that is not there."""

    def item(self, source_id: str) -> Item: ...

    def hanging(self, source_id: str) -> Hanging: ...


class Grouped:
    """The index of a bundle that is held in memory."""

    def __init__(self, bundle: "Bundle") -> None:
        self._items = {item.source_id: item for item in bundle.items}
        self._hanging: defaultdict[str, dict[str, list[Any]]] = defaultdict(dict)
        home = {one.source_id: one.item for one in bundle.checklists}
        for kind in OF_ITEMS:
            for thing in getattr(bundle, kind):
                item = item_of(thing, home)
                if item is not None:
                    self._hanging[item].setdefault(kind, []).append(thing)

    def item(self, source_id: str) -> Item:
        """Return an item."""
        return self._items[source_id]

    def hanging(self, source_id: str) -> Hanging:
        """Return what hangs on an item."""
        return Hanging(**self._hanging.get(source_id, {}))


def item_of(thing: object, home: Mapping[str, str]) -> str | None:
    """Return the item on which a thing hangs, None for an event elsewhere; `home` is of checklists."""
    if isinstance(thing, CheckItem):
        return home[thing.checklist]
    if isinstance(thing, Link):
        return thing.source
    if isinstance(thing, Event):
        return thing.subject if thing.subject_kind == "item" else None
    item: str = getattr(thing, "item")  # noqa: B009 - all others have it
    return item
