"""Calendars as data: a weekly pattern, time off and extra time, in minutes of local wall time.

An *instant* is a number of minutes since Monday 3 January 2000, 00:00, on the clock on the wall.
The caller turns zoned times into wall time and back, so daylight saving never reaches the engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

EPOCH = datetime(2000, 1, 3)  # noqa: DTZ001 - wall time has no zone here, on purpose
DAY = 24 * 60
DAYS = 7
WEEK = DAYS * DAY
LONGEST_SPAN = 100 * 366 * DAY

Shift = tuple[int, int]
Week = tuple[tuple[Shift, ...], ...]


def instant(moment: datetime) -> int:
    """Return the wall-clock `moment` (naive) as minutes since the epoch, seconds dropped."""
    return (moment - EPOCH) // timedelta(minutes=1)


def moment(at: int) -> datetime:
    """Return the instant `at` as a naive datetime of wall time."""
    return EPOCH + timedelta(minutes=at)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, from its first minute up to but not including `finish`."""

    start: int
    finish: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working time: the shifts of a week and the extra spans, less whatever is closed.

    `week` has seven tuples of (from minute, to minute) shifts, Monday first.
    """

    week: Week
    closed: tuple[Span, ...] = ()
    extra: tuple[Span, ...] = ()


ALWAYS_OPEN = Calendar(week=(((0, DAY),),) * 7)
OFFICE_HOURS = Calendar(week=(((9 * 60, 17 * 60),),) * 5 + ((), ()))


def faults_of(calendar: Calendar) -> Iterator[str]:
    """Yield what is wrong with `calendar`, one sentence for each fault."""
    if len(calendar.week) != DAYS:
        yield f"the week has {len(calendar.week)} days instead of {DAYS}"
    for day, shifts in enumerate(calendar.week):
        for shift in shifts:
            if not _are_minutes(shift) or not 0 <= shift[0] < shift[-1] <= DAY:
                yield f"day {day} has the shift {shift!r}, which is not within 0 to {DAY}"
    for span in (*calendar.closed, *calendar.extra):
        if not _are_minutes((span.start, span.finish)) or span.start >= span.finish:
            yield f"the span {span.start!r} to {span.finish!r} does not run forwards"
        elif span.finish - span.start > LONGEST_SPAN:
            yield f"the span {span.start} to {span.finish} is longer than a hundred years"


def _are_minutes(pair: tuple[object, ...]) -> bool:
    return len(pair) == 2 and all(type(at) is int for at in pair)  # noqa: PLR2004 - it is a pair
