"""Dates as people and tools write them: what stands for the day is guessed over all of them at once."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.table.months import LANGUAGES, language_of, month_number

ORDERS = ("dmy", "mdy", "ymd")
_PIVOT = 70  # two-digit years from here on are of the last century
_FULL = 4  # digits of a whole year
MONTHS = NOON = 12
SHORTEST, LONGEST = 6, 80  # signs of a date
_TIME = re.compile(
    r"(?:(?<=\d)T|(?<![\w.:/-]))(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>(?!UTC|GMT|Z\b)[^\W\d_]{1,3}\.?\s?[^\W\d_]{0,2}\.?(?![^\W\d_]))?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*\Z",
    re.IGNORECASE,
)
_LEADING_HALF = re.compile(r"(上午|下午|午前|午後|오전|오후)\s*(?=\d)")
_WEEKDAY = re.compile(r"^[^\W\d_]{2,12}\.?,\s*")
_PART = re.compile(r"\d+|[^\W\d_]+")
_AFTERNOON = frozenset(
    (
        "pm",
        "p m",
        "下午",
        "午後",
        "오후",
        "odp",
        "du",
        "os",
        "em",
        "μμ",
        "ip",
        "ch",
        "nm",
        "pp",
        "p",
    )
)
_MORNING = frozenset(
    ("am", "a m", "上午", "午前", "오전", "dop", "de", "oo", "fm", "πμ", "ap", "sa", "vm", "a")
)
_NO_DAY = re.compile(r"[^\w\s./,'\-]|_")
_FILLING = frozenset(("年", "月", "日", "년", "월", "일", "de", "of", "г", "di", "a", "tháng"))


class Moment(NamedTuple):
    """A day and, when a time was written beside it, the instant in UTC."""

    day: date
    at: datetime | None


@dataclass(frozen=True, slots=True)
class DateFormat:
    """In which order day, month and year stand, and in which language months are named."""

    order: str = "dmy"
    language: str = "en"

    def __str__(self) -> str:
        return f"{self.order} {self.language}"

    @classmethod
    def parse(cls, text: str) -> "DateFormat | None":
        """Read what `str` gave, or the order alone; None when it is neither."""
        order, _, language = text.strip().partition(" ")
        if order not in ORDERS or language not in ("", *LANGUAGES):
            return None
        return cls(order, language or "en")


@dataclass(slots=True)
class DateGuess:
    """The format that fits most dates. `is_ambiguous`: another order would fit them all as well.

    `is_mixed`: some fit only another one.
    """

    format: DateFormat = field(default_factory=DateFormat)
    is_ambiguous: bool = False
    is_mixed: bool = False


class DateWitness:
    """Looks at all dates of a table, then says how they are written."""

    def __init__(self) -> None:
        self.orders: Counter[str] = Counter()
        self.months: Counter[str] = Counter()

    def look(self, cell: str) -> bool:
        """Look at a cell; tells whether it may be a date."""
        parts = _parts(cell)
        if parts is None:
            return False
        names = [part for part in parts.words if not part.isdigit()]
        if names:
            self.months[plain_words(names[0])] += 1
        else:
            has_half = parts.is_afternoon is not None
            self.orders[_order_of(parts.words, has_half=has_half)] += 1
        return True

    @property
    def is_sure(self) -> bool:
        """Tell whether more dates could hardly change what is known of their order."""
        return bool(self.months or self.orders["ymd"]) and not self.orders["dmy?"]

    def join(self, other: "DateWitness") -> None:
        """Take over what another one has seen."""
        self.orders += other.orders
        self.months += other.months

    def guess(self) -> DateGuess:
        """Say how the dates are written."""
        language = language_of(self.months) if self.months else "en"
        sure = {order: self.orders[order] for order in ("dmy", "mdy") if self.orders[order]}
        if sure:
            order = max(sure, key=lambda one: sure[one])
            return DateGuess(DateFormat(order, language), is_mixed=len(sure) > 1)
        either = self.orders["dmy?"] + self.orders["mdy?"]
        if either:
            order = "mdy" if self.orders["mdy?"] > self.orders["dmy?"] else "dmy"
            return DateGuess(DateFormat(order, language), is_ambiguous=True)
        only_ymd = self.orders["ymd"] and not self.months
        return DateGuess(DateFormat("ymd" if only_ymd else "dmy", language))


class _Parts(NamedTuple):
    """A cell taken apart; `clock` is None when no time stands beside the day."""

    words: list[str]
    clock: re.Match[str] | None = None
    is_afternoon: bool | None = None


def moment_of(cell: str, how: DateFormat, zone: tzinfo) -> Moment | None:
    """Read a date with or without a time; None when it is none.

    zone: where a time stands that names no zone itself.
    """
    parts = _parts(cell)
    if parts is None:
        return None
    try:
        day = _day(parts.words, how)
        return None if day is None else Moment(day, _instant(day, parts, zone))
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=5000)
def _parts(cell: str) -> _Parts | None:
    text = cell.strip()
    if not SHORTEST <= len(text) <= LONGEST or not any(map(str.isdigit, text)):
        return None
    lead = _LEADING_HALF.search(text)
    text = _LEADING_HALF.sub("", _WEEKDAY.sub("", text))
    clock = _TIME.search(text)
    words = _words(text[: clock.start()] if clock else text)
    if clock is None or not _looks_like_a_day(words):
        words = _words(text)
        return _Parts(words) if _looks_like_a_day(words) else None
    half = plain_words(lead[1] if lead else clock["half"] or "")
    is_afternoon = None if half not in _AFTERNOON | _MORNING else half in _AFTERNOON
    return _Parts(words, clock, is_afternoon)


def _words(text: str) -> list[str]:
    if _NO_DAY.search(text):
        return []
    return [word for word in _PART.findall(text) if word.casefold() not in _FILLING]


def _looks_like_a_day(words: list[str]) -> bool:
    numbers = [word for word in words if word.isdigit()]
    if len(words) != 3 or any(len(one) > _FULL or len(one) == 3 for one in numbers):  # noqa: PLR2004
        return False
    full = [len(word) == _FULL for word in words if word.isdigit()]
    if len(numbers) == 3:  # noqa: PLR2004 - day, month and year
        return full.count(True) <= 1 and not full[1] and (full[0] or len(words[2]) > 1)
    if len(numbers) != 2 or full.count(True) > 1 or not words[2].isdigit():  # noqa: PLR2004
        return False
    return _named_month(next(word for word in words if not word.isdigit())) is not None


def _order_of(words: list[str], *, has_half: bool) -> str:
    if len(words[0]) == _FULL:
        return "ymd"
    first, second = int(words[0]), int(words[1])
    if first > MONTHS or second > MONTHS:
        return "dmy" if first > second else "mdy"
    return "mdy?" if has_half else "dmy?"  # who writes AM and PM mostly begins with the month


def _day(words: list[str], how: DateFormat) -> date | None:
    named = next((word for word in words if not word.isdigit()), None)
    numbers = [int(word) for word in words if word.isdigit()]
    if named is not None:
        month = month_number(named, how.language) or _named_month(named)
        is_year_first = len(words[0]) == _FULL and words[0].isdigit()
        day, year = reversed(numbers) if is_year_first else numbers
        return date(_year(year), month, day) if month else None
    order = "ymd" if len(words[0]) == _FULL else how.order
    if order == "ymd" and len(words[2]) == _FULL:
        order = "dmy"
    day, month, year = (numbers[order.index(letter)] for letter in "dmy")
    if month > MONTHS >= day:  # the other order is the only one that fits
        day, month = month, day
    return date(_year(year), month, day)


@lru_cache(maxsize=2000)
def _named_month(word: str) -> int | None:
    return next((month for one in LANGUAGES if (month := month_number(word, one))), None)


def _year(number: int) -> int:
    if number >= 100:  # noqa: PLR2004 - written in full
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _instant(day: date, parts: _Parts, zone: tzinfo) -> datetime | None:
    clock = parts.clock
    if clock is None:
        return None
    hour = int(clock["hour"])
    if parts.is_afternoon is not None and hour <= NOON:
        hour = hour % NOON + (NOON if parts.is_afternoon else 0)
    at = time(
        hour,
        int(clock["minute"]),
        int(clock["second"] or 0),
        int((clock["part"] or "0").ljust(6, "0")[:6]),
        tzinfo=_zone(clock["zone"]) or zone,
    )
    return datetime.combine(day, at).astimezone(UTC)


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
