"""Serial schedule generation for every sample where activities work by different calendars.

As `resource_kernels`, in instants. An activity takes its units in its own working minutes and in no
others. What is free of a resource is kept as steps in time, for each resource its own; an activity
that works by the very calendar of the resource takes one stretch, since nobody can use the pauses.
Such stretches, and absences, begin and end where working minutes begin, so that a pause is as the
minute before it and never looks fuller.
"""
# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - a kernel is one loop over plain arrays

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Ints, Longs
from rooftree.engine.forecast.calendar_kernels import (
    DAY,
    NEVER,
    Calendars,
    shifted,
    start_at,
    work,
)
from rooftree.engine.forecast.resource_kernels import added
from rooftree.engine.kernels.jit import jit

ROOM = 16  # steps to spare


@jit
def doubled(steps: Longs) -> Longs:
    """Return the same steps with as much room again."""
    wider = np.empty((steps.shape[0], 2 * steps.shape[1]), np.int64)
    wider[:, : steps.shape[1]] = steps
    return wider


@jit
def step_of(times: Longs, size: int, at: int) -> int:
    """Return the last step that begins no later than `at`."""
    low, high = 0, size
    while low < high:
        middle = (low + high) >> 1
        if times[middle] <= at:
            low = middle + 1
        else:
            high = middle
    return low - 1


@jit
def step_at(times: Longs, free: Longs, size: int, at: int) -> int:
    """Return the step that begins at `at`, or its negative less one when it had to be made."""
    k = step_of(times, size, at)
    if times[k] == at:
        return k
    for j in range(size, k + 1, -1):
        times[j], free[j] = times[j - 1], free[j - 1]
    times[k + 1], free[k + 1] = at, free[k]
    return -(k + 1) - 1


@jit
def take(times: Longs, free: Longs, size: int, start: int, finish: int, units: int) -> int:
    """Take `units` from `start` to `finish`; return the number of steps."""
    first = step_at(times, free, size, start)
    if first < 0:
        first, size = -first - 1, size + 1
    last = step_at(times, free, size, finish)
    if last < 0:
        last, size = -last - 1, size + 1
    for k in range(first, last):
        free[k] -= units
    return size


