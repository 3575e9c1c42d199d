"""When people work, in the engine's terms."""

from collections.abc import Mapping
from datetime import date, timedelta

from rooftree.engine import Calendar, Span, WorkingTime
from rooftree.people.calendars.models import STANDARD_WEEK
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.snapshot.parts import Week, Worker

PAST, AHEAD = timedelta(days=5 * 366), timedelta(days=10 * 366)
"""How far back and ahead absences and holidays count: who is away for ever is back after ten years."""

STANDARD = "standard"
ABSENCE, HOLIDAY = "absence", "holiday"
"""Why a person's calendar is closed on a day."""


class Hours:
    """The calendars of a workspace's persons, and their working time ready to count."""

    def __init__(self, workers: Mapping[int, Worker], wall: Wall, today: date) -> None:
        self._workers = workers
        self._wall = wall
        self._reach = (today - PAST, today + AHEAD)
        self._calendars: dict[int, Calendar] = {}
        self._times: dict[int, WorkingTime] = {}
        self.standard = Calendar(week=as_shifts(STANDARD_WEEK))
        self.standard_time = WorkingTime.of(self.standard)

    def calendar(self, person: int) -> Calendar:
        """Return a person's week less their absences and holidays."""
        if person not in self._calendars:
            week = self._workers[person].week
            self._calendars[person] = Calendar(
                week=as_shifts(STANDARD_WEEK if week is None else week),
                closed=self.away(person),
            )
        return self._calendars[person]

    def time(self, person: int) -> WorkingTime:
        """Return a person's working time; that of the standard week for somebody unknown."""
        if person not in self._workers:
            return self.standard_time
        if person not in self._times:
            self._times[person] = WorkingTime.of(self.calendar(person))
        return self._times[person]

    def away(self, person: int) -> tuple[Span, ...]:
        """Return the days on which a person is away or has a holiday."""
        earliest, latest = self._reach
        worker = self._workers[person]
        days = [(first, last, ABSENCE) for first, last in worker.absences]
        days += [(day, day, HOLIDAY) for day in worker.holidays]
        return tuple(
            Span(
                self._wall.day(max(first, earliest)),
                self._wall.day(min(last, latest) + timedelta(days=1)),
                note,
            )
            for first, last, note in days
            if last >= earliest and first <= latest
        )

    def has_calendar(self, person: int) -> bool:
        """Tell whether somebody said when this person works."""
        return self._workers[person].week is not None

    def is_active(self, person: int) -> bool:
        """Tell whether work can be given to this person."""
        return person in self._workers and self._workers[person].is_active


def as_shifts(week: Week) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return a stored week as the engine writes it."""
    return tuple(tuple((shift[0], shift[1]) for shift in day) for day in week)
