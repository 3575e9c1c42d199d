"""What can happen between items and those who watch them; all of it is told of the item."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class WatchBegun(Fact):
    """Somebody wants to hear of what happens to an item."""

    verb = "work.watch.begun"
    wording = _("began to watch this")


@dataclass(frozen=True, kw_only=True)
class WatchEnded(Fact):
    """Somebody does not want to hear of an item any more."""

    verb = "work.watch.ended"
    wording = _("stopped watching this")
