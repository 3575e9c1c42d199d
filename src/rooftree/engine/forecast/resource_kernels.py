"""Serial schedule generation for every sample, on one axis of working minutes.

Kelley, "The critical-path method: resources planning and scheduling" (1963). What is free of each
resource is kept as steps in time.
"""
# ruff: noqa: C901, PLR0913, PLR0915, PLR0917 - a kernel is one loop over plain arrays

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Ints, Longs
from rooftree.engine.kernels.jit import jit


@jit
def step_at(times: Ints, free: Ints, size: int, at: int) -> tuple[int, int]:
    """Return the step that begins at `at`, made when there is none, and the number of steps."""
    low, high = 0, size
    while low < high:
        middle = (low + high) >> 1
        if times[middle] < at:
            low = middle + 1
        else:
            high = middle
    if low < size and times[low] == at:
        return low, size
    for k in range(size, low, -1):
        times[k] = times[k - 1]
        free[k] = free[k - 1]
    times[low] = at
    free[low] = free[low - 1]
    return low, size + 1


@jit
def book(times: Ints, free: Ints, size: int, start: int, finish: int, units: Ints) -> int:
    """Take `units` of each resource from `start` to `finish`; return the number of steps."""
    first, size = step_at(times, free, size, start)
    last, size = step_at(times, free, size, finish)
    for k in range(first, last):
        for r in range(len(units)):
            free[k, r] -= units[r]
    return size


@jit
def place(times: Ints, free: Ints, size: int, start: int, duration: int, units: Ints) -> int:
    """Return the first start from `start` on with enough of everything for `duration`."""
    low, high = 0, size
    while low < high:
        middle = (low + high) >> 1
        if times[middle] <= start:
            low = middle + 1
        else:
            high = middle
    k = low - 1
    while k < size and times[k] < start + duration:
        for r in range(len(units)):
            if units[r] > free[k, r] and units[r]:
                start = times[k + 1] if k + 1 < size else times[k]
                break
        k += 1
    return start


@jit
def generate(
    durations: Ints,
    finishes: Ints,
    ends: Ints,
    releases: Ints,
    fixed: NDArray[np.int8],
    work_from: Ints,
    offsets: Longs,
    links: Ints,
    order: Longs,
    units: Ints,
    step_times: Ints,
    step_free: Ints,
) -> None:
    """Fill `finishes` and `ends` of a block, placing rows in `order`.

    `units` (activities, resources) are demands; `step_times` and `step_free` (steps, resources) say
    what is free before anything is placed, from a first step that is before everything.
    """
    count, width = durations.shape
    room = len(step_times) + 2 * count + 2
    times = np.empty(room, np.int32)
    free = np.empty((room, units.shape[1]), np.int32)
    for s in range(width):
        size = len(step_times)
        times[:size] = step_times
        free[:size] = step_free
        end = 0
        for i in range(count):
            if fixed[i]:
                finishes[i, s] = work_from[i] + durations[i, s]
                if durations[i, s] > 0:
                    size = book(times, free, size, work_from[i], finishes[i, s], units[i])
                end = max(end, finishes[i, s])
        for i in order:
            if fixed[i]:
                continue
            duration = durations[i, s]
            start = releases[i]
            for k in range(offsets[i], offsets[i + 1]):
                other = links[k, 0]
                at = finishes[other, s] + links[k, 3]
                if not links[k, 1]:
                    at -= durations[other, s]
                if links[k, 2]:
                    at -= duration
                start = max(start, at)
            if duration > 0 and units[i].any():
                start = place(times, free, size, start, duration, units[i])
                size = book(times, free, size, start, start + duration, units[i])
            finishes[i, s] = start + duration
            end = max(end, finishes[i, s])
        ends[s] = end


@jit
def added(found: Longs, known: int, drives: NDArray[np.int8], row: int) -> int:
    """Put `row` into `found` when it is not marked in `drives` yet; return how many are found."""
    if drives[row]:
        return known
    drives[row] = 1
    found[known] = row
    return known + 1


@jit
def drivers(
    durations: Ints,
    finishes: Ints,
    ends: Ints,
    releases: Ints,
    fixed: NDArray[np.int8],
    offsets: Longs,
    links: Ints,
    units: Ints,
    critical: Longs,
) -> None:
    """Count in `critical` the samples in which a row drives the end through links or resources.

    Where neither a dependency nor a release holds a start, whoever gives back a resource that it
    needs at that very minute does.
    """
    count, width = durations.shape
    drives = np.empty(count, np.int8)
    found = np.empty(count, np.int64)  # rows that drive the end, in the order of being found
    for s in range(width):
        known = 0
        for i in range(count):
            drives[i] = finishes[i, s] == ends[s]
            found[known] = i
            known += drives[i]
        turn = 0
        while turn < known:
            i = found[turn]
            turn += 1
            critical[i] += 1
            if fixed[i]:
                continue
            start = finishes[i, s] - durations[i, s]
            held = start == releases[i]
            for k in range(offsets[i], offsets[i + 1]):
                other = links[k, 0]
                at = finishes[other, s] + links[k, 3]
                if not links[k, 1]:
                    at -= durations[other, s]
                if links[k, 2]:
                    at -= durations[i, s]
                if at == start:
                    held = True
                    known = added(found, known, drives, other)
            for other in range(count if held else 0, count):
                if finishes[other, s] == start and durations[other, s] > 0:
                    for r in range(units.shape[1]):
                        if units[i, r] and units[other, r]:
                            known = added(found, known, drives, other)
