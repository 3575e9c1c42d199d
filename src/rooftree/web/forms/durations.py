"""Working time as people write it: "3d 4h", "90 min", "1.5h", or a plain number of hours."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken

HOUR = 60
DAY = 8 * HOUR
WEEK = 5 * DAY
MOST = 100_000 * HOUR

# Single letters and the words of English; what other languages write, they write as letters, too.
UNITS = {
    "w": WEEK, "wk": WEEK, "week": WEEK, "weeks": WEEK,
    "d": DAY, "day": DAY, "days": DAY,
    "h": HOUR, "hr": HOUR, "hrs": HOUR, "hour": HOUR, "hours": HOUR,
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1,
}  # fmt: skip
PIECE = re.compile(r"(?P<number>\d{1,6}(?:[.,]\d{1,4})?)\s*(?P<unit>[a-z]*)\s*", re.ASCII)
CLOCK = re.compile(r"(?P<hours>\d{1,5}):(?P<minutes>[0-5]\d)", re.ASCII)


def duration(values: Mapping[str, str], name: str, *, signed: bool = False) -> int | None:
    """Return minutes of working time, None for an empty field; a day has 8 hours, a week 5 days.

    Raises RuleBroken, and says what is understood, for anything else.
    """
    text = values.get(name, "").strip().lower().replace("−", "-")
    if not text:
        return None
    sign = -1 if signed and text.startswith("-") else 1
    minutes = _minutes(text.lstrip("+-").strip() if signed else text)
    if minutes is None:
        raise RuleBroken(
            _(
                "Write working time such as 3d 4h, 6h, 1.5h or 90min. A day has 8 hours, a week 5 days."
            ),
            field=name,
        )
    if minutes > MOST:
        raise RuleBroken(_("That is more work than fits into a life."), field=name)
    return sign * minutes


def written(minutes: int | None) -> str:
    """Return working time as `duration` reads it: "3d 4h"; an empty text for none."""
    if minutes is None:
        return ""
    days, rest = divmod(abs(minutes), DAY)
    hours, left = divmod(rest, HOUR)
    parts = [f"{count}{unit}" for count, unit in ((days, "d"), (hours, "h"), (left, "m")) if count]
    return ("-" if minutes < 0 else "") + (" ".join(parts) or "0h")


def _minutes(text: str) -> int | None:
    clock = CLOCK.fullmatch(text)
    if clock:
        return int(clock["hours"]) * HOUR + int(clock["minutes"])
    total, at, pieces = 0.0, 0, 0
    for piece in PIECE.finditer(text):
        unit = UNITS.get(piece["unit"] or "h")
        bare = not piece["unit"] and (pieces or piece.end() != len(text))
        if piece.start() != at or unit is None or bare:
            return None
        total += float(piece["number"].replace(",", ".")) * unit
        at, pieces = piece.end(), pieces + 1
    return round(total) if pieces and at == len(text) else None
