"""Parallel schedule generation on slots, compiled (Brooks and White 1965; Kolisch 1996)."""

import numpy as np

from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Desk, Side


@jit
def parallel(side: Side, desk: Desk) -> int:
    """Fill `desk.starts` slot by slot: in each, what may start does so in the order of `desk.order`.

    Returns the slot in which the last activity has ended; `desk.free` is left as it was found. The
    schedules are without delay, which serves as a beginning but may leave out the best.
    """
    count = len(desk.order)
    is_open = np.ones(count, np.bool_)
    left, slot, end = count, 0, 0
    while left:
        following = side.free.shape[1]
        for position in desk.order:
            if not is_open[position]:
                continue
            start = side.releases[position]
            for link in range(side.heads[position], side.heads[position + 1]):
                other = side.others[link]
                ready = desk.starts[other] + side.waits[link]
                start = side.free.shape[1] if is_open[other] else max(start, ready)
                if start >= side.free.shape[1]:
                    break
            if start <= slot and not _fits(side, desk, position, slot):
                start = slot + 1
            if start <= slot:
                _take(side, desk, position, slot)
                desk.starts[position] = slot
                is_open[position] = False
                left -= 1
                end = max(end, slot + side.durations[position])
            else:
                following = min(following, start)
        slot = max(slot + 1, following) if left else slot
    desk.free[:, :end] = side.free[:, :end]
    return end


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
