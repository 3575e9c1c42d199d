"""What an import does, as the history of things tells it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ByImport(Fact):
    """Something came from another tool; `system` is the tool's name."""

    system: str


@dataclass(frozen=True, kw_only=True)
class PersonImported(ByImport):
    """A person is known from another tool."""

    verb = "exchange.person.imported"
    wording = _("imported {who_person} from {system}")
    who_person: int


@dataclass(frozen=True, kw_only=True)
class PersonUpdated(ByImport):
    """Another tool has news about a person."""

    verb = "exchange.person.updated"
    wording = _("brought {who_person} up to date from {system}")
    who_person: int


@dataclass(frozen=True, kw_only=True)
class SpaceImported(ByImport):
    """A board of another tool has become a space."""

    verb = "exchange.space.imported"
    wording = _("imported this space from {system}")


@dataclass(frozen=True, kw_only=True)
class SpaceUpdated(ByImport):
    """A board has news about its lists, labels, fields or members."""

    verb = "exchange.space.updated"
    wording = _("brought this space up to date from {system}")


@dataclass(frozen=True, kw_only=True)
class ItemImported(ByImport):
    """A card has become an item, with what hangs on it."""

    verb = "exchange.item.imported"
    wording = _("imported this from {system}")


@dataclass(frozen=True, kw_only=True)
class ItemUpdated(ByImport):
    """A card has news."""

    verb = "exchange.item.updated"
    wording = _("brought this up to date from {system}")
