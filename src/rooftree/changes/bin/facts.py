"""What can happen in the bin."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class DeletionUndone(Fact):
    """What was deleted is back; `undone` is the deletion's place in the log."""

    verb = "changes.deletion.undone"
    wording = _("brought back “{name}”")
    private = frozenset({"name"})
    name: str
    undone: int
