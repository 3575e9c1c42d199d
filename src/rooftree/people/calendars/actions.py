"""Adding and editing working calendars and absences."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import Forbidden, RuleBroken
from rooftree.people.calendars.facts import (
    AbsenceAdded,
    AbsenceRemoved,
    CalendarAdded,
    CalendarEdited,
)
from rooftree.people.calendars.models import Absence, WorkingCalendar, check_week
from rooftree.people.persons.models import Person
from rooftree.people.persons.policy import may_edit_people, require_may_edit_people

Week = list[list[list[int]]]
LONGEST_NAME = 100


@action
def add_calendar(*, name: str, week: Week, by: Actor) -> CalendarAdded:
    """Add a working week; minutes of the day, seven days, Monday first."""
    require_may_edit_people(by.viewer)
    name = _checked_name(name)
    _check_week(week)
    calendar = insert(WorkingCalendar(workspace_id=by.workspace_id, name=name, week=week))
    return CalendarAdded(subject=calendar, topics=("people",), name=calendar.name)


@action
def edit_calendar(
    calendar: WorkingCalendar, *, name: str, week: Week, by: Actor, expected: int | None = None
) -> CalendarEdited | None:
    """Change a calendar's name or hours."""
    require_may_edit_people(by.viewer)
    name = _checked_name(name)
    _check_week(week)
    if not edit(calendar, expected=expected, name=name, week=week):
        return None
    return CalendarEdited(subject=calendar, topics=("people", "plan"), name=calendar.name)


@action
def add_absence(
    person: Person, *, first_day: date, last_day: date, by: Actor, note: str = ""
) -> AbsenceAdded:
    """Note whole days on which a person is away; people note their own, admins anybody's."""
    _require_own_or_admin(person, by)
    if last_day < first_day:
        raise RuleBroken(_("An absence ends on or after its first day."), field="last_day")
    absence = insert(
        Absence(
            workspace_id=by.workspace_id,
            person=person,
            first_day=first_day,
            last_day=last_day,
            note=checked_line(note, field="note"),
        )
    )
    return AbsenceAdded(subject=person, topics=_topics(person), **_shown(absence))


@action
def remove_absence(absence: Absence, *, by: Actor) -> AbsenceRemoved:
    """Take an absence back."""
    _require_own_or_admin(absence.person, by)
    shown = _shown(absence)
    person = absence.person
    remove(absence)
    return AbsenceRemoved(subject=person, topics=_topics(person), **shown)


def _checked_name(name: str) -> str:
    empty = _("A calendar needs a name.")
    return checked_line(name, field="name", empty=empty, longest=LONGEST_NAME)


def _check_week(week: Any) -> None:
    try:
        check_week(week)
    except ValidationError as refusal:
        raise RuleBroken(str(refusal.message), field="week") from None


def _require_own_or_admin(person: Person, by: Actor) -> None:
    if by.viewer.person_id != person.pk and not may_edit_people(by.viewer):
        raise Forbidden(_("People note their own absences; admins note anybody's."))


def _topics(person: Person) -> tuple[str, ...]:
    return ("people", f"person:{person.pk}", "plan")


def _shown(absence: Absence) -> dict[str, Any]:
    return {
        "who_person": absence.person_id,
        "first_day": absence.first_day.isoformat(),
        "last_day": absence.last_day.isoformat(),
    }
