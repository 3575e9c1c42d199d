"""Calendars as arrays, from the first instant that matters to the last that can be reached."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.compiled import early_dates
from rooftree.engine.forecast.calendar_kernels import BUCKET, DAY, Index, Windows
from rooftree.engine.forecast.preparing import FARTHEST, Prepared
from rooftree.engine.working_time import WorkingTime

LEAD = 60 * DAY  # before the first date, for lags that run backwards


@dataclass(frozen=True, slots=True)
class CalendarTables:
    """The windows of all calendars, and where to begin looking in them.

    The windows of calendar c are the rows from rows[c] to rows[c + 1]; `by_day` and `by_count` have
    a row for each calendar, `by_count` up to `counted`. Counts begin at the instant `since`.
    """

    windows: Windows
    rows: NDArray[np.int64]
    by_day: Index
    by_count: Index
    counted: NDArray[np.int64]
    since: int


def calendar_tables(times: Sequence[WorkingTime], prepared: Prepared) -> CalendarTables:
    """Return the calendars up to the finish that the longest durations would have."""
    since, until = _reach(prepared)
    each = [_windows(time, since, until) for time in times]
    days = np.arange(since, until, DAY)
    by_day = [np.searchsorted(windows[:, 1], days, side="right") for windows in each]
    by_count = [
        np.searchsorted(worked, np.arange(0, worked[-1] + BUCKET, BUCKET), side="right")
        for windows in each
        for worked in (windows[:, 2] + windows[:, 1] - windows[:, 0],)
    ]
    lasts = [len(windows) - 1 for windows in each]
    padded = np.zeros((len(each), max(map(len, by_count), default=1)), np.int32)
    for row, (index, last) in enumerate(zip(by_count, lasts, strict=True)):
        padded[row, : len(index)] = np.minimum(index, last)
    return CalendarTables(
        windows=np.concatenate(each),
        rows=np.cumsum([0, *map(len, each)], dtype=np.int64),
        by_day=np.array(
            [np.minimum(index, last) for index, last in zip(by_day, lasts, strict=True)], np.int32
        ),
        by_count=padded,
        counted=np.array([len(index) for index in by_count], np.int64),
        since=since,
    )


def _windows(time: WorkingTime, since: int, until: int) -> Windows:
    spans = np.array([*time.windows(since, until)] or [(since, since)], np.int64)
    lengths = spans[:, 1] - spans[:, 0]
    return np.column_stack([spans, np.cumsum(lengths) - lengths])


def _reach(prepared: Prepared) -> tuple[int, int]:
    """Return the first and the last instant that a sample can come to, in whole days."""
    numbers = prepared.numbers
    durations = list(numbers.durations)
    fixed = list(numbers.fixed)
    for row, position in enumerate(prepared.order):
        durations[position] = int(prepared.longest[row])
        place = fixed[position]
        if place is not None:
            begin = max(place[0], numbers.start)
            fixed[position] = place[0], numbers.times[position].shift(begin, durations[position])
    starts, finishes = early_dates(replace(numbers, durations=durations, fixed=fixed))
    first = min([numbers.start, *starts]) - LEAD
    last = max([numbers.start, *finishes]) + LEAD
    return first // DAY * DAY, min(last, FARTHEST) // DAY * DAY + DAY
