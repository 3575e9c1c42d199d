"""Cuts a load into pieces that hold the database's write lock for a short while each.

Where a piece ends depends on the bundle alone, so that a load can be gone on with at a piece's number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rooftree.exchange.load.wishes import Unit, Wish

ROWS = 100
"""About so many rows or entries of the log make a chunk; measured on SQLite, see the tests."""


def chunks_of(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Yield lists of units of together some `ROWS` rows; a unit that is too large is cut."""
    chunk: list[Unit] = []
    size = 0
    for unit in units:
        for piece in _pieces(unit):
            weight = _weight(piece)
            if chunk and size + weight > ROWS:
                yield chunk
                chunk, size = [], 0
            chunk.append(piece)
            size += weight
    if chunk:
        yield chunk


def _pieces(unit: Unit) -> Iterator[Unit]:
    if _weight(unit) <= ROWS:
        yield unit
        return
    for wishes in _cut(unit.wishes):
        yield replace(unit, wishes=tuple(wishes), events=())
    for start in range(0, len(unit.events), ROWS):
        yield replace(unit, wishes=(), events=unit.events[start : start + ROWS])


def _cut(wishes: Sequence[Wish]) -> Iterator[list[Wish]]:
    piece: list[Wish] = []
    size = 0
    for wish in wishes:
        if piece and size + wish.size > ROWS:
            yield piece
            piece, size = [], 0
        piece.append(wish)
        size += wish.size
    if piece:
        yield piece


def _weight(unit: Unit) -> int:
    return sum(wish.size for wish in unit.wishes) + len(unit.events)
