"""Iterated local search for many projects, compiled.

A step shakes the order of work, in small all over, by whole projects, or within a window of time;
then all is scheduled anew and pushed to both ends in turn (forward-backward improvement, Li and
Willis 1992). What ends earlier, or at the same time and is no later where dates are due, takes the
place of the schedule that it came from.
"""

from typing import NamedTuple

import numpy as np

from rooftree.engine.kernels.chance import State, below
from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.serial import put_in_order, serial
from rooftree.engine.kernels.sides import Desk, Numbers, Side

NEVER = 1 << 40
KINDS = 3  # of shaking
NEAR = np.array([1, 3, 10])  # delay of an activity, in thirds of the usual duration
FAR = np.array([4, 12, 40])  # shift of a project
WIDE = np.array([4, 12, 40, 80])  # width of a window
MOST_MOVED = 15  # projects that are shifted at once

END, LATE, MADE, BOUND, ANCHOR, USUAL = range(6)  # of `Ground.tally`

Sides = tuple[Side, Side]
Desks = tuple[Desk, Desk]


class Dues(NamedTuple):
    """When the work of n activities and p projects is due, and what a slot of lateness weighs.

    `project` (n) has the number of the project of each activity; slots are ends, NEVER where nothing
    is due. `last` (p) is room to work in.
    """

    due: Numbers
    weight: Numbers
    project: Numbers
    project_due: Numbers
    project_weight: Numbers
    last: Numbers


class Ground(NamedTuple):
    """Where the search stands: `starts` (n) of the schedule, and what is due.

    `tally` (6) has the end of the schedule, its lateness, the schedules made, the end at which to
    stop, the slot from which time runs backwards (-1: any will do), and the usual duration.
    """

    starts: Numbers
    dues: Dues
    tally: Numbers


@jit
def begin(sides: Sides, desks: Desks, ground: Ground, ranks: Numbers) -> None:
    """Make a schedule by `ranks` (n)."""
    put_in_order(sides[0], ranks.copy(), desks[0].order)
    end = serial(sides[0], desks[0], 0)
    ground.tally[MADE] += 1
    _take(sides, desks, ground, end)


@jit
def push(sides: Sides, desks: Desks, ground: Ground) -> bool:
    """Push the schedule to both ends; say whether it got shorter. `desks[0]` must have it."""
    tally = ground.tally
    end = _left(sides, desks, ground, _right(sides, desks, ground, tally[END]))
    return end < tally[END] and _take(sides, desks, ground, end)


@jit
def search(sides: Sides, desks: Desks, ground: Ground, chance: State, steps: int) -> None:
    """Take some steps; stop when the bound is reached."""
    tally, count = ground.tally, len(ground.starts)
    keys = np.zeros(count, np.int64)
    for _ in range(steps):
        if tally[END] <= tally[BOUND] and not tally[LATE]:
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
            _take(sides, desks, ground, end)


@jit
def _take(sides: Sides, desks: Desks, ground: Ground, end: int) -> bool:
    """Take the schedule of `desks[0]`, unless it ends no earlier and is later; say whether."""
    late = _lateness(ground.dues, desks[0].starts, sides[0].durations)
    if end == ground.tally[END] and late > ground.tally[LATE]:
        return False
    ground.tally[END], ground.tally[LATE] = end, late
    ground.starts[:] = desks[0].starts
    return True


@jit
def _lateness(dues: Dues, starts: Numbers, durations: Numbers) -> int:
    """Return the weighted slots after due dates, of activities and of projects."""
    late = 0
    dues.last[:] = 0
    for i in range(len(starts)):
        finish, project = starts[i] + durations[i], dues.project[i]
        late += dues.weight[i] * max(0, finish - dues.due[i])
        dues.last[project] = max(dues.last[project], finish)
    for project in range(len(dues.last)):
        late += dues.project_weight[project] * max(
            0, dues.last[project] - dues.project_due[project]
        )
    return late


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
        projects = len(ground.dues.last)
        shift = np.zeros(projects, np.int64)
        for _ in range(1 + below(chance, min(MOST_MOVED, 1 + projects // 6))):
            shift[below(chance, projects)] = below(chance, 2 * most + 1) - most
        for i in range(count):
            keys[i] += shift[ground.dues.project[i]]
    else:
        width = 1 + WIDE[below(chance, len(WIDE))] * usual // 3
        first = below(chance, end + width) - width
        for i in range(count):
            if first <= keys[i] < first + width:
                keys[i] = first + below(chance, width)
