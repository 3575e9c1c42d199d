"""What can happen to what lies in the bin."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class GoalRestored(Fact):
    """A goal, or a key result or measurement of it, came back out of the bin; told of the goal."""

    verb = "product.goal.restored"
    wording = _("restored {name}")
    private = frozenset({"name"})
    name: str
    undone: int


@dataclass(frozen=True, kw_only=True)
class DeletionUndone(Fact):
    """A product, release, customer or feedback came back out of the bin; told of itself."""

    verb = "product.deletion.undone"
    wording = _("brought back “{name}”")
    private = frozenset({"name"})
    name: str
    undone: int
