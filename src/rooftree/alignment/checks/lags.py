"""Counting the lag of a dependency, in the working time of who works on the successor."""

from datetime import datetime

from rooftree.alignment.checks.snapshot import Week
from rooftree.engine import Calendar, WorkingTime
from rooftree.people.calendars.models import STANDARD_WEEK
from rooftree.planning.bridge.hours import as_shifts
from rooftree.planning.bridge.zone import Wall

ENDS = {
    "FS": ("finish", "start"),
    "SS": ("start", "start"),
    "FF": ("finish", "finish"),
    "SF": ("start", "finish"),
}
"""Which end of the predecessor holds which end of the successor."""


def working_time(week: Week | None) -> WorkingTime:
    """Return the working time of a week; that of the standard week without one or for an empty one."""
    time = WorkingTime.of(Calendar(week=as_shifts(week or STANDARD_WEEK)))
    return time if time.recurs else working_time(None)


def soonest(held: datetime, lag: int, time: WorkingTime, wall: Wall) -> datetime:
    """Return the instant from which a successor may start (or finish) once `lag` minutes passed."""
    return wall.when(time.shift(wall.at(held), lag)) if lag else held
