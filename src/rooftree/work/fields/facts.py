"""What can happen to fields and their values."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class FieldFact(Fact):
    """Something about a field, with the name that it had."""

    private = frozenset({"field"})
    field: str


@dataclass(frozen=True, kw_only=True)
class FieldAdded(FieldFact):
    """Items of a space have another field."""

    verb = "work.field.added"
    wording = _("added the field {field}")


@dataclass(frozen=True, kw_only=True)
class FieldEdited(FieldFact):
    """A field has another name, other options or another place."""

    verb = "work.field.edited"
    wording = _("edited the field {field}")


@dataclass(frozen=True, kw_only=True)
class FieldDeleted(FieldFact):
    """A field is in the bin, with all its values."""

    verb = "work.field.deleted"
    wording = _("deleted the field {field}")


@dataclass(frozen=True, kw_only=True)
class FieldFilled(FieldFact):
    """An item has a value, or another value, in a field."""

    verb = "work.field.filled"
    wording = _("set {field} to {value}")
    private = frozenset({"field", "value"})
    value: str


@dataclass(frozen=True, kw_only=True)
class FieldCleared(FieldFact):
    """An item has no value in a field any more."""

    verb = "work.field.cleared"
    wording = _("cleared {field}")
