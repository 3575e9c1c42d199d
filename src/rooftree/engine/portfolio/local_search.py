"""Iterated local search for many projects, compiled.

A step shakes the order of work, in small all over, by whole projects, or within a window of time;
then all is scheduled anew and pushed to both ends in turn (forward-backward improvement, Li and
Willis 1992). What ends no later takes the place of the schedule that it came from.
"""

from typing import NamedTuple

import numpy as np

from rooftree.engine.kernels.chance import State, below
from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.serial import put_in_order, serial
from rooftree.engine.kernels.sides import Desk, Numbers, Side

KINDS = 3  # of shaking
NEAR = np.array([1, 3, 10])  # delay of an activity, in thirds of the usual duration
FAR = np.array([4, 12, 40])  # shift of a project
WIDE = np.array([4, 12, 40, 80])  # width of a window
MOST_MOVED = 15  # projects that are shifted at once

END, MADE, BOUND, ANCHOR, USUAL = range(5)  # of `Ground.tally`

Sides = tuple[Side, Side]
Desks = tuple[Desk, Desk]


class Ground(NamedTuple):
    """Where the search stands: `starts` (n) of the schedule, `project` (n) of each activity.

    `tally` (5) has the end of the schedule, the schedules made, the end at which to stop, the slot
    from which time runs backwards (-1: any will do), and the usual duration of an activity.
    """

    starts: Numbers
    project: Numbers
    tally: Numbers


@jit
def begin(sides: Sides, desks: Desks, ground: Ground, ranks: Numbers) -> None:
    """Make a schedule by `ranks` (n)."""
    put_in_order(sides[0], ranks.copy(), desks[0].order)
    ground.tally[END] = serial(sides[0], desks[0], 0)
    ground.tally[MADE] += 1
    ground.starts[:] = desks[0].starts


@jit
def push(sides: Sides, desks: Desks, ground: Ground) -> bool:
    """Push the schedule to both ends; say whether it got shorter. `desks[0]` must have it."""
    tally = ground.tally
    end = _left(sides, desks, ground, _right(sides, desks, ground, tally[END]))
    if end >= tally[END]:
        return False
    tally[END] = end
    ground.starts[:] = desks[0].starts
    return True


@jit
def search(sides: Sides, desks: Desks, ground: Ground, chance: State, steps: int) -> None:
    """Take some steps; stop when the bound is reached."""
    tally, count = ground.tally, len(ground.starts)
    keys = np.zeros(count, np.int64)
    for _ in range(steps):
        if tally[END] <= tally[BOUND]:
            return
        _shake(ground, keys, chance)
        if below(chance, 2):
            put_in_order(sides[0], keys, desks[0].order)
            end = serial(sides[0], desks[0], 0)
            tally[MADE] += 1
        else:
            desks[0].starts[:] = keys
            end = tally[END]
        end = _left(sides, desks, ground, _right(sides, desks, ground, end))
        if end <= tally[END]:
            tally[END] = end
            ground.starts[:] = desks[0].starts


@jit
def _right(sides: Sides, desks: Desks, ground: Ground, end: int) -> int:
    """Schedule backwards, latest finish first, what `desks[0].starts` has up to `end`.

    Returns the end, seen backwards; `desks[1].starts` are seen backwards too.
    """
    count, anchor = len(ground.starts), ground.tally[ANCHOR]
    keys = np.zeros(count, np.int64)
    for i in range(count):
        keys[count - 1 - i] = end - desks[0].starts[i] - sides[0].durations[i]
    put_in_order(sides[1], keys, desks[1].order)
    ground.tally[MADE] += 1
    return serial(sides[1], desks[1], anchor - end if anchor >= 0 else 0)


@jit
def _left(sides: Sides, desks: Desks, ground: Ground, end: int) -> int:
    """Schedule forwards, earliest start first, what `_right` left; return the end."""
    count = len(ground.starts)
    keys = np.zeros(count, np.int64)
    for i in range(count):
        keys[count - 1 - i] = end - desks[1].starts[i] - sides[1].durations[i]
    put_in_order(sides[0], keys, desks[0].order)
    ground.tally[MADE] += 1
    return serial(sides[0], desks[0], 0)


@jit
def _shake(ground: Ground, keys: Numbers, chance: State) -> None:
    """Fill `keys` (n) with the starts, shaken in one of the three ways."""
    usual, end, count = ground.tally[USUAL], ground.tally[END], len(keys)
    keys[:] = ground.starts
    kind = below(chance, KINDS)
    if kind == 0:
        most = 1 + NEAR[below(chance, len(NEAR))] * usual // 3
        for i in range(count):
            keys[i] += below(chance, 2 * most + 1) - most
    elif kind == 1:
        most = 1 + FAR[below(chance, len(FAR))] * usual // 3
        projects = ground.project.max() + 1
        shift = np.zeros(projects, np.int64)
        for _ in range(1 + below(chance, min(MOST_MOVED, 1 + projects // 6))):
            shift[below(chance, projects)] = below(chance, 2 * most + 1) - most
        for i in range(count):
            keys[i] += shift[ground.project[i]]
    else:
        width = 1 + WIDE[below(chance, len(WIDE))] * usual // 3
        first = below(chance, end + width) - width
        for i in range(count):
            if first <= keys[i] < first + width:
                keys[i] = first + below(chance, width)
