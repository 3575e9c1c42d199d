"""What can happen to votes; all of it is told of their item."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class VoteCast(Fact):
    """Somebody would like to see an item done."""

    verb = "work.vote.cast"
    wording = _("voted for this")


@dataclass(frozen=True, kw_only=True)
class VoteWithdrawn(Fact):
    """Somebody does not wish for an item any more."""

    verb = "work.vote.withdrawn"
    wording = _("withdrew a vote for this")
