"""Notes about each of many things, on disk: what a run knows of every item must not fill the memory."""

import sqlite3
from collections.abc import Iterable, Iterator, MutableMapping
from typing import TypeVar

Value = TypeVar("Value", bound=str | int | None)

_SCHEMA = """
    PRAGMA cache_size=-512;
    CREATE TABLE note (place INTEGER PRIMARY KEY, name TEXT UNIQUE, value);
"""
_PUT = """
    INSERT INTO note (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""
_SOME = "SELECT place, name, value FROM note WHERE place > ? ORDER BY place LIMIT 500"


def scratch(schema: str) -> sqlite3.Connection:
    """Return a temporary database, which vanishes with its connection: nothing in it has to last."""
    database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
    database.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {schema}")
    return database


class OnDisk(MutableMapping[str, Value]):
    """A mapping of texts in a temporary SQLite database, which vanishes with it; it keeps its order."""

    def __init__(self, pairs: Iterable[tuple[str, Value]] = ()) -> None:
        self._database = scratch(_SCHEMA)
        self.take(pairs)

    def take(self, pairs: Iterable[tuple[str, Value]]) -> None:
        """Note many at once; the pairs may be made while they are taken, out of other notes."""
        self._database.execute("BEGIN")
        self._database.executemany(_PUT, pairs)
        self._database.execute("COMMIT")

    def __getitem__(self, name: str) -> Value:
        found = self._database.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        if found is None:
            raise KeyError(name)
        value: Value = found[0]
        return value

    def __setitem__(self, name: str, value: Value) -> None:
        self._database.execute(_PUT, (name, value))

    def __delitem__(self, name: str) -> None:
        if not self._database.execute("DELETE FROM note WHERE name = ?", (name,)).rowcount:
            raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _value in self.pairs())

    def pairs(self) -> Iterator[tuple[str, Value]]:
        """Yield all names with their values; what is changed on the way may be met in either state."""
        last = 0
        while some := self._database.execute(_SOME, (last,)).fetchall():
            for _place, name, value in some:
                yield name, value
            last = some[-1][0]

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT count(*) FROM note").fetchone()
        return int(count)
