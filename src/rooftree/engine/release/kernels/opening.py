"""The open nodes of a search: a heap by bound, of bounds that are alike the newest first."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rooftree.engine.kernels.jit import jit

Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.int8]

HELD, SPARE, SERIAL = range(3)


class Open(NamedTuple):
    """Rows of open nodes by number: those held in `heap`, those to be had in `spare`.

    `sums` counts both and the rows ever opened; a row says of each node of the graph what is
    decided (-1 free, 0 out, 1 in, greater for what is only likely).
    """

    sums: Ints
    heap: Ints
    spare: Ints
    bounds: Ints
    serials: Ints
    prices: Ints
    rows: Bits


def open_of(nodes: int, rows: int) -> Open:
    """Return room for `rows` open nodes, none of them held."""
    new = [np.zeros(rows, np.int64) for _ in range(5)]
    spare = np.arange(rows, dtype=np.int64)
    sums = np.array([0, rows, 0], np.int64)
    return Open(sums, new[0], spare, new[1], new[2], new[3], np.full((rows, nodes), -1, np.int8))


def enlarged(opened: Open) -> Open:
    """Return the same with twice the room."""
    rows, nodes = opened.rows.shape
    new = open_of(nodes, 2 * rows)
    new.sums[HELD], new.sums[SERIAL] = opened.sums[HELD], opened.sums[SERIAL]
    for name in ("heap", "bounds", "serials", "prices", "rows"):
        getattr(new, name)[:rows] = getattr(opened, name)
    spare = np.setdiff1d(new.spare, opened.heap[: opened.sums[HELD]])
    new.spare[: len(spare)] = spare
    new.sums[SPARE] = len(spare)
    return new


@jit
def push(opened: Open, number: int, bound: int, price: int) -> None:
    """Hold row `number`, which is no longer spare."""
    opened.bounds[number], opened.prices[number] = bound, price
    opened.sums[SERIAL] += 1
    opened.serials[number] = opened.sums[SERIAL]
    at = opened.sums[HELD]
    opened.sums[HELD] += 1
    while at > 0:
        above = (at - 1) // 2
        if not _before(opened, number, opened.heap[above]):
            break
        opened.heap[at] = opened.heap[above]
        at = above
    opened.heap[at] = number


@jit
def pop(opened: Open, least: int) -> int:
    """Return the best row, which is held no longer; -1 when none has a bound above `least`."""
    if opened.sums[HELD] == 0 or opened.bounds[opened.heap[0]] <= least:
        return -1
    first = opened.heap[0]
    opened.sums[HELD] -= 1
    size = opened.sums[HELD]
    last = opened.heap[size]
    at = 0
    while 2 * at + 1 < size:
        child = 2 * at + 1
        if child + 1 < size and _before(opened, opened.heap[child + 1], opened.heap[child]):
            child += 1
        if not _before(opened, opened.heap[child], last):
            break
        opened.heap[at] = opened.heap[child]
        at = child
    opened.heap[at] = last
    return int(first)


@jit
def drop_all(opened: Open) -> None:
    """Hold nothing any more."""
    for k in range(opened.sums[HELD]):
        opened.spare[opened.sums[SPARE] + k] = opened.heap[k]
    opened.sums[SPARE] += opened.sums[HELD]
    opened.sums[HELD] = 0


@jit
def _before(opened: Open, one: int, other: int) -> bool:
    if opened.bounds[one] != opened.bounds[other]:
        return bool(opened.bounds[one] > opened.bounds[other])
    return bool(opened.serials[one] > opened.serials[other])
