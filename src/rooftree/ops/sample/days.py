"""Where the sample stands in time: everything is counted in days from one today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FRIDAY = 4
OPENING, CLOSING = time(9), time(18)


@dataclass(frozen=True)
class Days:
    """A day that the sample takes for today, and the zone in which its clocks run."""

    today: date
    zone: str

    def day(self, offset: int) -> date:
        """Return the day so many days from today; of a weekend, the Friday before it."""
        day = self.today + timedelta(days=offset)
        return day - timedelta(days=max(0, day.weekday() - FRIDAY))

    def at(self, offset: int, minute: int) -> datetime:
        """Return an instant of such a day, so many minutes after midnight."""
        return self.instant(self.day(offset), time(minute // 60, minute % 60))

    def monday(self, weeks: int) -> date:
        """Return the Monday so many weeks from that of this week."""
        return self.today + timedelta(days=7 * weeks - self.today.weekday())

    def working_day(self, count: int) -> date:
        """Return the working day so many from today, or from Monday when today is a weekend."""
        weekday = self.today.weekday()
        first = self.monday(1) if weekday > FRIDAY else self.today
        weeks, days = divmod(first.weekday() + count, FRIDAY + 1)
        return first - timedelta(days=first.weekday()) + timedelta(days=7 * weeks + days)

    def instant(self, day: date, clock: time) -> datetime:
        """Return when the clock on the wall shows a time of a day."""
        return datetime.combine(day, clock, ZoneInfo(self.zone))
