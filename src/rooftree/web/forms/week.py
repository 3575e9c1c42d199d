"""A working week as people write it: "9:00–12:00, 13:00–18:00" for each day, nothing for a day off."""

import re
from collections.abc import Mapping
from itertools import pairwise

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.people.calendars.models import DAYS_A_WEEK, MINUTES_A_DAY

Day = list[list[int]]

SPAN = re.compile(
    r"\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*",
    re.ASCII | re.IGNORECASE,
)


def read_week(values: Mapping[str, str]) -> list[Day]:
    """Return the week of the fields `day_0` (Monday) to `day_6`; raises RuleBroken naming the field."""
    return [_read_day(values.get(name, ""), name) for name in day_fields()]


def write_day(day: Day) -> str:
    """Return a day as `read_week` reads it."""
    return ", ".join(f"{_time(start)}–{_time(finish)}" for start, finish in day)


def day_fields() -> list[str]:
    """Return the names of the seven fields."""
    return [f"day_{number}" for number in range(DAYS_A_WEEK)]


def _read_day(text: str, field: str) -> Day:
    if text.strip() in {"", "-", "–"}:
        return []
    spans = [_read_span(part, field) for part in text.split(",") if part.strip()]
    for (_start, finish), (start, _finish) in pairwise(spans):
        if start < finish:
            raise RuleBroken(_("These times overlap; write the earlier one first."), field=field)
    return spans


def _read_span(text: str, field: str) -> list[int]:
    found = SPAN.fullmatch(text)
    if found is None:
        message = _("“{text}” is no time of work; write it like 9:00–17:00.")
        raise RuleBroken(message.format(text=text.strip()), field=field)
    hour, minute, last_hour, last_minute = (int(part or 0) for part in found.groups())
    start, finish = hour * 60 + minute, last_hour * 60 + last_minute
    if minute > 59 or last_minute > 59 or finish > MINUTES_A_DAY:  # noqa: PLR2004
        raise RuleBroken(_("A day has 24 hours of 60 minutes."), field=field)
    if start >= finish:
        raise RuleBroken(_("Work ends after it starts, on the same day."), field=field)
    return [start, finish]


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
