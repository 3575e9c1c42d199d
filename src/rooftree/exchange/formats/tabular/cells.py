"""Single cells of a table: times, spans of work, lists of words and of people."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.table.dates import DateFormat, Moment, moment_of
from rooftree.exchange.formats.table.numbers import number_of
from rooftree.exchange.formats.table.shapes import TRUTHS

LARGEST = 2**31
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
HOUR = 60
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_SECONDS_DIGITS = 10
_JAVASCRIPT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})(?: \(.*\))?"
)
_SPAN = re.compile(r"(\d{1,6}(?:[.,]\d{1,2})?)\s*(w|d|h|m|s)[a-z]{0,7}\.?(?![a-z])", re.IGNORECASE)
_MINUTES = {"w": 5.0 * 8 * HOUR, "d": 8.0 * HOUR, "h": float(HOUR), "m": 1.0, "s": 1 / 60}
_CLOCK_SPAN = re.compile(r"(\d{1,5}):(\d{2})(?::\d{2})?")
_PARTS = re.compile(r"[;\n|]+")
_COMMAS = re.compile(r",\s*")
_MAIL = re.compile(r"[^\s<>@,;]{1,100}@[^\s<>@,;]{1,150}")
_NAMED_MAIL = re.compile(r"(.{0,200}?)\s*<([^<>]{3,250})>")
_YES = frozenset(("1", "x", "✓", "✔", "✅", "☑", "100", "100%", "1.0"))
_DONE_WORDS = frozenset(
    (
        "done",
        "complete",
        "completed",
        "closed",
        "archived",
        "erledigt",
        "fertig",
        "terminé",
        "archiviert",
    )
)


class Clock(NamedTuple):
    """How the table writes dates, and where its times stand."""

    format: DateFormat
    zone: tzinfo

    def moment(self, cell: str) -> Moment | None:
        """Read a day with or without a time; milliseconds since 1970 and JavaScript's form, too.

        Years that no zone can move out of what can be reckoned with; others are no dates.
        """
        found = self._moment(cell.strip())
        return found if found and _FIRST_YEAR <= found.day.year <= _LAST_YEAR else None

    def _moment(self, text: str) -> Moment | None:
        if _EPOCH.fullmatch(text):
            seconds = int(text) / (1 if len(text) == _SECONDS_DIGITS else 1000)
            at = datetime.fromtimestamp(seconds, UTC)
            return Moment(at.astimezone(self.zone).date(), at)
        script = _JAVASCRIPT.fullmatch(text)
        return moment_of(f"{script[1]} {script[2]}" if script else text, *self)

    def at(self, cell: str) -> datetime | None:
        """Read an instant; a day alone is its midnight."""
        moment = self.moment(cell)
        if moment is None:
            return None
        return moment.at or datetime(*moment.day.timetuple()[:3], tzinfo=self.zone)

    def due(self, cell: str) -> tuple[date | None, datetime | None]:
        """Read a day, and the instant when a time of that day is meant: midnight is no time."""
        moment = self.moment(cell)
        if moment is None:
            return None, None
        is_midnight = moment.at is None or _is_midnight(moment.at, self.zone)
        return moment.day, None if is_midnight else moment.at


class Who(NamedTuple):
    """Somebody as a cell names them."""

    name: str
    email: str

    @property
    def id(self) -> str:
        """Return what they are known by."""
        return self.email.casefold() or self.name


def truth_in(cell: str) -> bool | None:
    """Read yes or no; None for anything else."""
    words = plain_words(cell)
    if words in TRUTHS:
        return TRUTHS[words]
    if cell.strip().casefold() in _YES or words in _DONE_WORDS:
        return True
    return False if number_of(cell.strip().rstrip("%")) is not None else None


def minutes_in(cell: str) -> int | None:
    """Read a span of work: hours as a number, `2:30`, or `1w 2d 3h 4m` in weeks of five days of eight."""
    number = number_of(cell)
    if number is not None:
        return round(number * HOUR) if 0 <= number * HOUR < LARGEST else None
    clock = _CLOCK_SPAN.fullmatch(cell.strip())
    if clock:
        return int(clock[1]) * HOUR + int(clock[2])
    found = _SPAN.findall(cell)
    if not found or _SPAN.sub("", cell).strip(" ,?"):
        return None
    total = sum(float(amount.replace(",", ".")) * _MINUTES[unit.lower()] for amount, unit in found)
    return round(total) if total < LARGEST else None


def words_in(cell: str) -> Iterator[str]:
    """Yield the words of a list, parted by semicolons, breaks and bars, else by commas."""
    text = cell.strip().strip("[]")
    parts = _PARTS.split(text) if _PARTS.search(text) else _COMMAS.split(text)
    for part in parts:
        if word := part.strip().strip("\"'"):
            yield word


def names_in(cell: str) -> Iterator[str]:
    """Yield names parted by semicolons and breaks; by commas only where no name can hold one."""
    text = cell.strip()
    is_bracketed = text.startswith("[") and text.endswith("]")
    for part in _PARTS.split(text.strip("[]")):
        names = [name.strip().strip("\"'") for name in _COMMAS.split(part)]
        is_list = is_bracketed or all(" " in name or "@" in name for name in names if name)
        yield from (name for name in (names if is_list else [part.strip()]) if name)


def people_in(cell: str) -> Iterator[Who]:
    """Yield people: `Ada Low`, `ada@example.com`, `Ada Low <ada@example.com>`."""
    for name in names_in(cell):
        named = _NAMED_MAIL.fullmatch(name)
        if named:
            is_mail = _MAIL.fullmatch(named[2])
            yield Who(named[1].strip('" ') or named[2], named[2] if is_mail else "")
        else:
            yield Who(name, name if _MAIL.fullmatch(name) else "")


def _is_midnight(at: datetime, zone: tzinfo) -> bool:
    here = at.astimezone(zone)
    return (here.hour, here.minute) == (0, 0) or (at.hour, at.minute) == (0, 0)
