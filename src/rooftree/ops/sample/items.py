"""The sample's items: when each was made, and what happened to it since."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zlib import crc32

from rooftree.changes.actor import Actor
from rooftree.ops.sample import deeds, files, notation
from rooftree.ops.sample.bonds import bonds
from rooftree.ops.sample.files import Record
from rooftree.ops.sample.notation import words
from rooftree.ops.sample.promises import promises
from rooftree.ops.sample.tale import Tale

MORNING, EVENING = 545, 1045
A_LITTLE = timedelta(minutes=3)

Event = tuple[int, str, Callable[[Actor], Any]]


def items(tale: Tale) -> None:
    """Tell of all items: those of a space in the order of their numbers, parts after their wholes."""
    ordered = _in_order(files.items())
    _number(tale, ordered)
    made: dict[str, datetime] = {}
    newest: dict[str, datetime] = {}
    for one in ordered:
        whole = made.get(one.get("parent", ""))
        before = max(filter(None, (whole, newest.get(one["space"]))), default=None)
        events = list(_in_time(tale, one, before))
        made[one["slug"]] = newest[one["space"]] = events[0][0]
        for at, (_day, who, deed) in events:
            tale.add(at, who, deed)
    for one in ordered:
        bonds(tale, one, made)
        promises(tale, one, made[one["slug"]])


def _events(tale: Tale, one: Record) -> Iterator[Event]:
    """Yield what happened, in no order but that of the lines, the making first."""
    first, *later = notation.steps(one["path"])
    yield first.day, first.who, partial(deeds.make, tale, one, first)
    if not _is_ready(tale, one, first):
        ready = next((step for step in later if _is_ready(tale, one, step)), first)
        yield ready.day, ready.who, partial(deeds.get_ready, tale, one)
    for step in later:
        yield step.day, step.who, partial(deeds.move, tale, one, step)
    for line in one.get("later", ()):
        day, who, change = line.split(maxsplit=2)
        yield int(day), who, partial(deeds.change, tale, one, change)
    for line in one.get("comments", ()):
        said = notation.said(line)
        yield said.day, said.who, partial(deeds.say, tale, one, said.words)
    for number, entry in enumerate(deeds.entries(one)):
        if entry.day is not None:
            yield entry.day, entry.who, partial(deeds.tick, tale, one, number)
    if "remaining" in one:
        yield -1, words(one["people"])[0], partial(deeds.remain, tale, one)


def _is_ready(tale: Tale, one: Record, step: notation.Step) -> bool:
    return tale.categories[one["space"], step.status] != "discovery"


def _in_time(tale: Tale, one: Record, before: datetime | None) -> Iterator[tuple[datetime, Event]]:
    """Yield events with their instants: spread over the hours of their day, one after the other."""
    by_day: dict[Any, list[Event]] = defaultdict(list)
    for event in sorted(_events(tale, one), key=lambda event: event[0]):
        by_day[tale.days.day(event[0])].append(event)
    last = before
    for day, events in by_day.items():
        width = (EVENING - MORNING) / len(events)
        for number, event in enumerate(events):
            chance = crc32(f"{one['slug']} {event[0]} {number}".encode()) % 1000 / 1000
            minute = MORNING + int((number + chance) * width)
            at = tale.days.at((day - tale.days.today).days, minute)
            last = at if last is None else max(at, last + A_LITTLE)
            yield last, event


def _in_order(found: list[Record]) -> list[Record]:
    """Return items by the day of their making, what others are a part of before these."""
    by_slug = {one["slug"]: one for one in found}

    def depth(one: Record) -> int:
        whole = by_slug.get(one.get("parent", ""))
        return 0 if whole is None else 1 + depth(whole)

    return sorted(found, key=lambda one: (notation.steps(one["path"])[0].day, depth(one)))


def _number(tale: Tale, ordered: list[Record]) -> None:
    """Note which key each item will have, since texts name items that are made later."""
    numbers: dict[str, int] = defaultdict(int)
    for one in ordered:
        numbers[one["space"]] += 1
        tale.keys[one["slug"]] = f"{one['space']}-{numbers[one['space']]}"
