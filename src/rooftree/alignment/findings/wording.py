"""How exhibits read, in the language and time zone of whoever reads."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrPromise

MINUTES_OF_HOUR = 60

LABELS: Mapping[str, StrPromise] = {
    "item": gettext_lazy("Item"),
    "goal": gettext_lazy("Goal"),
    "person": gettext_lazy("Person"),
    "predecessor": gettext_lazy("Waits for"),
    "type": gettext_lazy("Dependency"),
    "lag": gettext_lazy("Lag"),
    "held": gettext_lazy("Held until"),
    "let": gettext_lazy("Planned"),
    "finish": gettext_lazy("Planned finish"),
    "target": gettext_lazy("Target"),
    "to_whom": gettext_lazy("Promised to"),
    "promised": gettext_lazy("Promised for"),
    "late": gettext_lazy("Late by"),
    "period_finish": gettext_lazy("Period until"),
    "days": gettext_lazy("Over capacity on"),
    "first": gettext_lazy("First on"),
    "worst": gettext_lazy("At worst on"),
    "load": gettext_lazy("Work that day"),
    "capacity": gettext_lazy("Working time that day"),
}


def written(kind: str, value: Any) -> str:
    """Return a day, instant, number of days, working time or word of an exhibit as text."""
    return _WRITTEN[kind](value)


def _locale() -> Locale:
    language = translation.get_language() or "en"
    return Locale.parse("en_GB" if language == "en" else translation.to_locale(language))


def _day(value: str) -> str:
    return format_date(date.fromisoformat(value), "medium", locale=_locale())


def _at(value: str) -> str:
    local = timezone.localtime(datetime.fromisoformat(value))
    return format_datetime(local, "d MMM y, HH:mm", locale=_locale())


def _days(count: int) -> str:
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _minutes(count: int) -> str:
    hours, minutes = divmod(abs(count), MINUTES_OF_HOUR)
    parts = [
        text.format(count=part)
        for part, text in ((hours, _("{count} h")), (minutes, _("{count} min")))
        if part
    ]
    return ("−" if count < 0 else "") + (" ".join(parts) or _("{count} h").format(count=0))


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "day": _day,
    "at": _at,
    "days": _days,
    "minutes": _minutes,
    "word": str,
}
