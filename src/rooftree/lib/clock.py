"""The only place that reads the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """Return this instant in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one place


def today(zone: str = "UTC") -> date:
    """Return the calendar day that it is now in the given time zone."""
    return now().astimezone(ZoneInfo(zone)).date()
