"""Evolution of two populations, of schedules pushed to the left and of schedules pushed to the right.

The children of one population are scheduled in the other direction of time, which justifies them at
no extra cost (Debels and Vanhoucke, "A bi-population based genetic algorithm for the RCPSP", 2005).
A child takes the order of work of its mother in a stretch of time of its father's schedule and the
order of its father before and after; a pair has two children, of whom the better lives.
"""

from typing import NamedTuple

import numpy as np

from rooftree.engine.kernels.chance import State, below, unit
from rooftree.engine.kernels.clocked import serial_by_clock
from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.parallel import parallel
from rooftree.engine.kernels.serial import put_in_order, serial
from rooftree.engine.kernels.sides import Desk, Numbers, Side

CHILDREN = 2
RIVALS = 3  # drawn by lot for each mother, of whom the best is taken
SHORTEST, LONGEST = 0.1, 0.5  # stretch of the mother's order, as a part of the father's schedule
DELAY = 0.3  # longest random delay of a rank, as a part of the range of all ranks
KEPT_WORSE = 0.7  # chance that a child worse than who has its place takes it all the same
SWAPPED = 0.05  # chance of an activity of a shaken child to change places with another
ALIKE = 0.9  # parents with this part of their keys in common have shaken children

BEST, BOUND, MADE, FOUNDED, DIRECTION, PLACE, ANCHOR = range(7)  # of `Herd.tally`


class Herd(NamedTuple):
    """Both populations, p schedules of n activities each.

    `keys[0]` (p, n) are seen forwards in time and made by scheduling backwards, `keys[1]` seen
    backwards and made forwards: slots from the first start on. `ends` (2, p) is how long they last.
    `best` (n) has the starts of the best schedule, forwards. `tally` (7) has its length, the length
    at which to stop, the number of schedules made, how many places are filled, the direction and
    place at which to go on, and the anchor of the slots (see `Slots`).
    """

    keys: Numbers
    ends: Numbers
    best: Numbers
    tally: Numbers


@jit
def found(
    sides: tuple[Side, Side],
    herd: Herd,
    desks: tuple[Desk, Desk],
    chance: State,
    ranks: Numbers,
    until: int,
) -> None:
    """Fill the places of both populations by `ranks` (n) with random delays, the first without.

    Every second schedule is generated in parallel: without delay, many begin closer to the best.
    """
    size, count = herd.ends.shape[1], len(herd.best)
    keys = np.zeros(count, np.int64)
    longest = DELAY * (ranks.max() - ranks.min()) + 1.0
    tally = herd.tally
    while tally[FOUNDED] < size and tally[MADE] < until and tally[BEST] > tally[BOUND]:
        place = tally[FOUNDED]
        for i in range(count):
            keys[i] = ranks[i] + (int(unit(chance) * longest) if place else 0)
        end = 0
        for direction in range(2):
            at_once = direction == 0 and place % 2 == 1 and tally[ANCHOR] < 0
            end = _schedule(sides, herd, desks, direction, keys, end, at_once)
            herd.keys[1 - direction, place] = keys
            herd.ends[1 - direction, place] = end
        tally[FOUNDED] += 1


@jit
def evolve(
    sides: tuple[Side, Side], herd: Herd, desks: tuple[Desk, Desk], chance: State, until: int
) -> None:
    """Let children replace their fathers until so many schedules are made or the bound is reached."""
    size, count = herd.ends.shape[1], len(herd.best)
    child, better = np.zeros(count, np.int64), np.zeros(count, np.int64)
    tally = herd.tally
    while tally[MADE] < until and tally[BEST] > tally[BOUND]:
        direction, place = tally[DIRECTION], tally[PLACE]
        shortest = -1
        for _ in range(CHILDREN):
            mother = _mother(herd, direction, place, chance)
            _cross(herd, direction, place, mother, chance, child)
            length = herd.ends[direction, place]
            end = _schedule(sides, herd, desks, direction, child, length, False)
            if shortest < 0 or (end < shortest and not _is_known(herd, direction, child, end)):
                shortest = end
                better[:] = child
        if shortest <= herd.ends[1 - direction, place] or unit(chance) < KEPT_WORSE:
            herd.keys[1 - direction, place] = better
            herd.ends[1 - direction, place] = shortest
        tally[PLACE] += 1
        if tally[PLACE] == size:
            tally[PLACE], tally[DIRECTION] = 0, 1 - direction


@jit
def _schedule(  # noqa: PLR0913, PLR0917 - a kernel takes its arrays one by one
    sides: tuple[Side, Side],
    herd: Herd,
    desks: tuple[Desk, Desk],
    direction: int,
    keys: Numbers,
    length: int,
    at_once: bool,  # noqa: FBT001 - a kernel has no keywords
) -> int:
    """Schedule by `keys` and put what comes out, seen from the other direction, in their place.

    `length` is how long the schedule lasts that is to be pushed back; `at_once` asks for parallel
    generation, forwards only. Returns how long the new schedule lasts, and remembers it when none
    before was as short and it stands where it says.
    """
    side, desk, tally = sides[direction], desks[direction], herd.tally
    count = len(keys)
    floor = max(0, tally[ANCHOR] - length) if direction == 1 else 0
    put_in_order(side, keys, desk.order)
    if len(side.counts):
        end = serial_by_clock(side, desk, floor)
    else:
        end = parallel(side, desk) if at_once else serial(side, desk, floor)
        desk.finishes[:] = desk.starts + side.durations
    for i in range(count):
        keys[count - 1 - i] = end - desk.finishes[i]
    tally[MADE] += 1
    end -= floor
    if end < tally[BEST] and (direction == 0 or tally[ANCHOR] < 0):
        tally[BEST] = end
        herd.best[:] = desk.starts if direction == 0 else keys
    return end


@jit
def _mother(herd: Herd, direction: int, father: int, chance: State) -> int:
    size = herd.ends.shape[1]
    mother = below(chance, size)
    for _ in range(RIVALS - 1):
        rival = below(chance, size)
        if herd.ends[direction, rival] < herd.ends[direction, mother]:
            mother = rival
    if mother == father:
        mother = (mother + 1 + below(chance, size - 1)) % size
    return mother


@jit
def _cross(
    herd: Herd, direction: int, father: int, mother: int, chance: State, child: Numbers
) -> None:
    """Fill the keys of `child`: its mother's order between two instants, else its father's."""
    count = len(child)
    his, hers = herd.keys[direction, father], herd.keys[direction, mother]
    end = herd.ends[direction, father]
    part = SHORTEST + (LONGEST - SHORTEST) * unit(chance)
    length = min(max(int(end * part), 1), end)
    begin = below(chance, end - length + 1)
    room = herd.ends[direction, mother] + 1
    alike = 0
    for i in range(count):
        alike += his[i] == hers[i]
        if his[i] < begin:
            child[i] = his[i]
        elif his[i] < begin + length:
            child[i] = begin + hers[i]
        else:
            child[i] = his[i] + room
    if alike >= ALIKE * count:
        for i in range(count):
            if unit(chance) < SWAPPED:
                other = below(chance, count)
                child[i], child[other] = child[other], child[i]


@jit
def _is_known(herd: Herd, direction: int, child: Numbers, end: int) -> bool:
    for place in range(herd.ends.shape[1]):
        if herd.ends[1 - direction, place] == end:
            known = herd.keys[1 - direction, place]
            if np.all(known == child):
                return True
    return False
