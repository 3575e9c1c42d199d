"""What can happen to calendars and absences."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CalendarAdded(Fact):
    """A calendar can be used from now on."""

    verb = "people.calendar.added"
    wording = _("added the calendar {name}")
    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class CalendarEdited(Fact):
    """A calendar's name or hours changed."""

    verb = "people.calendar.edited"
    wording = _("edited the calendar {name}")
    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class AbsenceAdded(Fact):
    """A person will be away."""

    verb = "people.absence.added"
    wording = _("noted an absence of {who_person} from {first_day} to {last_day}")
    who_person: int
    first_day: str
    last_day: str


@dataclass(frozen=True, kw_only=True)
class AbsenceRemoved(Fact):
    """A person will not be away after all."""

    verb = "people.absence.removed"
    wording = _("removed an absence of {who_person} from {first_day} to {last_day}")
    who_person: int
    first_day: str
    last_day: str
