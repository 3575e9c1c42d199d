"""Whom work draws on: single persons, and pools of several where nobody is named yet.

Work for one of a set of people uses up every larger set that they belong to, too: what Ada does, her
space's pool cannot do again.
"""

from collections.abc import Iterable
from functools import reduce

from rooftree.engine import WHOLE, Calendar, Reduction, Resource, Span
from rooftree.engine.calendars import DAY, DAYS, WEEK
from rooftree.engine.intervals import Intervals, joined, overlap, without
from rooftree.planning.bridge.hours import ABSENCE, HOLIDAY, Hours

Doers = frozenset[int]

DIFFERING_WEEKS = 104
"""For how many weeks ahead a pool counts who of it works at which hour; then, all of them."""


class Teams:
    """The resources for some sets of people; each set is one resource, whoever belongs to it."""

    def __init__(self, wanted: Iterable[Doers], hours: Hours, start: int) -> None:
        self._hours = hours
        self._start = start
        sets = {doers for doers in wanted if doers}
        sets |= _unions_of_overlapping([doers for doers in sets if len(doers) > 1])
        self._sets = sorted(sets, key=lambda doers: (len(doers), sorted(doers)))
        self._names = {doers: _name(doers) for doers in self._sets}
        self.members = {name: doers for doers, name in self._names.items()}
        self._drawn: dict[Doers, tuple[str, ...]] = {}

    def drawn_on(self, doers: Doers) -> tuple[str, ...]:
        """Return the names of all resources that work of these people uses up, their own first."""
        if doers not in self._drawn:
            self._drawn[doers] = tuple(
                self._names[larger] for larger in self._sets if doers <= larger and doers
            )
        return self._drawn[doers]

    def resources(self) -> tuple[Resource, ...]:
        """Return the resources; each has a calendar of its own name."""
        return tuple(
            Resource(
                key=name,
                capacity=WHOLE * len(doers),
                calendar=name,
                reductions=self._reductions(doers) if len(doers) > 1 else (),
            )
            for doers, name in self._names.items()
        )

    def calendars(self) -> dict[str, Calendar]:
        """Return the calendar of each resource: open when any of its people works."""
        return {name: self._calendar(doers) for doers, name in self._names.items()}

    def _calendar(self, doers: Doers) -> Calendar:
        everybody = [self._hours.calendar(person) for person in sorted(doers)]
        if len(everybody) == 1:
            return everybody[0]
        week = tuple(
            joined(shift for calendar in everybody for shift in calendar.week[day])
            for day in range(DAYS)
        )
        away = reduce(overlap, (_closed(one) for one in everybody))
        holidays = reduce(overlap, (_closed(one, HOLIDAY) for one in everybody))
        closed = tuple(
            Span(*span, ABSENCE if without((span,), holidays) else HOLIDAY) for span in away
        )
        return Calendar(week=week, closed=closed)

    def _reductions(self, doers: Doers) -> tuple[Reduction, ...]:
        """Return when some of a pool are away, or do not work while others do."""
        whole = _flat(self._calendar(doers))
        found = []
        for person in sorted(doers):
            calendar = self._hours.calendar(person)
            away = _closed(calendar)
            found += [Reduction(start, finish, WHOLE) for start, finish in away]
            off = without(whole, _flat(calendar))
            first = self._start // WEEK
            for week in range(first, first + DIFFERING_WEEKS) if off else ():
                hours = tuple((week * WEEK + a, week * WEEK + b) for a, b in off)
                found += [Reduction(*span, WHOLE) for span in without(hours, away)]
        return tuple(found)


def _closed(calendar: Calendar, note: str = "") -> Intervals:
    """Return when a calendar is closed, for one reason if it is named."""
    return joined((span.start, span.finish) for span in calendar.closed if note in {"", span.note})


def _flat(calendar: Calendar) -> Intervals:
    return joined(
        (day * DAY + start, day * DAY + finish)
        for day, shifts in enumerate(calendar.week)
        for start, finish in shifts
    )


def _name(doers: Doers) -> str:
    return "p" + "+".join(str(person) for person in sorted(doers))


def _unions_of_overlapping(pools: list[Doers]) -> set[Doers]:
    """Return the union of each group of pools that share people, so that none is counted twice."""
    groups: list[Doers] = []
    for pool in pools:
        touching = [group for group in groups if group & pool]
        groups = [group for group in groups if not group & pool]
        groups.append(pool.union(*touching))
    return set(groups)
