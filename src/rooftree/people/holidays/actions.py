"""Keeping the holidays of calendars."""

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.people.calendars.models import WorkingCalendar
from rooftree.people.holidays.facts import (
    HolidayAdded,
    HolidayDeleted,
    HolidayEdited,
    HolidayFact,
)
from rooftree.people.holidays.models import Holiday
from rooftree.people.persons.policy import require_may_edit_people

LONGEST_NAME = 100
EDITABLE = {"day", "name"}

Told = TypeVar("Told", bound=HolidayFact)


@action
def add_holiday(calendar: WorkingCalendar, *, day: date, by: Actor, name: str = "") -> HolidayAdded:
    """Let those of a calendar rest on a day. Raises RuleBroken when they do already."""
    require_may_edit_people(by.viewer)
    holiday = Holiday(workspace_id=by.workspace_id, calendar=calendar)
    for column, value in _checked(holiday, {"day": day, "name": name}).items():
        setattr(holiday, column, value)
    insert(holiday)
    return _told(HolidayAdded, holiday)


@action
def edit_holiday(
    holiday: Holiday, *, by: Actor, expected: int | None = None, **new: Any
) -> HolidayEdited | None:
    """Change a holiday's day or name."""
    require_may_edit_people(by.viewer)
    checked = _checked(holiday, new)
    if not edit(holiday, expected=expected, subject=holiday.calendar, **checked):
        return None
    return _told(HolidayEdited, holiday)


@action
def remove_holiday(holiday: Holiday, *, by: Actor) -> HolidayDeleted:
    """Put a holiday into the bin: those of its calendar work on that day."""
    require_may_edit_people(by.viewer)
    told = _told(HolidayDeleted, holiday, "bin")
    remove(holiday)
    return told


def _checked(holiday: Holiday, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", longest=LONGEST_NAME)
    if "day" in new:
        same = Holiday.objects.filter(calendar=holiday.calendar_id, day=new["day"])
        if same.exclude(pk=holiday.pk).exists():
            raise RuleBroken(_("This day is a holiday already."), field="day")
    return new


def _told(kind: type[Told], holiday: Holiday, *topics: str) -> Told:
    return kind(
        subject=holiday.calendar,
        topics=("people", "plan", *topics),
        day=holiday.day.isoformat(),
        name=holiday.name,
    )
