"""The short forms in which the sample's files say who did what when."""

import re
from typing import NamedTuple

HOUR, DAY = 60, 480
STEP = re.compile(r"(?P<day>-?\d+) (?:(?P<who>[a-z]+) )?(?P<status>[A-Z].*)")
TICK = re.compile(r"\[(?:x (?P<day>-\d+) (?P<who>\w+)| )\] (?P<text>.+)")
SLUG = re.compile(r"#\{([\w.-]+)\}")


class Step(NamedTuple):
    """Somebody puts an item into a status on a day; the first step is its making."""

    day: int
    who: str
    status: str


class Said(NamedTuple):
    """Somebody says something on a day."""

    day: int
    who: str
    words: str


class Entry(NamedTuple):
    """An entry of a checklist, and by whom it was ticked on which day, if it was."""

    text: str
    day: int | None
    who: str


class Wait(NamedTuple):
    """An item to wait for: type, minutes of lag, and who said so on which day, if not at once."""

    slug: str
    type: str
    lag: int
    day: int | None
    who: str


def words(text: str) -> list[str]:
    """Return the parts between commas."""
    return [part.strip() for part in text.split(",") if part.strip()]


def minutes(text: str) -> int:
    """Return the working time of `3d` or `1.5h`."""
    return round(float(text[:-1]) * {"h": HOUR, "d": DAY}[text[-1]])


def estimate(text: str) -> dict[str, int | None]:
    """Return the columns of an estimate of one or three points: `4d`, `2d 4d 8d`."""
    points = [minutes(part) for part in text.split()]
    low, likely, high = points if len(points) > 1 else (None, points[0], None)
    return {"estimate_low": low, "estimate_likely": likely, "estimate_high": high}


def steps(text: str) -> list[Step]:
    """Return the way of an item: `-9 amara Ideas, -5 To do`; who is not named is the one before."""
    found: list[Step] = []
    for part in words(text):
        step = STEP.fullmatch(part)
        if step is None:
            raise ValueError(f"This is no step: {part}")
        who = step["who"] or found[-1].who
        found.append(Step(int(step["day"]), who, step["status"]))
    return found


def said(text: str) -> Said:
    """Return what somebody said: `-5 mei: Words`."""
    head, _, told = text.partition(": ")
    day, who = head.split()
    return Said(int(day), who, told)


def checklist(text: str) -> tuple[str, list[Entry]]:
    """Return the title, which is the first line, and the entries: `[x -5 mei] Done`, `[ ] Open`."""
    title, *lines = text.strip().splitlines()
    found = [TICK.fullmatch(line) for line in lines]
    return title, [
        Entry(one["text"], int(one["day"]) if one["day"] else None, one["who"] or "")
        for one in found
        if one is not None
    ]


def wait(text: str) -> Wait:
    """Return what `other SS 2d -9 mei` says; only the first word must be there."""
    slug, *more = text.split()
    kind, lag, day, who = "FS", 0, None, ""
    for part in more:
        if part in {"FS", "SS", "FF", "SF"}:
            kind = part
        elif part[0] == "-":
            day = int(part)
        elif part[0].isdigit():
            lag = minutes(part)
        else:
            who = part
    return Wait(slug, kind, lag, day, who)


def week(hours: list[str]) -> list[list[list[int]]]:
    """Return a working week from `9-12 13-17:30` for each day, as calendars store it."""
    return [[[_minute(end) for end in span.split("-")] for span in day.split()] for day in hours]


def with_keys(text: str, keys: dict[str, str]) -> str:
    """Return a text with the keys of the items that it names."""
    return SLUG.sub(lambda found: f"#{keys[found[1]]}", text).strip()


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * HOUR + int(minute or 0)
