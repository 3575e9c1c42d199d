"""Calendars as arrays, from the first instant that matters to the last that can be reached."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.compiled import early_dates
from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast.calendar_kernels import BUCKET, DAY, Calendars
from rooftree.engine.forecast.limits import FARTHEST
from rooftree.engine.forecast.preparing import Prepared
from rooftree.engine.working_time import WorkingTime

LEAD = 60 * DAY  # before the first date, for lags that run backwards


def calendar_tables(
    times: Sequence[WorkingTime], prepared: Prepared, *, in_turn: bool = False
) -> Calendars:
    """Return the calendars up to the finish that the longest durations would have.

    With `in_turn` up to where they would end if resources let one run after the other only.
    """
    since, until = _reach(prepared, in_turn=in_turn)
    each = [_windows(time, since, until) for time in times]
    rows = np.cumsum([0, *map(len, each)], dtype=np.int64)
    days = np.arange(since, until, DAY)
    worked = [windows[:, 2] + windows[:, 1] - windows[:, 0] for windows in each]
    buckets = np.arange(0, max((ends[-1] for ends in worked), default=0) + BUCKET, BUCKET)
    return Calendars(
        windows=np.concatenate(each),
        rows=rows,
        by_day=_index([windows[:, 1] for windows in each], days, rows),
        by_count=_index(worked, buckets, rows),
        since=since,
    )


def _index(
    ends: Sequence[NDArray[np.int64]], steps: NDArray[np.int64], rows: NDArray[np.int64]
) -> NDArray[np.int32]:
    """Return for each calendar and step the first window that ends after it, or else the last."""
    found = [np.searchsorted(of, steps, side="right") for of in ends]
    return np.array(
        [
            np.minimum(index, len(of) - 1) + first
            for index, of, first in zip(found, ends, rows, strict=False)
        ],
        np.int32,
    )


def _windows(time: WorkingTime, since: int, until: int) -> NDArray[np.int64]:
    spans = np.array([*time.windows(since, until)] or [(since, since)], np.int64)
    lengths = spans[:, 1] - spans[:, 0]
    return np.column_stack([spans, np.cumsum(lengths) - lengths])


def _reach(prepared: Prepared, *, in_turn: bool) -> tuple[int, int]:
    """Return the first and the last instant that a sample can come to, in whole days.

    Raises ProblemError when that is beyond what can be counted.
    """
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
    last, key = max(zip(finishes, numbers.keys, strict=True))
    if in_turn:
        last, key = _in_turn(prepared, last), "all work, done in turn,"
    if last > FARTHEST:
        raise ProblemError((f"{key} may end under its calendars beyond what can be counted",))
    return first // DAY * DAY, (last + LEAD) // DAY * DAY + DAY


def _in_turn(prepared: Prepared, at: int) -> int:
    """Return when all would be done if each began when the one before has ended, from `at` on."""
    numbers = prepared.numbers
    away = (finish for each in numbers.reductions for _, finish, _ in each)
    at = max([at, *away])
    for row, position in enumerate(prepared.order):
        at = numbers.times[position].shift(at, int(prepared.longest[row]))
        for link in numbers.links[position]:
            at = link.lag_time.shift(at, max(0, link.lag))
    return at
