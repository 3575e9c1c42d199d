"""What can happen in the bin, besides an item's return."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class DeletionUndone(Fact):
    """Something that hung on an item or a space is back; `undone` is the deletion's place in the log."""

    verb = "work.deletion.undone"
    wording = _("brought back “{what}”")
    private = frozenset({"what"})
    what: str
    undone: int
