"""What can happen to findings."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class FindingFact(Fact):
    """Something about a finding, with the code of its rule."""

    rule: str


@dataclass(frozen=True, kw_only=True)
class FindingRaised(FindingFact):
    """A rule found something that does not fit."""

    verb = "alignment.finding.raised"
    wording = _("found this: {rule}")


@dataclass(frozen=True, kw_only=True)
class FindingReturned(FindingFact):
    """What was resolved, or accepted until a day that has passed, is open again."""

    verb = "alignment.finding.returned"
    wording = _("found this again: {rule}")


@dataclass(frozen=True, kw_only=True)
class FindingChanged(FindingFact):
    """The evidence, or who should look after the finding, is another."""

    verb = "alignment.finding.changed"
    wording = _("looked again, and the evidence has changed: {rule}")


@dataclass(frozen=True, kw_only=True)
class FindingResolved(FindingFact):
    """What was found is not so any more."""

    verb = "alignment.finding.resolved"
    wording = _("saw that this is resolved: {rule}")


@dataclass(frozen=True, kw_only=True)
class FindingAcknowledged(FindingFact):
    """Somebody has seen a finding and looks after it."""

    verb = "alignment.finding.acknowledged"
    wording = _("acknowledged this: {rule}")


@dataclass(frozen=True, kw_only=True)
class FindingAccepted(FindingFact):
    """Somebody lives with a finding until a day."""

    verb = "alignment.finding.accepted"
    wording = _("accepted this until {until}: {rule}")
    until: str


@dataclass(frozen=True, kw_only=True)
class FindingReopened(FindingFact):
    """Somebody took their answer back."""

    verb = "alignment.finding.reopened"
    wording = _("reopened this: {rule}")
