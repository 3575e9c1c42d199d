"""Serial schedule generation with modes, compiled: an order of work, a mode for each activity.

On the way an activity may take another mode in which it finishes earlier, as long as the stocks
last (mode improvement, Van Peteghem and Vanhoucke 2010).
"""

import numpy as np

from rooftree.engine.kernels.chance import State, below, unit
from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.sides import FROM_FINISH, TO_FINISH, ModeDesk, ModeSide

NEVER = 1 << 40
SPARSE = 16  # more key values than this for each activity are sorted by comparison


@jit
def put_in_order(side: ModeSide, desk: ModeDesk) -> None:
    """Fill `desk.order` by ascending `desk.keys`, raised to those of what each waits for."""
    keys, order = desk.keys, desk.order
    count = len(keys)
    if not count:
        return
    lowest = highest = keys[0]
    for i in range(count):
        for link in range(side.heads[i], side.heads[i + 1]):
            keys[i] = max(keys[i], keys[side.others[link]])
        lowest, highest = min(lowest, keys[i]), max(highest, keys[i])
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
        order[places[keys[i] - lowest]] = i
        places[keys[i] - lowest] += 1


@jit
def serial(
    side: ModeSide, desk: ModeDesk, modes: Numbers, floor: int, improved: float, chance: State
) -> int:
    """Fill `desk.starts` with what `desk.order` makes in `modes` (n), none before slot `floor`.

    With the chance `improved` an activity takes the mode that finishes first, so `modes` and
    `desk.left` change. Returns the slot in which the last activity has ended; `desk.free` must be
    as `side.free`, and is again afterwards.
    """
    end = floor
    for position in desk.order:
        mode = modes[position]
        many = side.last[position] - side.first[position] > 1
        start, finish = _earliest(side, desk, modes, position, floor)
        if many and improved > 0.0 and unit(chance) < improved:
            mode, at = _best_mode(side, desk, position, mode, (start, finish), chance)
            for stock in range(len(desk.left)):
                desk.left[stock] += side.uses[modes[position], stock] - side.uses[mode, stock]
            modes[position] = mode
        else:
            at = _first_place(side, desk.free, mode, max(start, finish - side.durations[mode]))
        finish = at + side.durations[mode]
        desk.starts[position] = at
        for word in range(len(side.guards)):
            need = side.needs[mode, word]
            if need:
                for slot in range(at, finish):
                    desk.free[word, slot] -= need
        end = max(end, finish)
    desk.free[:, floor:end] = side.free[:, floor:end]
    return end


@jit
def _earliest(
    side: ModeSide, desk: ModeDesk, modes: Numbers, position: int, floor: int
) -> tuple[int, int]:
    """Return the least start and the least finish that release and links allow."""
    start, finish = max(floor, side.releases[position]), -NEVER
    for link in range(side.heads[position], side.heads[position + 1]):
        other, ends = side.others[link], side.ends[link]
        at = desk.starts[other] + side.lags[link]
        if ends & FROM_FINISH:
            at += side.durations[modes[other]]
        if ends & TO_FINISH:
            finish = max(finish, at)
        else:
            start = max(start, at)
    return start, finish


@jit
def _best_mode(
    side: ModeSide,
    desk: ModeDesk,
    position: int,
    mode: int,
    earliest: tuple[int, int],
    chance: State,
) -> tuple[int, int]:
    """Return the mode, of those for which the stocks last, that finishes first, and its start."""
    first, count = side.first[position], side.last[position] - side.first[position]
    best, best_start, best_finish = mode, 0, NEVER
    offset = below(chance, count)
    for i in range(count):
        other = first + (i + offset) % count
        duration = side.durations[other]
        start = max(earliest[0], earliest[1] - duration)
        if start + duration >= best_finish or not _lasts(side, desk, mode, other):
            continue
        start = _first_place(side, desk.free, other, start)
        if start + duration < best_finish:
            best, best_start, best_finish = other, start, start + duration
    return best, best_start


@jit
def _lasts(side: ModeSide, desk: ModeDesk, mode: int, other: int) -> bool:
    """Say whether no stock lacks more when `mode` is exchanged for `other`."""
    for stock in range(len(desk.left)):
        more = side.uses[other, stock] - side.uses[mode, stock]
        if more > 0 and more > desk.left[stock]:
            return False
    return True


@jit
def _first_place(side: ModeSide, free: Numbers, mode: int, start: int) -> int:
    """Return the first start from `start` on with enough free. Each slot is looked at once."""
    duration, words = int(side.durations[mode]), len(side.guards)
    known, finish = start, start + duration
    slot = finish - 1
    while slot >= known:
        for word in range(words):
            guards = side.guards[word]
            if (free[word, slot] - side.needs[mode, word]) & guards != guards:
                known = finish
                finish = slot + 1 + duration
                slot = finish
                break
        slot -= 1
    return finish - duration
