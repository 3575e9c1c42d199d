"""Between the world's clock and the wall clock of a workspace, which is all that the engine knows."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from rooftree.engine import instant, moment

LATEST = instant(datetime(9000, 1, 1))  # noqa: DTZ001 - wall time


class Wall:
    """The clock on the wall of one time zone. Its jumps in spring and autumn end here."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def at(self, when: datetime) -> int:
        """Return the instant that the clock shows at an aware point of time."""
        return instant(when.astimezone(self._zone).replace(tzinfo=None))

    def day(self, day: date) -> int:
        """Return the instant at which a day begins."""
        return instant(datetime.combine(day, time.min))

    def when(self, at: int) -> datetime:
        """Return the point of time in UTC; an hour that the clock skips is the hour after it."""
        return moment(min(at, LATEST)).replace(tzinfo=self._zone).astimezone(UTC)

    def date(self, at: int) -> date:
        """Return the day of an instant."""
        return moment(min(at, LATEST)).date()
