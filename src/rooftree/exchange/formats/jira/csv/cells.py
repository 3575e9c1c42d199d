"""Cells of Jira's CSV that hold several things at once, parted by semicolons."""

import re
from datetime import UTC, datetime, time, tzinfo
from typing import NamedTuple

from rooftree.exchange.formats.rows import is_web_address
from rooftree.exchange.formats.table.dates import DateFormat, Moment, moment_of
from rooftree.exchange.formats.table.numbers import number_of

LARGEST = 2**31
_DURATION = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(w|d|h|m|s)(?:[a-z]{0,6})?\b", re.IGNORECASE)
_SECONDS = {"w": 5 * 8 * 3600, "d": 8 * 3600, "h": 3600, "m": 60, "s": 1}
_ADDRESS = re.compile(r";(?=https?://)")
ACCOUNT = re.compile(
    r"(?:\d{1,8}:[0-9a-f-]{36}|[0-9a-f]{24}|(?:ug|qm|jsd):[\w:-]{8,120}|unassigned)", re.IGNORECASE
)
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,79}-[1-9]\d{0,8}")
RANK = re.compile(r"\d\|[0-9a-z]{3,}:[0-9a-z]*")


class Clock(NamedTuple):
    """How the file writes dates, and where its times stand."""

    format: DateFormat
    zone: tzinfo

    def moment(self, cell: str) -> Moment | None:
        """Read a day, with or without a time."""
        return moment_of(cell, self.format, self.zone)

    def at(self, cell: str) -> datetime | None:
        """Read an instant; a day alone is its midnight."""
        moment = self.moment(cell)
        if moment is None or moment.at is not None:
            return moment and moment.at
        try:
            return datetime.combine(moment.day, time(tzinfo=self.zone)).astimezone(UTC)
        except OverflowError:
            return None


class Said(NamedTuple):
    """A comment."""

    at: datetime | None
    author: str
    body: str


class Spent(NamedTuple):
    """A time entry."""

    at: datetime
    author: str
    seconds: int
    note: str


class File(NamedTuple):
    """An attachment."""

    at: datetime | None
    author: str
    name: str
    url: str


def comment_in(cell: str, clock: Clock) -> Said:
    """Read `date;author;body`; a cell that is not of this form is all body."""
    parts = cell.split(";", 2)
    at = clock.at(parts[0]) if len(parts) == 3 else None  # noqa: PLR2004
    if at is None:
        return Said(None, "", cell.strip())
    return Said(at, parts[1].strip(), parts[2].strip())


def worklog_in(cell: str, clock: Clock) -> Spent | None:
    """Read `note;date;author;seconds`, or the same without the note; None for anything else."""
    parts = cell.rsplit(";", 3)
    if len(parts) < 3:  # noqa: PLR2004
        return None
    note = parts[0] if len(parts) > 3 else ""  # noqa: PLR2004
    date, author, amount = parts[-3:]
    at, seconds = clock.at(date), seconds_in(amount)
    if at is None or seconds is None:
        return None
    return Spent(at, author.strip(), seconds, note.strip())


def attachment_in(cell: str, clock: Clock) -> File:
    """Read `date;author;name;address`; the name may hold semicolons. Missing parts are empty."""
    head, url = cell.strip(), ""
    found = _ADDRESS.search(head)
    if found:
        head, url = head[: found.start()], head[found.end() :].strip()
    elif is_web_address(head):
        head, url = "", head
    parts = head.split(";", 2)
    at = clock.at(parts[0]) if len(parts) == 3 else None  # noqa: PLR2004
    if at is None:
        return File(None, "", head or url.rpartition("/")[2], url)
    return File(at, parts[1].strip(), parts[2].strip(), url)


def seconds_in(cell: str) -> int | None:
    """Read a span of work: seconds, or `1w 2d 3h 4m` in weeks of five days of eight hours."""
    number = number_of(cell)
    if number is not None:
        return int(number) if 0 <= number < LARGEST else None
    found = _DURATION.findall(cell)
    if not found or _DURATION.sub("", cell).strip(" ,"):
        return None
    total = sum(float(amount.replace(",", ".")) * _SECONDS[unit.lower()] for amount, unit in found)
    return int(total) if total < LARGEST else None
