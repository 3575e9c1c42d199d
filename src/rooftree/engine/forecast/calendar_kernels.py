"""The passes of the network Monte Carlo where activities work by different calendars.

Dates are instants (int32 minutes), durations minutes of each activity's own working time. A
calendar is a row of windows, found by the day for an instant and by the bucket for a count.
"""
# ruff: noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - a kernel is one loop over plain arrays

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.network_kernels import Ints
from rooftree.engine.kernels.jit import jit

DAY = 1440
BUCKET = 256  # working minutes

Windows = NDArray[np.int64]  # (windows, 3): opens, closes, minutes worked before
Index = NDArray[np.int32]


@jit
def work(windows: Windows, by_day: Index, since: int, at: int) -> int:
    """Return the working minutes from `since` up to `at`."""
    day = min(max(0, (at - since) // DAY), len(by_day) - 1)
    i = by_day[day]
    while i < len(windows) - 1 and windows[i, 1] <= at:
        i += 1
    return int(windows[i, 2] + min(max(0, at - windows[i, 0]), windows[i, 1] - windows[i, 0]))


@jit
def start_at(windows: Windows, by_count: Index, count: int) -> int:
    """Return the instant at which the working minute number `count` begins."""
    i = by_count[min(max(0, count // BUCKET), len(by_count) - 1)]
    while i < len(windows) - 1 and windows[i, 2] + windows[i, 1] - windows[i, 0] <= count:
        i += 1
    return int(windows[i, 0] + count - windows[i, 2])


@jit
def shifted(windows: Windows, by_day: Index, by_count: Index, since: int, at: int, lag: int) -> int:
    """Return the first instant `lag` working minutes after `at`."""
    if not lag:
        return at
    return start_at(windows, by_count, work(windows, by_day, since, at) + lag - 1) + 1


@jit
def forwards(
    durations: Ints,
    starts: Ints,
    finishes: Ints,
    ends: Ints,
    releases: Ints,
    fixed: NDArray[np.int8],
    work_from: Ints,
    offsets: NDArray[np.int64],
    links: Ints,
    times: Index,
    windows: Windows,
    rows: NDArray[np.int64],
    by_day: Index,
    by_count: Index,
    counted: NDArray[np.int64],
    since: int,
) -> None:
    """Fill `starts`, `finishes` and `ends` of a block; as in `network_kernels.forwards`.

    `links` have a fifth column, the calendar of the lag. Calendar c has the windows from rows[c] to
    rows[c + 1] and the row c of `by_day` and of `by_count` (up to counted[c]).
    """
    count, width = durations.shape
    for s in range(width):
        end = since
        for i in range(count):
            c = times[i]
            own, days = windows[rows[c] : rows[c + 1]], by_day[c]
            counts = by_count[c, : counted[c]]
            duration = durations[i, s]
            if fixed[i]:
                starts[i, s] = releases[i]
                finishes[i, s] = shifted(own, days, counts, since, work_from[i], duration)
                end = max(end, finishes[i, s])
                continue
            start, finish = releases[i], -(2**40)
            for k in range(offsets[i], offsets[i + 1]):
                at = finishes[links[k, 0], s] if links[k, 1] else starts[links[k, 0], s]
                if links[k, 3]:
                    g = links[k, 4]
                    at = shifted(
                        windows[rows[g] : rows[g + 1]],
                        by_day[g],
                        by_count[g, : counted[g]],
                        since,
                        at,
                        links[k, 3],
                    )
                if links[k, 2]:
                    finish = max(finish, at)
                else:
                    start = max(start, at)
            if duration == 0:
                starts[i, s] = finishes[i, s] = max(start, finish)
            else:
                at = work(own, days, since, start)
                if finish > start:
                    at = max(at, work(own, days, since, finish - 1) + 1 - duration)
                starts[i, s] = start_at(own, counts, at)
                finishes[i, s] = start_at(own, counts, at + duration - 1) + 1
            end = max(end, finishes[i, s])
        ends[s] = end


@jit
def backwards(
    durations: Ints,
    starts: Ints,
    finishes: Ints,
    ends: Ints,
    fixed: NDArray[np.int8],
    offsets: NDArray[np.int64],
    links: Ints,
    times: Index,
    windows: Windows,
    rows: NDArray[np.int64],
    by_day: Index,
    by_count: Index,
    counted: NDArray[np.int64],
    since: int,
    critical: NDArray[np.int64],
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
            own, days = windows[rows[c] : rows[c + 1]], by_day[c]
            index = by_count[c, : counted[c]]
            if start_at(own, index, work(own, days, since, finishes[i, s])) >= ends[s]:
                drives[i] = 1
            if not drives[i]:
                continue
            critical[i] += 1
            if fixed[i]:
                continue
            begun = work(own, days, since, starts[i, s])
            for k in range(offsets[i], offsets[i + 1]):
                other = links[k, 0]
                g = times[other]
                theirs, index = windows[rows[g] : rows[g + 1]], by_count[g, : counted[g]]
                if links[k, 1] or durations[other, s] == 0:
                    at = (
                        start_at(theirs, index, work(theirs, by_day[g], since, finishes[other, s]))
                        + 1
                    )
                else:
                    at = work(theirs, by_day[g], since, starts[other, s]) + 1
                    at = start_at(theirs, index, at)
                if links[k, 3]:
                    g = links[k, 4]
                    at = shifted(
                        windows[rows[g] : rows[g + 1]],
                        by_day[g],
                        by_count[g, : counted[g]],
                        since,
                        at,
                        links[k, 3],
                    )
                if durations[i, s] == 0:
                    held = at > starts[i, s]
                elif links[k, 2]:
                    held = work(own, days, since, at - 1) + 1 - durations[i, s] > begun
                else:
                    held = work(own, days, since, at) > begun
                if held:
                    drives[other] = 1
