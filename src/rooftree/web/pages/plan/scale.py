"""Where days and instants lie on the chart, and what stands above it."""

from datetime import date, datetime, timedelta
from math import ceil
from typing import NamedTuple

from babel.dates import format_skeleton
from django.utils import timezone

from rooftree.web.wording import locale

DAY = timedelta(days=1)
WEEK = 7
DAY_BEGINS, DAY_ENDS = 8 * 60, 18 * 60
"""Minutes of a day that its width stands for: work at night would make all other work look short."""

WIDTHS = {"days": 18.0, "weeks": 6.0, "months": 2.5}
LEAST_WIDTH = 1250
"""Pixels that a chart has at least, so that a wide window is not half empty."""
LONGEST = {"days": 400, "weeks": 1200, "months": 3000}
"""Days that a chart shows at most; what lies beyond is drawn at its end."""
ROOM = {"days": 18, "weeks": 40, "months": 40}
"""Pixels that a text in the lower line of the head needs."""


class Mark(NamedTuple):
    """A text above the chart, with the line at its left."""

    x: float
    text: str


class Scale:
    """Days from the Monday before `first` to `last`, drawn in one of three widths."""

    def __init__(self, first: date, last: date, zoom: str) -> None:
        self.zoom = zoom
        self.day_width = WIDTHS[zoom]
        self.first = first - timedelta(days=first.weekday())
        least = ceil(LEAST_WIDTH / self.day_width)
        days = min(max((last - self.first).days + 1, least), LONGEST[zoom])
        self.days = days + (-days) % WEEK
        self.width = round(self.days * self.day_width, 1)

    def start_of(self, day: date) -> float:
        """Return where a day begins, within the chart."""
        return self._within((day - self.first).days)

    def end_of(self, day: date) -> float:
        """Return where a day ends."""
        return self._within((day - self.first).days + 1)

    def at(self, when: datetime) -> float:
        """Return where an instant lies: working hours fill the width of their day."""
        local = timezone.localtime(when)
        minutes = local.hour * 60 + local.minute
        part = min(max((minutes - DAY_BEGINS) / (DAY_ENDS - DAY_BEGINS), 0.0), 1.0)
        return self._within((local.date() - self.first).days + part)

    def _within(self, days: float) -> float:
        return round(min(max(days * self.day_width, 0.0), self.width), 1)

    def upper(self) -> tuple[Mark, ...]:
        """Return the months, or for the widest look the years."""
        found = []
        for day in self._firsts(yearly=self.zoom == "months"):
            text = str(day.year) if self.zoom == "months" else _month(day, "yMMMM")
            found.append(Mark(self.start_of(day), text))
        return _apart(found, 110 if self.zoom != "months" else 40, self.width)

    def lower(self) -> tuple[Mark, ...]:
        """Return the days, the Mondays or the months."""
        if self.zoom == "months":
            months = [Mark(self.start_of(one), _month(one, "MMM")) for one in self._firsts()]
            return _apart(months, ROOM["months"], self.width)
        step = 1 if self.zoom == "days" else WEEK
        days = [self.first + timedelta(days=count) for count in range(0, self.days, step)]
        return tuple(Mark(self.start_of(day), str(day.day)) for day in days)

    def lines(self) -> tuple[float, ...]:
        """Return where months begin, for lines through the chart."""
        return tuple(self.start_of(day) for day in self._firsts() if day > self.first)

    def _firsts(self, *, yearly: bool = False) -> list[date]:
        """Return the first day shown, and the first days of months (or years) after it."""
        found, last = [self.first], self.first + timedelta(days=self.days)
        day = _next(self.first, yearly=yearly)
        while day < last:
            found.append(day)
            day = _next(day, yearly=yearly)
        return found


def _next(day: date, *, yearly: bool) -> date:
    if yearly or day.month == 12:  # noqa: PLR2004
        return date(day.year + 1, 1, 1)
    return date(day.year, day.month + 1, 1)


def _apart(marks: list[Mark], room: float, width: float) -> tuple[Mark, ...]:
    """Return the marks without those whose text would run into the next one, or out of the chart."""
    ends = [*(one.x for one in marks[1:]), width]
    return tuple(one for one, end in zip(marks, ends, strict=True) if end - one.x >= room)


def _month(day: date, skeleton: str) -> str:
    return format_skeleton(skeleton, day, locale=locale())
