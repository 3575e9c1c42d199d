"""Items on disk until everything that they refer to is known."""

from collections.abc import Iterator

import msgspec

from rooftree.exchange.bundle import Item
from rooftree.exchange.formats.drafting.statuses import Ended
from rooftree.exchange.on_disk import scratch

PAUSE = 500
_SCHEMA = """
    CREATE TABLE item (space TEXT, position REAL, over TEXT, body BLOB);
"""
_IN_ORDER = "SELECT over, body FROM item ORDER BY space, position, rowid"


class Waiting:
    """Takes items as they come and gives them space by space, by position."""

    def __init__(self) -> None:
        self._database = scratch(_SCHEMA)
        self._pending: list[tuple[str, float, str | None, bytes]] = []
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Item).decode

    def put(self, item: Item, over: Ended | None) -> None:
        """Add an item, and in which way it is over, if it is."""
        self._pending.append((item.space, item.position, over, self._encode(item)))
        if len(self._pending) >= PAUSE:
            self._write()

    def __iter__(self) -> Iterator[tuple[Item, Ended | None]]:
        self._write()
        for over, body in self._database.execute(_IN_ORDER):
            yield self._decode(body), over

    def _write(self) -> None:
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO item VALUES (?, ?, ?, ?)", self._pending)
        self._database.execute("COMMIT")
        self._pending.clear()
