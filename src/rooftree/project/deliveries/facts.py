"""What can happen between items and projects; all of it is told of the item."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class DeliveryFact(Fact):
    """Something between an item and a project."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class ItemDelivered(DeliveryFact):
    """A project delivers an item from now on."""

    verb = "project.delivery.begun"
    wording = _("put this into the project {name}")


@dataclass(frozen=True, kw_only=True)
class ItemUndelivered(DeliveryFact):
    """No project delivers an item any more."""

    verb = "project.delivery.ended"
    wording = _("took this out of the project {name}")
