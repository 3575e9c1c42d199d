"""What can happen to checklists; all of it is told of their item."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ChecklistFact(Fact):
    """Something about a checklist or an entry, with the words that it had."""

    private = frozenset({"title"})
    title: str


@dataclass(frozen=True, kw_only=True)
class ChecklistAdded(ChecklistFact):
    """An item has another checklist."""

    verb = "work.checklist.added"
    wording = _("added the checklist {title}")


@dataclass(frozen=True, kw_only=True)
class ChecklistRenamed(ChecklistFact):
    """A checklist is called something else."""

    verb = "work.checklist.renamed"
    wording = _("renamed a checklist to {title}")


@dataclass(frozen=True, kw_only=True)
class ChecklistDeleted(ChecklistFact):
    """A checklist is in the bin, with its entries."""

    verb = "work.checklist.deleted"
    wording = _("deleted the checklist {title}")


@dataclass(frozen=True, kw_only=True)
class EntryAdded(ChecklistFact):
    """A checklist has another entry."""

    verb = "work.checklist-entry.added"
    wording = _("added “{title}” to a checklist")


@dataclass(frozen=True, kw_only=True)
class EntryTicked(ChecklistFact):
    """A small step is done."""

    verb = "work.checklist-entry.ticked"
    wording = _("ticked “{title}”")


@dataclass(frozen=True, kw_only=True)
class EntryUnticked(ChecklistFact):
    """A small step is not done after all."""

    verb = "work.checklist-entry.unticked"
    wording = _("unticked “{title}”")


@dataclass(frozen=True, kw_only=True)
class EntryEdited(ChecklistFact):
    """An entry's words, assignee or date changed."""

    verb = "work.checklist-entry.edited"
    wording = _("edited “{title}” in a checklist")


@dataclass(frozen=True, kw_only=True)
class EntryMoved(ChecklistFact):
    """An entry stands in another place."""

    verb = "work.checklist-entry.moved"
    wording = _("moved “{title}” in a checklist")


@dataclass(frozen=True, kw_only=True)
class EntryDeleted(ChecklistFact):
    """An entry is in the bin."""

    verb = "work.checklist-entry.deleted"
    wording = _("deleted “{title}” from a checklist")