@jit
def window_of(calendars: Calendars, c: int, at: int) -> int:
    """Return the first window of calendar c that ends after `at`."""
    last = calendars.rows[c + 1] - 1
    day = min(max(0, (at - calendars.since) // DAY), calendars.by_day.shape[1] - 1)
    i = calendars.by_day[c, day]
    while i < last and calendars.windows[i, 1] <= at:
        i += 1
    return int(i)


@jit
def clash(times: Longs, free: Longs, size: int, start: int, finish: int, units: int) -> int:
    """Return when the first lack of `units` between `start` and `finish` ends, or NEVER."""
    k = step_of(times, size, start)
    while k < size and times[k] < finish:
        if free[k] < units:
            return int(times[k + 1]) if k + 1 < size else finish
        k += 1
    return NEVER


@jit
def waits(
    i: int,
    release: int,
    offsets: Longs,
    links: Ints,
    begun: Longs,
    done: Longs,
    calendars: Calendars,
) -> tuple[int, int]:
    """Return the instants before which row i may not start and not finish (or NEVER)."""
    start, finish = release, NEVER
    for k in range(offsets[i], offsets[i + 1]):
        at = done[links[k, 0]] if links[k, 1] else begun[links[k, 0]]
        at = shifted(calendars, links[k, 4], at, links[k, 3])
        if links[k, 2]:
            finish = max(finish, at)
        else:
            start = max(start, at)
    return start, finish


@jit
def lack(
    steps: Longs,
    free: Longs,
    sizes: Longs,
    supply_times: Ints,
    calendars: Calendars,
    c: int,
    start: int,
    finish: int,
    units: Ints,
) -> int:
    """Return when the first lack of any of `units` in calendar c ends, or NEVER."""
    windows = calendars.windows
    for r in range(len(units)):
        if not units[r]:
            continue
        if supply_times[r] == c:
            again = clash(steps[r], free[r], sizes[r], start, finish, units[r])
            if again != NEVER:
                return again
            continue
        w = window_of(calendars, c, start)
        while w < calendars.rows[c + 1] and windows[w, 0] < finish:
            opens, closes = max(start, windows[w, 0]), min(finish, windows[w, 1])
            again = clash(steps[r], free[r], sizes[r], opens, closes, units[r])
            if again != NEVER:
                return again
            w += 1
    return NEVER


@jit
def take_all(
    steps: Longs,
    free: Longs,
    sizes: Longs,
    supply_times: Ints,
    calendars: Calendars,
    c: int,
    start: int,
    finish: int,
    units: Ints,
) -> tuple[Longs, Longs]:
    """Take `units` in the working time of calendar c; return the steps, wider where they must be."""
    windows = calendars.windows
    for r in range(len(units)):
        if not units[r]:
            continue
        if sizes[r] + ROOM > steps.shape[1]:
            steps, free = doubled(steps), doubled(free)
        if supply_times[r] == c:
            since = start_at(calendars, c, work(calendars, c, start))
            until = start_at(calendars, c, work(calendars, c, finish))
            sizes[r] = take(steps[r], free[r], sizes[r], since, until, units[r])
            continue
        w = window_of(calendars, c, start)
        while w < calendars.rows[c + 1] and windows[w, 0] < finish:
            if sizes[r] + ROOM > steps.shape[1]:
                steps, free = doubled(steps), doubled(free)
            opens, closes = max(start, windows[w, 0]), min(finish, windows[w, 1])
            sizes[r] = take(steps[r], free[r], sizes[r], opens, closes, units[r])
            w += 1
    return steps, free


@jit
def generate(
    durations: Ints,
    starts: Ints,
    finishes: Ints,
    ends: Ints,
    releases: Ints,
    fixed: NDArray[np.int8],
    work_from: Ints,
    offsets: Longs,
    links: Ints,
    times: Ints,
    calendars: Calendars,
    order: Longs,
    units: Ints,
    supply_times: Ints,
    steps: Longs,
    free: Longs,
    sizes: Longs,
) -> None:
    """Fill `starts`, `finishes` and `ends` of a block, placing rows in `order`.

    `units` (activities, resources) are demands, `supply_times` the calendars of the resources.
    `steps` and `free` (resources, steps), up to `sizes`, say what there is before anything is placed.
    """
    count, width = durations.shape
    resources = units.shape[1]
    room = steps.shape[1] + 4 * count + ROOM
    at_steps, left = np.empty((resources, room), np.int64), np.empty((resources, room), np.int64)
    size = np.empty(resources, np.int64)
    begun, done = np.empty(count, np.int64), np.empty(count, np.int64)
    for s in range(width):
        size[:] = sizes
        at_steps[:, : steps.shape[1]] = steps
        left[:, : steps.shape[1]] = free
        end = calendars.since
        for turn in range(2 * count):
            placing = turn >= count
            i = order[turn - count] if placing else turn
            if placing == (fixed[i] > 0):
                continue
            c, duration, needs = times[i], durations[i, s], units[i]
            if not placing:
                begun[i] = releases[i]
                done[i] = shifted(calendars, c, work_from[i], duration)
                start = max(work_from[i], releases[i])
            else:
                start, finish = waits(i, releases[i], offsets, links, begun, done, calendars)
                if duration == 0:
                    begun[i] = done[i] = max(start, finish)
                    end = max(end, done[i])
                    continue
                first = work(calendars, c, start)
                if finish > start:
                    first = max(first, work(calendars, c, finish - 1) + 1 - duration)
                while True:
                    start = start_at(calendars, c, first)
                    finish = start_at(calendars, c, first + duration - 1) + 1
                    again = lack(
                        at_steps, left, size, supply_times, calendars, c, start, finish, needs
                    )
                    if again == NEVER:
                        break
                    first = max(first + 1, work(calendars, c, again))
                begun[i], done[i] = start, finish
            end = max(end, done[i])
            if duration > 0:
                at_steps, left = take_all(
                    at_steps, left, size, supply_times, calendars, c, start, done[i], needs
                )
        ends[s] = end
        for i in range(count):
            starts[i, s], finishes[i, s] = begun[i], done[i]


@jit
def drivers(
    durations: Ints,
    starts: Ints,
    finishes: Ints,
    ends: Ints,
    releases: Ints,
    fixed: NDArray[np.int8],
    offsets: Longs,
    links: Ints,
    times: Ints,
    calendars: Calendars,
    units: Ints,
    critical: Longs,
) -> None:
    """Count in `critical` the samples in which a row drives the end through links or resources.

    As `resource_kernels.drivers`, instants being compared in the working time of who waits.
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
            c, start = times[i], starts[i, s]
            first = work(calendars, c, start) if durations[i, s] else start
            held = first == (work(calendars, c, releases[i]) if durations[i, s] else releases[i])
            for k in range(offsets[i], offsets[i + 1]):
                other = links[k, 0]
                at = finishes[other, s] if links[k, 1] else starts[other, s]
                at = shifted(calendars, links[k, 4], at, links[k, 3])
                if durations[i, s] == 0:
                    holds = at == start
                elif links[k, 2]:
                    holds = work(calendars, c, at - 1) + 1 - durations[i, s] == first
                else:
                    holds = work(calendars, c, at) == first
                if holds:
                    held = True
                    known = added(found, known, drives, other)
            if held:
                continue
            for other in range(count):
                at = finishes[other, s]
                if at <= start and durations[other, s] > 0 and work(calendars, c, at) == first:
                    for r in range(units.shape[1]):
                        if units[i, r] and units[other, r]:
                            known = added(found, known, drives, other)
