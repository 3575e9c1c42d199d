"""The rows of a backup, on disk: found by table and id, and by the issue to which they belong."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from rooftree.exchange.on_disk import scratch

Row = Mapping[str, str]
NO_ROW: Row = {}

PAUSE = 2000
MOST_CACHED = 50_000
_SCHEMA = """
    CREATE TABLE row (entity TEXT, id TEXT, owner TEXT, body BLOB);
    CREATE INDEX by_id ON row (entity, id);
    CREATE INDEX by_owner ON row (owner, entity);
"""
_ORPHANS = """
    SELECT count(*), min(owner) FROM row
    WHERE entity = ? AND owner NOT IN (SELECT id FROM row WHERE entity = ?)
"""


class Orphans(NamedTuple):
    """So many rows whose owner is not there; `owner` is one such."""

    rows: int
    owner: str


class Store:
    """Takes rows as they come; the few that are asked for again and again are kept at hand."""

    def __init__(self) -> None:
        self._database = scratch(_SCHEMA + "BEGIN;")
        self._waiting: list[tuple[str, str, str, bytes]] = []
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(dict[str, str]).decode
        self._cache: dict[tuple[str, str], Row] = {}

    def put(self, entity: str, own: str, row: Row, *, owner: str = "") -> None:
        """Add a row of a table. owner: id of the issue, or of the change, to which it belongs."""
        self._waiting.append((entity, own, owner, self._encode(row)))
        if len(self._waiting) >= PAUSE:
            self._write()

    def row(self, entity: str, own: str) -> Row:
        """Return a row, empty when there is none."""
        if (entity, own) not in self._cache:
            if len(self._cache) >= MOST_CACHED:
                self._cache.clear()
            sql = "SELECT body FROM row WHERE entity = ? AND id = ? ORDER BY rowid LIMIT 1"
            found = self._all(sql, entity, own).fetchone()
            self._cache[entity, own] = self._decode(found[0]) if found else NO_ROW
        return self._cache[entity, own]

    def rows(self, entity: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a table with their ids, as they came."""
        sql = "SELECT id, body FROM row WHERE entity = ? ORDER BY rowid"
        for own, body in self._all(sql, entity):
            yield own, self._decode(body)

    def owned(self, entity: str, owner: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a table that belong to something."""
        sql = "SELECT id, body FROM row WHERE owner = ? AND entity = ? ORDER BY rowid"
        for own, body in self._all(sql, owner, entity).fetchall():
            yield own, self._decode(body)

    def orphans(self, entity: str, of: str) -> Orphans:
        """Return what of a table belongs to rows of another one that are not there."""
        return Orphans(*self._all(_ORPHANS, entity, of).fetchone())

    def _all(self, sql: str, *values: str) -> sqlite3.Cursor:
        self._write()
        return self._database.execute(sql, values)

    def _write(self) -> None:
        if self._waiting:
            self._database.executemany("INSERT INTO row VALUES (?, ?, ?, ?)", self._waiting)
            self._waiting.clear()
