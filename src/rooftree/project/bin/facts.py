"""What can happen in the bin of projects."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class DeletionUndone(Fact):
    """A project or a sprint is back; `undone` is the deletion's place in the log."""

    verb = "project.deletion.undone"
    wording = _("brought back “{name}”")
    private = frozenset({"name"})
    name: str
    undone: int
