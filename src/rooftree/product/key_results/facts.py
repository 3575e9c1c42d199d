"""What can happen to key results. The subject is their goal, whose history tells it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class KeyResultFact(Fact):
    """Something about a key result, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class KeyResultAdded(KeyResultFact):
    """A goal is measured by one more metric."""

    verb = "product.key-result.added"
    wording = _("added the key result {name}")


@dataclass(frozen=True, kw_only=True)
class KeyResultEdited(KeyResultFact):
    """A key result has another name, unit, baseline, target, cadence or place."""

    verb = "product.key-result.edited"
    wording = _("edited the key result {name}")


@dataclass(frozen=True, kw_only=True)
class KeyResultDeleted(KeyResultFact):
    """A key result is in the bin, with its measurements."""

    verb = "product.key-result.deleted"
    wording = _("deleted the key result {name}")


@dataclass(frozen=True, kw_only=True)
class Measured(KeyResultFact):
    """Somebody noted what a metric was on a day."""

    verb = "product.measurement.recorded"
    wording = _("measured {name} on {day}: {value}")
    day: str
    value: str


@dataclass(frozen=True, kw_only=True)
class MeasurementDeleted(KeyResultFact):
    """A measurement was taken back."""

    verb = "product.measurement.deleted"
    wording = _("took back what {name} was on {day}: {value}")
    day: str
    value: str
