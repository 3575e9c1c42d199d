"""A population of schedules with modes, and its evolution, compiled.

A child takes the order of work and the modes of one parent in a stretch of the list and of the
other elsewhere (two-point crossover, Hartmann 2001); a mode that uses up too much is exchanged
by lot; then the child is scheduled forwards, pushed right and pushed left again, modes improving
on the way (multi-mode justification, Lova, Tormos, Cervantes and Barber 2009).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.kernels.chance import State, below, unit
from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.serial import put_in_order, serial
from rooftree.engine.modes.sides import ModeDesk, ModeSide

IMPROVED = 0.02  # chance of an activity to take the mode that finishes first
MUTATED = 0.02  # chance of an activity of a child to take any mode
SWAPPED = 0.05  # chance of an activity of a child to change places with the next
SEEDED = 0.9  # chance of an activity of the first generation to keep its mode of the seed
DELAY = 1.0  # longest random delay of a first rank, as a part of the range of all ranks
EXCHANGES = 20  # for each activity, before the search for enough of the stocks gives up
EMPTY = (1 << 63) - 1  # worth of a place without a schedule
LACK = 10**6  # slots that a lacking unit of a stock counts

FITTEST, MADE, BOUND, ANCHOR = range(4)  # of `Population.tally`

Sides = tuple[ModeSide, ModeSide]
Desks = tuple[ModeDesk, ModeDesk]
Flags = NDArray[np.bool_]


class Population(NamedTuple):
    """p schedules of n activities: `orders`, `modes`, `starts` (p, n) seen forwards in time.

    `worth` (p) is the slot of the end, more for what lacks, EMPTY where there is no schedule yet.
    `tally` (4) has the least worth so far, the schedules made, the end at which to stop, and the
    anchor of the slots; `best` (2, n) has the starts and modes of the best schedule so far.
    """

    orders: Numbers
    modes: Numbers
    starts: Numbers
    worth: Numbers
    best: Numbers
    tally: Numbers


def population(size: int, count: int, bound: int, anchor: int) -> Population:
    """Return room for `size` schedules of `count` activities."""
    orders, modes, starts = (np.zeros((size, count), np.int64) for _ in range(3))
    tally = np.array([EMPTY, 0, bound, anchor], np.int64)
    worth = np.full(size, EMPTY, np.int64)
    return Population(orders, modes, starts, worth, np.zeros((2, count), np.int64), tally)


@jit
def found(
    sides: Sides, herd: Population, desks: Desks, chance: State, ranks: Numbers, seeds: Numbers
) -> None:
    """Make the first generation: random modes, or those of `seeds` (s, n), by `ranks` (n)."""
    side, desk, count = sides[0], desks[0], len(ranks)
    modes = np.zeros(count, np.int64)
    room = (ranks.max() - ranks.min()) * DELAY + 1.0
    for place in range(len(herd.worth)):
        for i in range(count):
            modes[i] = side.first[i] + below(chance, side.last[i] - side.first[i])
            if len(seeds) and place % 2 == 0 and unit(chance) < SEEDED:
                modes[i] = seeds[place // 2 % len(seeds), i]
            desk.keys[i] = ranks[i] + (np.int64(unit(chance) * room) if place else 0)
        put_in_order(side, desk)
        _settle(sides, herd, desks, chance, modes, place)


@jit
def evolve(sides: Sides, herd: Population, desks: Desks, chance: State, children: int) -> None:
    """Let `children` be made, each to replace the worst; stop when the bound is reached."""
    side, order, count = sides[0], desks[0].order, herd.orders.shape[1]
    modes, taken = np.zeros(count, np.int64), np.zeros(count, np.bool_)
    for _ in range(children):
        if herd.tally[FITTEST] <= herd.tally[BOUND]:
            return
        _cross(herd, order, modes, taken, chance)
        _mutate(side, order, modes, chance)
        worst = np.argmax(herd.worth)
        _settle(sides, herd, desks, chance, modes, int(worst))


@jit
def _parent(herd: Population, chance: State) -> int:
    """Return the better of two drawn by lot."""
    one, other = below(chance, len(herd.worth)), below(chance, len(herd.worth))
    return one if herd.worth[one] <= herd.worth[other] else other


@jit
def _cross(herd: Population, order: Numbers, modes: Numbers, taken: Flags, chance: State) -> None:
    """Fill `order` and `modes` of a child: its father's in the middle, its mother's around."""
    mother, father, count = _parent(herd, chance), _parent(herd, chance), len(order)
    begin, end = below(chance, count), below(chance, count)
    if begin > end:
        begin, end = end, begin
    taken[:] = False
    for k in range(begin):
        i = herd.orders[mother, k]
        order[k], modes[i], taken[i] = i, herd.modes[mother, i], True
    k, source = begin, 0
    while k < end:
        i = herd.orders[father, source]
        source += 1
        if not taken[i]:
            order[k], modes[i], taken[i] = i, herd.modes[father, i], True
            k += 1
    for source in range(begin, count):
        i = herd.orders[mother, source]
        if not taken[i]:
            order[k], modes[i] = i, herd.modes[mother, i]
            k += 1


@jit
def _mutate(side: ModeSide, order: Numbers, modes: Numbers, chance: State) -> None:
    """Change some modes, and some neighbours in the order that do not wait for each other."""
    for i in range(len(order)):
        if unit(chance) < MUTATED:
            modes[i] = side.first[i] + below(chance, side.last[i] - side.first[i])
    for k in range(len(order) - 1):
        if unit(chance) < SWAPPED:
            before, after = order[k], order[k + 1]
            waits = False
            for link in range(side.heads[after], side.heads[after + 1]):
                waits |= side.others[link] == before
            if not waits:
                order[k], order[k + 1] = after, before


@jit
def _settle(
    sides: Sides, herd: Population, desks: Desks, chance: State, modes: Numbers, place: int
) -> None:
    """Schedule `desk.order` in `modes`, and put it in `place` if it is new and not worse there."""
    desk = desks[0]
    lacks = _enough(sides[0], desk.left, modes, chance)
    improved = 0.0 if lacks else IMPROVED
    end = _justified(sides, desks, modes, herd.tally[ANCHOR], improved, chance)
    herd.tally[MADE] += 3
    worth = end + LACK * lacks
    if worth < herd.tally[FITTEST]:
        herd.tally[FITTEST] = worth
        herd.best[0], herd.best[1] = desk.starts, modes
    is_empty = herd.worth[place] == EMPTY
    if worth > herd.worth[place] or (not is_empty and _is_known(herd, desk.starts, modes, worth)):
        return
    desk.keys[:] = desk.starts
    put_in_order(sides[0], desk)
    herd.orders[place], herd.modes[place] = desk.order, modes
    herd.starts[place], herd.worth[place] = desk.starts, worth


@jit
def _is_known(herd: Population, starts: Numbers, modes: Numbers, worth: int) -> bool:
    for place in range(len(herd.worth)):
        if herd.worth[place] == worth and _is_same(herd, place, starts, modes):
            return True
    return False


@jit
def _is_same(herd: Population, place: int, starts: Numbers, modes: Numbers) -> bool:
    for i in range(len(starts)):
        if herd.starts[place, i] != starts[i] or herd.modes[place, i] != modes[i]:
            return False
    return True


@jit
def _enough(side: ModeSide, left: Numbers, modes: Numbers, chance: State) -> int:
    """Exchange modes by lot until every stock lasts; return what lacks in the end.

    `left` (k) is filled with what is left of each stock. The stocks themselves are the uses of the
    mode behind the last.
    """
    count, stocks = len(modes), side.uses.shape[1]
    left[:] = side.uses[-1]
    for i in range(count):
        left -= side.uses[modes[i]]
    lack = 0
    for stock in range(stocks):
        lack += max(0, -left[stock])
    tries = EXCHANGES * count
    while lack and tries:
        tries -= 1
        i = below(chance, count)
        other = side.first[i] + below(chance, side.last[i] - side.first[i])
        after = 0
        for stock in range(stocks):
            after += max(0, side.uses[other, stock] - side.uses[modes[i], stock] - left[stock])
        if after <= lack:
            left += side.uses[modes[i]] - side.uses[other]
            modes[i], lack = other, after
    return lack


@jit
def _justified(
    sides: Sides, desks: Desks, modes: Numbers, anchor: int, improved: float, chance: State
) -> int:
    """Schedule forwards, backwards and forwards; return the slot of the end."""
    end = serial(sides[0], desks[0], modes, 0, improved, chance)
    _turn(sides[0], desks[0], modes, end)
    put_in_order(sides[1], desks[1])
    floor = anchor - end if anchor >= 0 else 0
    end = serial(sides[1], desks[1], modes, floor, improved, chance)
    _turn(sides[1], desks[1], modes, end)
    put_in_order(sides[0], desks[0])
    return serial(sides[0], desks[0], modes, 0, improved, chance)


@jit
def _turn(side: ModeSide, desk: ModeDesk, modes: Numbers, end: int) -> None:
    """Number activities and `modes` from the other end; keys rank them by what was last first."""
    count = len(modes)
    for i in range(count):
        desk.keys[count - 1 - i] = end - desk.starts[i] - side.durations[modes[i]]
    for i in range(count // 2):
        modes[i], modes[count - 1 - i] = modes[count - 1 - i], modes[i]
