"""Serial schedule generation on slots, compiled (Kelley 1963)."""

import numpy as np

from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Desk, Numbers, Side

SPARSE = 16  # more key values than this for each activity are sorted by comparison


@jit
def put_in_order(side: Side, keys: Numbers, order: Numbers) -> None:
    """Fill `order` (n) by ascending `keys` (n); a key below one that it waits for is raised to it."""
    count = len(keys)
    if not count:
        return
    lowest = highest = keys[0]
    for i in range(count):
        key = keys[i]
        for link in range(side.heads[i], side.heads[i + 1]):
            key = max(key, keys[side.others[link]])
        keys[i] = key
        lowest, highest = min(lowest, key), max(highest, key)
    span = highest - lowest + 1
    if span > SPARSE * count + 1_000:
        order[:] = np.argsort(keys, kind="mergesort")
        return
    places = np.zeros(span + 1, np.int64)
    for i in range(count):
        places[keys[i] - lowest + 1] += 1
    for value in range(1, span):
        places[value] += places[value - 1]
    for i in range(count):
        value = keys[i] - lowest
        order[places[value]] = i
        places[value] += 1


@jit
def serial(side: Side, desk: Desk, floor: int) -> int:
    """Fill `desk.starts` with what `desk.order` makes when each is as early as all allows.

    Nothing starts before the slot `floor`. Returns the slot in which the last activity has ended.
    `desk.free` must be as `side.free`, and is again afterwards.
    """
    one_word = side.needs.shape[1] == 1
    free = desk.free[0]
    end = floor
    for position in desk.order:
        start = max(floor, side.releases[position])
        for link in range(side.heads[position], side.heads[position + 1]):
            start = max(start, desk.starts[side.others[link]] + side.waits[link])
        if one_word:
            start = _place_word(side, free, position, start)
        else:
            start = _place_words(side, desk.free, position, start)
        desk.starts[position] = start
        end = max(end, start + side.durations[position])
    desk.free[:, floor:end] = side.free[:, floor:end]
    return end


@jit
def _place_word(side: Side, free: Numbers, position: int, start: int) -> int:
    """Take the first place from `start` on; return its start. Each slot is looked at once."""
    need, guards = side.needs[position, 0], side.guards[0]
    if not need:
        return start
    duration = side.durations[position]
    finish = start + duration
    known = start  # from here up to what was looked at last, all is well
    slot = finish - 1
    while slot >= known:
        if (free[slot] - need) & guards != guards:
            known = finish
            finish = slot + 1 + duration
            slot = finish
        slot -= 1
    start = finish - duration
    for slot in range(start, finish):
        free[slot] -= need
    return start


@jit
def _place_words(side: Side, free: Numbers, position: int, start: int) -> int:
    """Do what `_place_word` does when the resources fill several words."""
    need, guards = side.needs[position], side.guards
    words = len(guards)
    finish = start + side.durations[position]
    known = start
    slot = finish - 1
    while slot >= known:
        for word in range(words):
            if (free[word, slot] - need[word]) & guards[word] != guards[word]:
                known = finish
                finish = slot + 1 + side.durations[position]
                slot = finish
                break
        slot -= 1
    start = finish - side.durations[position]
    for slot in range(start, finish):
        for word in range(words):
            free[word, slot] -= need[word]
    return start
