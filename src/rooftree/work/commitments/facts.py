"""What can happen to promises."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CommitmentFact(Fact):
    """Something about a promise: the day, and to whom it was made."""

    private = frozenset({"to_whom"})
    to_whom: str
    date: str


@dataclass(frozen=True, kw_only=True)
class CommitmentMade(CommitmentFact):
    """A date was promised."""

    verb = "work.commitment.made"
    wording = _("promised {to_whom} this by {date}")


@dataclass(frozen=True, kw_only=True)
class CommitmentEdited(CommitmentFact):
    """A promise is about another day, somebody else, or says more."""

    verb = "work.commitment.edited"
    wording = _("changed the promise to {to_whom}: {date}")


@dataclass(frozen=True, kw_only=True)
class CommitmentKept(CommitmentFact):
    """What was promised was delivered."""

    verb = "work.commitment.kept"
    wording = _("kept the promise to {to_whom} for {date}")


@dataclass(frozen=True, kw_only=True)
class CommitmentBroken(CommitmentFact):
    """The day passed without what was promised."""

    verb = "work.commitment.broken"
    wording = _("noted that the promise to {to_whom} for {date} was broken")


@dataclass(frozen=True, kw_only=True)
class CommitmentWithdrawn(CommitmentFact):
    """A promise does not hold any more."""

    verb = "work.commitment.withdrawn"
    wording = _("withdrew the promise to {to_whom} for {date}")


@dataclass(frozen=True, kw_only=True)
class CommitmentReopened(CommitmentFact):
    """A settled promise holds again."""

    verb = "work.commitment.reopened"
    wording = _("reopened the promise to {to_whom} for {date}")
