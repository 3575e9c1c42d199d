"""What can happen between items and goals.

The subject is the item: who may not see it must not meet its key in the history of a goal.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ServiceFact(Fact):
    """Something between an item and a goal."""

    private = frozenset({"objective"})
    objective: str
    goal_id: int


@dataclass(frozen=True, kw_only=True)
class ServiceBegun(ServiceFact):
    """An item is done for the sake of a goal from now on."""

    verb = "product.service.begun"
    wording = _("said that this serves the goal {objective}")


@dataclass(frozen=True, kw_only=True)
class ServiceEnded(ServiceFact):
    """An item is not done for the sake of a goal any more."""

    verb = "product.service.ended"
    wording = _("said that this does not serve the goal {objective} any more")
