"""The passes of the network Monte Carlo where activities work by different calendars.

Dates are instants (int32 minutes), durations minutes of each activity's own working time. A
calendar is a row of windows, found by the day for an instant and by the bucket for a count.
"""
# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - a kernel is one loop over plain arrays

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Ints, Longs
from rooftree.engine.kernels.jit import jit

DAY = 1440
BUCKET = 256  # working minutes
NEVER = -(2**40)


class Calendars(NamedTuple):
    """Calendars from the instant `since` on.

    `windows` has rows (opens, closes, minutes worked before); those of calendar c are the rows from
    rows[c] to rows[c + 1]. `by_day` and `by_count` (calendars, steps) say where to begin looking.
    """

    windows: Longs
    rows: Longs
    by_day: Ints
    by_count: Ints
    since: int


@jit
def work(calendars: Calendars, c: int, at: int) -> int:
    """Return the minutes that calendar c works from the first instant up to `at`."""
    windows, last = calendars.windows, calendars.rows[c + 1] - 1
    day = min(max(0, (at - calendars.since) // DAY), calendars.by_day.shape[1] - 1)
    i = calendars.by_day[c, day]
    while i < last and windows[i, 1] <= at:
        i += 1
    return int(windows[i, 2] + min(max(0, at - windows[i, 0]), windows[i, 1] - windows[i, 0]))


@jit
def start_at(calendars: Calendars, c: int, count: int) -> int:
    """Return the instant at which the working minute number `count` begins."""
    windows, last = calendars.windows, calendars.rows[c + 1] - 1
    bucket = min(max(0, count // BUCKET), calendars.by_count.shape[1] - 1)
    i = calendars.by_count[c, bucket]
    while i < last and windows[i + 1, 2] <= count:
        i += 1
    return int(windows[i, 0] + count - windows[i, 2])


@jit
def shifted(calendars: Calendars, c: int, at: int, lag: int) -> int:
    """Return the first instant `lag` working minutes after `at`."""
    return start_at(calendars, c, work(calendars, c, at) + lag - 1) + 1 if lag else at


@jit
def forwards(
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
) -> None:
    """Fill `starts`, `finishes` and `ends` of a block; as in `network_kernels.forwards`.

    `times` are the calendars of the rows; `links` have a fifth column, the calendar of the lag.
    """
    count, width = durations.shape
    for s in range(width):
        end = calendars.since
        for i in range(count):
            c, duration = times[i], durations[i, s]
            if fixed[i]:
                starts[i, s] = releases[i]
                finishes[i, s] = shifted(calendars, c, work_from[i], duration)
                end = max(end, finishes[i, s])
                continue
            start, finish = releases[i], NEVER
            for k in range(offsets[i], offsets[i + 1]):
                at = finishes[links[k, 0], s] if links[k, 1] else starts[links[k, 0], s]
                at = shifted(calendars, links[k, 4], at, links[k, 3])
                if links[k, 2]:
                    finish = max(finish, at)
                else:
                    start = max(start, at)
            if duration == 0:
                starts[i, s] = finishes[i, s] = max(start, finish)
            else:
                first = work(calendars, c, start)
                if finish > start:
                    first = max(first, work(calendars, c, finish - 1) + 1 - duration)
                starts[i, s] = start_at(calendars, c, first)
                finishes[i, s] = start_at(calendars, c, first + duration - 1) + 1
            end = max(end, finishes[i, s])
        ends[s] = end


@jit
def backwards(
    durations: Ints,
    starts: Ints,
    finishes: Ints,
    ends: Ints,
    fixed: NDArray[np.int8],
    offsets: Longs,
    links: Ints,
    times: Ints,
    calendars: Calendars,
    critical: Longs,
) -> None:
    """Count in `critical` the samples of a block in which a row drives the end of the whole.

    A row drives it when one more minute of its own work would move the end, or a driving row that
    waits for it: then it has no total float. (One whose next minute of work lies beyond a pause of
    its calendar, and would move a row that drives nothing by more than its float, is not counted.)
    """
    count, width = durations.shape
    drives = np.empty(count, np.int8)
    for s in range(width):
        drives[:] = 0
        for i in range(count - 1, -1, -1):
            c = times[i]
            if not drives[i]:
                if finishes[i, s] + 1 > ends[s]:
                    drives[i] = 1
                else:
                    following = start_at(calendars, c, work(calendars, c, finishes[i, s]))
                    drives[i] = following >= ends[s]
            if not drives[i]:
                continue
            critical[i] += 1
            if fixed[i]:
                continue
            first = work(calendars, c, starts[i, s])
            for k in range(offsets[i], offsets[i + 1]):
                other = links[k, 0]
                if drives[other]:
                    continue
                g = times[other]
                if links[k, 1] or durations[other, s] == 0:
                    at = start_at(calendars, g, work(calendars, g, finishes[other, s])) + 1
                else:
                    at = start_at(calendars, g, work(calendars, g, starts[other, s]) + 1)
                at = shifted(calendars, links[k, 4], at, links[k, 3])
                if durations[i, s] == 0:
                    drives[other] = at > starts[i, s]
                elif links[k, 2]:
                    drives[other] = work(calendars, c, at - 1) + 1 - durations[i, s] > first
                else:
                    drives[other] = work(calendars, c, at) > first
