"""The people of the sample: hours, holidays, skills, days away."""

from datetime import date
from functools import partial
from typing import Any

from rooftree.changes.actor import Actor
from rooftree.ops.sample import notation
from rooftree.ops.sample.files import Record, read
from rooftree.ops.sample.tale import Tale
from rooftree.people.calendars.actions import add_absence, add_calendar
from rooftree.people.holidays.actions import add_holiday
from rooftree.people.persons.actions import add_person, edit_person
from rooftree.people.skills.actions import add_skill, set_skill

BEGINNING = -190
NOTICE = 30
"""Days between saying that one will be away and being away."""


def people(tale: Tale) -> None:
    """Tell of everybody who works at the company."""
    data = read("people")
    at = tale.days.at(BEGINNING, 540)
    for name, hours in data["weeks"].items():
        tale.add(at, "", partial(_calendar, tale, name, hours, data["holidays"][name]))
    skills = dict.fromkeys(skill for one in data["person"] for skill in one["skills"])
    for name in skills:
        tale.add(at, "", partial(_skill, tale, name))
    for one in data["person"]:
        tale.add(at, "", partial(_person, tale, one))
        for away in one.get("away", ()):
            _away(tale, one["handle"], away)


def _calendar(tale: Tale, name: str, hours: list[str], holidays: Record, by: Actor) -> None:
    calendar: Any = add_calendar(name=name, week=notation.week(hours), by=by).subject
    tale.keep("week", name, calendar)
    for holiday, day in holidays.items():
        add_holiday(calendar, day=tale.days.day(day), name=holiday, by=by)


def _skill(tale: Tale, name: str, by: Actor) -> None:
    tale.keep("skill", name, add_skill(name=name, by=by).subject)


def _person(tale: Tale, one: Record, by: Actor) -> None:
    handle = one["handle"]
    email = f"{handle}@fernleaf.example"
    person: Any = add_person(name=one["name"], handle=handle, email=email, by=by).subject
    tale.keep("person", handle, person)
    edit_person(person, calendar=tale.the("week", one["week"]), by=by)
    for skill, level in one["skills"].items():
        set_skill(person, tale.the("skill", skill), level=level, by=by)


def _away(tale: Tale, handle: str, away: str) -> None:
    first, last, note = away.split(maxsplit=2)
    told = max(BEGINNING + 1, min(int(first) - NOTICE, -1))
    days = tale.days.day(int(first)), tale.days.day(int(last))
    tale.add(tale.days.at(told, 1020), handle, partial(_absence, tale, handle, days, note))


def _absence(tale: Tale, handle: str, days: tuple[date, date], note: str, by: Actor) -> None:
    first, last = days
    add_absence(tale.person(handle), first_day=first, last_day=last, note=note, by=by)
