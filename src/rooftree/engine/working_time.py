"""A calendar made ready to count: working minutes between instants, and the way back.

Every week is the usual one except the few that hold time off or extra time. Sums over usual weeks
are arithmetic and over special weeks a prefix table, so there is no horizon and nothing to extend.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from rooftree.engine.calendars import DAY, WEEK, Calendar, Span
from rooftree.engine.intervals import Interval, Intervals, joined, overlap, without


class NoWorkingTime(Exception):
    """The calendar has no working minute left on that side."""


class _WeekTable:
    """The shifts of one week with running totals."""

    __slots__ = ("before", "finishes", "minutes", "shifts", "starts")

    def __init__(self, shifts: Intervals) -> None:
        self.shifts = shifts
        self.starts = [start for start, _ in shifts]
        self.finishes = [finish for _, finish in shifts]
        totals = list(accumulate((finish - start for start, finish in shifts), initial=0))
        self.minutes = totals.pop()
        self.before = totals

    def worked_until(self, minute: int) -> int:
        i = bisect_right(self.starts, minute) - 1
        if i < 0:
            return 0
        return self.before[i] + min(minute, self.finishes[i]) - self.starts[i]

    def minute_of(self, worked: int) -> int:
        i = bisect_right(self.before, worked) - 1
        return self.starts[i] + worked - self.before[i]


class WorkingTime:
    """Working minutes, counted from the epoch: `work` and its inverses `start_at`, `finish_at`.

    `work(t)` rises by one over each working minute and stands still over closed time, so a count
    names one working minute, and an activity of d minutes from count w ends at count w + d.
    """

    __slots__ = ("_bases", "_extra_before", "_special", "_tables", "_usual", "_weeks", "is_always")

    def __init__(self, usual: Intervals, special: Mapping[int, Intervals]) -> None:
        self._usual = _WeekTable(usual)
        self._special = {week: special[week] for week in sorted(special) if special[week] != usual}
        self._weeks = list(self._special)
        self._tables = [_WeekTable(shifts) for shifts in self._special.values()]
        per_week = self._usual.minutes
        extra = list(accumulate((table.minutes - per_week for table in self._tables), initial=0))
        at_epoch = extra[bisect_left(self._weeks, 0)]
        self._extra_before = [sum_so_far - at_epoch for sum_so_far in extra]
        self._bases = [
            week * per_week + before
            for week, before in zip(self._weeks, self._extra_before, strict=False)
        ]
        self.is_always = per_week == WEEK and not self._weeks

    @classmethod
    def of(cls, calendar: Calendar) -> "WorkingTime":
        """Return the working time of `calendar`: week and extra spans, less closed ones."""
        usual = joined(
            (day * DAY + start, day * DAY + finish)
            for day, shifts in enumerate(calendar.week)
            for start, finish in shifts
        )
        extra = _by_week(calendar.extra)
        closed = _by_week(calendar.closed)
        special = {
            week: without(joined((*usual, *extra.get(week, ()))), joined(closed.get(week, ())))
            for week in {*extra, *closed}
        }
        return cls(usual, special)

    def work(self, at: int) -> int:
        """Return the working minutes from the epoch up to `at` (negative before the epoch)."""
        week, minute = divmod(at, WEEK)
        i = bisect_left(self._weeks, week)
        special = i < len(self._weeks) and self._weeks[i] == week
        table = self._tables[i] if special else self._usual
        return week * self._usual.minutes + self._extra_before[i] + table.worked_until(minute)

    def start_at(self, count: int) -> int:
        """Return the instant at which the working minute number `count` begins."""
        i = bisect_right(self._bases, count) - 1
        if i >= 0 and count < self._bases[i] + self._tables[i].minutes:
            return self._weeks[i] * WEEK + self._tables[i].minute_of(count - self._bases[i])
        if not self._usual.minutes:
            raise NoWorkingTime
        if i >= 0:
            since = count - self._bases[i] - self._tables[i].minutes
            first = self._weeks[i] + 1
        else:
            since = count - self._bases[0] if self._bases else count
            first = self._weeks[0] if self._weeks else 0
        weeks, rest = divmod(since, self._usual.minutes)
        return (first + weeks) * WEEK + self._usual.minute_of(rest)

    def finish_at(self, count: int) -> int:
        """Return the first instant by which `count` minutes have been worked."""
        return self.start_at(count - 1) + 1

    def between(self, start: int, finish: int) -> int:
        """Return the working minutes from `start` to `finish`, negative when they run backwards."""
        return self.work(finish) - self.work(start)

    def next_working(self, at: int) -> int:
        """Return `at` when it is working time, else the next instant at which work begins."""
        return self.start_at(self.work(at))

    def last_working(self, at: int) -> int:
        """Return `at` when work runs up to it, else the last instant at which work ended."""
        return self.finish_at(self.work(at))

    def shift(self, at: int, minutes: int) -> int:
        """Return the first instant `minutes` of work after `at` (before it when negative)."""
        return self.finish_at(self.work(at) + minutes) if minutes else at

    def is_working(self, at: int) -> bool:
        """Say whether the minute that begins at `at` is worked."""
        return self.work(at + 1) > self.work(at)

    def windows(self, start: int, finish: int) -> Iterator[Interval]:
        """Yield the stretches of working time between `start` and `finish`, in order."""
        for week in range(start // WEEK, -(-finish // WEEK)):
            base = week * WEEK
            for opens, closes in self.week(week):
                if base + closes > start and base + opens < finish:
                    yield max(start, base + opens), min(finish, base + closes)

    def days(self, start: int, finish: int) -> Iterator[tuple[int, int]]:
        """Yield (first minute of the day, minutes worked) for each day between the two instants."""
        for day in range(start // DAY, -(-finish // DAY)):
            yield day * DAY, self.between(max(start, day * DAY), min(finish, (day + 1) * DAY))

    @property
    def recurs(self) -> bool:
        """Say whether an ordinary week has working time, so that work never runs out of it."""
        return self._usual.minutes > 0

    def pattern(self) -> tuple[Intervals, tuple[tuple[int, Intervals], ...]]:
        """Return a value that is equal for equal working times."""
        return self._usual.shifts, tuple(self._special.items())

    def week(self, number: int) -> Intervals:
        """Return the shifts of week `number` since the epoch, in minutes of that week."""
        return self._special.get(number, self._usual.shifts)

    def with_only(self, other: "WorkingTime") -> "WorkingTime":
        """Return the time that is working in both."""
        return self._combined(other, overlap)

    def with_also(self, other: "WorkingTime") -> "WorkingTime":
        """Return the time that is working in either."""
        return self._combined(other, lambda left, right: joined((*left, *right)))

    def mirrored(self) -> "WorkingTime":
        """Return this time run backwards: instant t becomes -t and count c becomes -c."""
        return WorkingTime(
            _backwards(self._usual.shifts),
            {-week - 1: _backwards(shifts) for week, shifts in self._special.items()},
        )

    def _combined(
        self, other: "WorkingTime", combine: Callable[[Intervals, Intervals], Intervals]
    ) -> "WorkingTime":
        other_usual, other_special = other.pattern()
        return WorkingTime(
            combine(self._usual.shifts, other_usual),
            {
                week: combine(self.week(week), other.week(week))
                for week in {*self._special, *dict(other_special)}
            },
        )


ALWAYS = WorkingTime(((0, WEEK),), {})


def _by_week(spans: Iterable[Span]) -> dict[int, list[Interval]]:
    """Cut spans at the borders of weeks; the pieces are in minutes of their week."""
    pieces: dict[int, list[Interval]] = {}
    for span in spans:
        for week in range(span.start // WEEK, -(-span.finish // WEEK)):
            base = week * WEEK
            piece = (max(span.start - base, 0), min(span.finish - base, WEEK))
            pieces.setdefault(week, []).append(piece)
    return pieces


def _backwards(shifts: Intervals) -> Intervals:
    return tuple((WEEK - finish, WEEK - start) for start, finish in reversed(shifts))
