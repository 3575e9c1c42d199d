"""What can happen to time that was spent; all of it is told of its item."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class TimeFact(Fact):
    """Something about working time, in minutes."""

    minutes: int


@dataclass(frozen=True, kw_only=True)
class TimeSpent(TimeFact):
    """Somebody worked on an item."""

    verb = "work.time.spent"
    wording = _("noted time spent: {minutes} min")


@dataclass(frozen=True, kw_only=True)
class TimeCorrected(TimeFact):
    """It was more or less time, somebody else, or another moment."""

    verb = "work.time.corrected"
    wording = _("corrected time spent to {minutes} min")


@dataclass(frozen=True, kw_only=True)
class TimeDeleted(TimeFact):
    """A note of time spent is in the bin."""

    verb = "work.time.deleted"
    wording = _("deleted time spent: {minutes} min")
