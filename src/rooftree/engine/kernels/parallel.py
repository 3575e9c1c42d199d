"""Parallel schedule generation on slots, compiled (Brooks and White 1965; Kolisch 1996)."""

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Desk, Side

Flags = NDArray[np.bool_]


@jit
def parallel(side: Side, desk: Desk) -> int:
    """Fill `desk.starts` by instants: at each, what may start does so in the order of `desk.order`.

    Returns the slot in which the last activity has ended; `desk.free` is left as it was found.
    There must be as much free at all times. The schedules are without delay, which serves as a
    beginning but may leave out the best.
    """
    count = len(desk.order)
    is_open = np.ones(count, np.bool_)
    left, slot, end = count, 0, 0
    while left:
        following, lacks = len(side.free[0]), False
        for position in desk.order:
            if not is_open[position]:
                continue
            start = _ready(side, desk, is_open, position)
            if start > slot:
                following = min(following, start)
            elif not _fits(side, desk, position, slot):
                lacks = True
            else:
                _take(side, desk, position, slot)
                desk.starts[position] = slot
                is_open[position] = False
                left -= 1
                end = max(end, slot + side.durations[position])
        if lacks:
            following = min(following, _next_finish(side, desk, is_open, slot))
        slot = following
    desk.free[:, :end] = side.free[:, :end]
    return end


@jit
def _ready(side: Side, desk: Desk, is_open: Flags, position: int) -> int:
    """Return the slot from which on an activity may start; far off when that is not known yet."""
    start = 0
    for link in range(side.heads[position], side.heads[position + 1]):
        other = side.others[link]
        if is_open[other]:
            return len(side.free[0])
        start = max(start, desk.starts[other] + side.waits[link])
    return start


@jit
def _next_finish(side: Side, desk: Desk, is_open: Flags, slot: int) -> int:
    result = len(side.free[0])
    for position in range(len(is_open)):
        if not is_open[position]:
            finish = desk.starts[position] + side.durations[position]
            if finish > slot:
                result = min(result, finish)
    return result


@jit
def _fits(side: Side, desk: Desk, position: int, start: int) -> bool:
    for slot in range(start, start + side.durations[position]):
        for word in range(len(side.guards)):
            guard = side.guards[word]
            if (desk.free[word, slot] - side.needs[position, word]) & guard != guard:
                return False
    return True


@jit
def _take(side: Side, desk: Desk, position: int, start: int) -> None:
    for slot in range(start, start + side.durations[position]):
        for word in range(len(side.guards)):
            desk.free[word, slot] -= side.needs[position, word]
