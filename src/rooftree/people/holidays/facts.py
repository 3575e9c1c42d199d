"""What can happen to holidays; all of it is told of their calendar."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class HolidayFact(Fact):
    """Something about a holiday, with its day and name."""

    private = frozenset({"name"})
    day: str
    name: str


@dataclass(frozen=True, kw_only=True)
class HolidayAdded(HolidayFact):
    """Those of a calendar do not work on a day."""

    verb = "people.holiday.added"
    wording = _("added the holiday {day} {name}")


@dataclass(frozen=True, kw_only=True)
class HolidayEdited(HolidayFact):
    """A holiday is on another day, or called something else."""

    verb = "people.holiday.edited"
    wording = _("edited the holiday {day} {name}")


@dataclass(frozen=True, kw_only=True)
class HolidayDeleted(HolidayFact):
    """Those of a calendar work on a day after all."""

    verb = "people.holiday.deleted"
    wording = _("deleted the holiday {day} {name}")
