"""What can happen to plans."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PlanComputed(Fact):
    """The proposal says something else than before."""

    verb = "planning.proposal.computed"
    wording = _("computed a new proposal for the plan of {items} items")
    items: int


@dataclass(frozen=True, kw_only=True)
class PlanAccepted(Fact):
    """A proposal, or a part of it, became the plan of record."""

    verb = "planning.proposal.accepted"
    wording = _("accepted the proposed plan of {items} items")
    items: int


@dataclass(frozen=True, kw_only=True)
class PlanDiscarded(Fact):
    """A proposal was looked at and not wanted."""

    verb = "planning.proposal.discarded"
    wording = _("discarded the proposed plan")


@dataclass(frozen=True, kw_only=True)
class ItemPlanned(Fact):
    """An item has its first dates in the plan of record."""

    verb = "planning.item.planned"
    wording = _("planned this: {start} to {finish}")
    start: str
    finish: str


@dataclass(frozen=True, kw_only=True)
class ItemReplanned(Fact):
    """An item has other dates in the plan of record."""

    verb = "planning.item.replanned"
    wording = _("planned this anew: {start} to {finish}, before that {old_start} to {old_finish}")
    start: str
    finish: str
    old_start: str
    old_finish: str


@dataclass(frozen=True, kw_only=True)
class PlanTakenBack(Fact):
    """An item has the dates again that it had before a plan was accepted."""

    verb = "planning.item.restored"
    wording = _("took the accepted plan of this back")
