"""A bundle on disk: for sources that are too large to be held in memory.

The things lie as MessagePack in a temporary SQLite database that vanishes with its connection.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any, Generic, TypeVar

import msgspec

from rooftree.exchange.bundle import (
    OF_ITEMS,
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    Component,
    Event,
    Field,
    FieldValue,
    Hanging,
    Item,
    ItemType,
    Label,
    Link,
    Person,
    Release,
    Space,
    SpaceMember,
    Sprint,
    Status,
    TimeEntry,
)
from rooftree.exchange.bundle.index import item_of
from rooftree.exchange.on_disk import OnDisk, scratch

Thing = TypeVar("Thing")

TYPES: dict[str, type] = {
    "spaces": Space, "members": SpaceMember, "statuses": Status, "people": Person, "labels": Label,
    "fields": Field, "types": ItemType, "components": Component, "releases": Release,
    "sprints": Sprint, "items": Item, "checklists": Checklist, "check_items": CheckItem,
    "comments": Comment, "attachments": Attachment, "field_values": FieldValue,
    "time_entries": TimeEntry, "links": Link, "events": Event,
}  # fmt: skip
SCHEMA = """
    CREATE TABLE thing (kind TEXT, source_id TEXT, item TEXT, body BLOB);
    CREATE INDEX by_id ON thing (kind, source_id);
    CREATE INDEX by_item ON thing (item) WHERE item IS NOT NULL;
"""
PAUSE = 2000
"""So many things are kept back until they are written together."""


class Shelf:
    """Takes things one by one, in the order in which they are to be shown, and gives them back.

    It is the index of its bundle, too.
    """

    def __init__(self) -> None:
        self._database = scratch(SCHEMA)
        self._waiting: list[tuple[str, str, str | None, bytes]] = []
        self._home = OnDisk[str]()
        self._readers: dict[str, msgspec.msgpack.Decoder[Any]] = {
            kind: msgspec.msgpack.Decoder(one) for kind, one in TYPES.items()
        }
        self._written = msgspec.msgpack.Encoder()
        self.counts: Counter[str] = Counter()

    def put(self, kind: str, thing: Any) -> None:
        """Add a thing to the end of its kind. Put a checklist before its entries."""
        if isinstance(thing, Checklist):
            self._home[thing.source_id] = thing.item
        item = item_of(thing, self._home) if kind in OF_ITEMS else None
        source_id = getattr(thing, "source_id", "")
        self._waiting.append((kind, source_id, item, self._written.encode(thing)))
        self.counts[kind] += 1
        if len(self._waiting) >= PAUSE:
            self._write()

    def all(self, kind: str) -> "Collection[Any]":
        """Return everything of a kind, which can be walked through any number of times."""
        return _Shelved(self, kind)

    def item(self, source_id: str) -> Item:
        """Return an item; raises KeyError when there is none."""
        for body in self._found("kind = 'items' AND source_id = ?", source_id):
            found: Item = self._readers["items"].decode(body[1])
            return found
        raise KeyError(source_id)

    def hanging(self, source_id: str) -> Hanging:
        """Return what hangs on an item."""
        found: dict[str, list[Any]] = {}
        for kind, body in self._found("item = ?", source_id):
            found.setdefault(kind, []).append(self._readers[kind].decode(body))
        return Hanging(**found)

    def walk(self, kind: str) -> Iterator[Any]:
        """Yield everything of a kind, in order."""
        decode = self._readers[kind].decode
        for _kind, body in self._found("kind = ?", kind):
            yield decode(body)

    def _found(self, condition: str, value: str) -> Iterator[tuple[str, bytes]]:
        self._write()
        sql = f"SELECT kind, body FROM thing WHERE {condition} ORDER BY rowid"  # noqa: S608 - our own
        return iter(self._database.execute(sql, (value,)))

    def _write(self) -> None:
        if not self._waiting:
            return
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO thing VALUES (?, ?, ?, ?)", self._waiting)
        self._database.execute("COMMIT")
        self._waiting.clear()


class _Shelved(Collection[Thing], Generic[Thing]):
    """One kind of things on a shelf."""

    def __init__(self, shelf: Shelf, kind: str) -> None:
        self._shelf, self._kind = shelf, kind

    def __len__(self) -> int:
        return self._shelf.counts[self._kind]

    def __iter__(self) -> Iterator[Thing]:
        return self._shelf.walk(self._kind)

    def __contains__(self, thing: object) -> bool:
        return any(thing == other for other in self)
