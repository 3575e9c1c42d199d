"""What can happen to labels."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class LabelFact(Fact):
    """Something about a label of a space, with the name (or colour) that it had."""

    private = frozenset({"label"})
    label: str


@dataclass(frozen=True, kw_only=True)
class LabelAdded(LabelFact):
    """Items of a space can carry another label."""

    verb = "work.label.added"
    wording = _("added the label {label}")


@dataclass(frozen=True, kw_only=True)
class LabelEdited(LabelFact):
    """A label has another name, colour or place."""

    verb = "work.label.edited"
    wording = _("edited the label {label}")


@dataclass(frozen=True, kw_only=True)
class LabelDeleted(LabelFact):
    """A label is in the bin; items lost it."""

    verb = "work.label.deleted"
    wording = _("deleted the label {label}")


@dataclass(frozen=True, kw_only=True)
class ItemLabelled(Fact):
    """An item carries other labels than before."""

    verb = "work.item.labelled"
    wording = _("changed the labels: {change}")
    private = frozenset({"change"})
    change: str
