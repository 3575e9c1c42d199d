"""The columns of a row, read without trust. Times stand without a zone, as the server's clock showed them."""

from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation

from rooftree.exchange.formats.jira.backup.store import Row

MOST_SECONDS = 2**40
_TRUE = ("1", "true", "Y")


def moment(text: str | None, zone: tzinfo) -> datetime | None:
    """Read a point in time such as `2010-07-23 12:16:56.928`."""
    try:
        read = datetime.fromisoformat((text or "").strip())
        return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(text: str | None) -> date | None:
    """Read the day of a date, which is written with a time of midnight."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def seconds(text: str | None) -> int | None:
    """Read a number of seconds."""
    found = whole(text)
    return found if found is not None and found < MOST_SECONDS else None


def whole(text: str | None) -> int | None:
    """Read a whole number that is not negative."""
    told = (text or "").strip()
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 19 else None  # noqa: PLR2004


def number(text: str | None) -> Decimal | None:
    """Read a number."""
    try:
        read = Decimal((text or "").strip()[:40])
    except InvalidOperation:
        return None
    return read if read.is_finite() and abs(read.adjusted()) < 40 else None  # noqa: PLR2004


def flag(text: str | None) -> bool:
    """Read a truth."""
    return text in _TRUE


def said(row: Row, *columns: str) -> str:
    """Return the first of some columns that says something."""
    return next((row[name] for name in columns if row.get(name)), "")
