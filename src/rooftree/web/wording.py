"""How dates, times, durations and numbers read, in the viewer's language and time zone."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.dates import format_datetime as babel_datetime
from babel.numbers import format_decimal
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from rooftree.lib import clock

MINUTES_OF_HOUR = 60
MINUTES_OF_DAY = 8 * MINUTES_OF_HOUR
"""A day of working time, in which durations are counted."""


def locale() -> Locale:
    """Return the viewer's locale. Plain English means the British: day before month, 24 hours."""
    return _locale(translation.get_language() or "en")


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else translation.to_locale(language))


def locale_tag() -> str:
    """Return the viewer's locale as browsers name it: "en-GB"."""
    return _tag(locale())


@cache
def _tag(of: Locale) -> str:
    return str(of).replace("_", "-")


def day(value: date | datetime, style: str = "short") -> str:
    """Return a day: `short` leaves out this year ("3 Mar"), `long` adds the day of the week."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    this_year = style == "short" and timezone.localtime(clock.now()).year == value.year
    return _day(value, "this year" if this_year else style, locale())


@lru_cache(maxsize=2000)
def _day(value: date, style: str, of: Locale) -> str:
    if style == "long":
        return format_date(value, "full", locale=of)
    skeletons = {"weekday": "MMMEd", "this year": "MMMd", "short": "yMMMd"}
    return format_skeleton(skeletons[style], value, locale=of)


def moment(value: datetime) -> str:
    """Return an instant in the viewer's time zone: "3 Mar 2026, 14:05"."""
    return _moment(timezone.localtime(value).replace(tzinfo=None), locale())


@lru_cache(maxsize=2000)
def _moment(value: datetime, of: Locale) -> str:
    return babel_datetime(value, "medium", locale=of).removesuffix(":00")


def time_of_day(value: datetime) -> str:
    """Return the hour and minute of an instant in the viewer's time zone."""
    return format_skeleton("Hm", timezone.localtime(value), locale=locale())


def duration(minutes: float) -> str:
    """Return working time given in minutes as days of eight hours, hours and minutes: "3 d 4 h"."""
    whole = round(abs(minutes))
    days, rest = divmod(whole, MINUTES_OF_DAY)
    hours, left = divmod(rest, MINUTES_OF_HOUR)
    if days >= 10:  # noqa: PLR2004 - minutes say nothing about a fortnight
        left = 0
    parts = [
        text.format(count=count)
        for count, text in (
            (days, _("{count} d")),
            (hours, _("{count} h")),
            (left, _("{count} min")),
        )
        if count
    ]
    sign = "−" if minutes < 0 and parts else ""
    return sign + (" ".join(parts[:2]) or _("{count} h").format(count=0))


def number(value: float | Decimal) -> str:
    """Return a number as the viewer's language writes it, with at most two places."""
    return format_decimal(value, format="#,##0.##", locale=locale())
