"""How dates, times, durations and numbers read, in the viewer's language and time zone."""

from datetime import date, datetime
from decimal import Decimal

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
    language = translation.get_language() or "en"
    return Locale.parse("en_GB" if language == "en" else translation.to_locale(language))


def locale_tag() -> str:
    """Return the viewer's locale as browsers name it: "en-GB"."""
    return str(locale()).replace("_", "-")


def day(value: date | datetime, style: str = "short") -> str:
    """Return a day: `short` leaves out this year ("3 Mar"), `long` adds the day of the week."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    if style == "long":
        return format_date(value, "full", locale=locale())
    if style == "weekday":
        return format_skeleton("MMMEd", value, locale=locale())
    this_year = timezone.localtime(clock.now()).year
    skeleton = "MMMd" if value.year == this_year else "yMMMd"
    return format_skeleton(skeleton, value, locale=locale())


def moment(value: datetime) -> str:
    """Return an instant in the viewer's time zone: "3 Mar 2026, 14:05"."""
    return babel_datetime(timezone.localtime(value), "medium", locale=locale()).removesuffix(":00")


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
