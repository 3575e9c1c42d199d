"""The only place that reads the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_told: ContextVar[datetime | None] = ContextVar("the past instant that is being told", default=None)


def now() -> datetime:
    """Return this instant in UTC; while the past is being told, the instant that is told of."""
    return _told.get() or real_now()


def real_now() -> datetime:
    """Return the instant in UTC at which something is written down, whatever it tells of."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one place


def today(zone: str = "UTC") -> date:
    """Return the calendar day that it is now in the given time zone."""
    return now().astimezone(ZoneInfo(zone)).date()


def told() -> datetime | None:
    """Return the instant of the past that is being told, None while things happen as they are told."""
    return _told.get()


@contextmanager
def telling_of(instant: datetime) -> Iterator[None]:
    """Let what runs within happen at an instant of the past; raises ValueError for one to come."""
    if instant > real_now():
        raise ValueError(f"{instant} has not come yet.")
    token = _told.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _told.reset(token)
