"""What can happen to releases, and which items they bring or trouble."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ReleaseFact(Fact):
    """Something about a release, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class ReleaseAdded(ReleaseFact):
    """Something is to come out."""

    verb = "product.release.added"
    wording = _("added the release {name}")


@dataclass(frozen=True, kw_only=True)
class ReleaseEdited(ReleaseFact):
    """Columns of a release changed; the log's rows say which."""

    verb = "product.release.edited"
    wording = _("edited the release {name}")


@dataclass(frozen=True, kw_only=True)
class ReleaseDeleted(ReleaseFact):
    """A release is in the bin; its items stay."""

    verb = "product.release.deleted"
    wording = _("deleted the release {name}")


@dataclass(frozen=True, kw_only=True)
class ItemReleasesChanged(Fact):
    """An item comes with other releases than before; told of the item."""

    verb = "product.release.items-changed"
    wording = _("changed the releases: {change}")
    private = frozenset({"change"})
    change: str


@dataclass(frozen=True, kw_only=True)
class AffectedReleasesChanged(Fact):
    """An item affects other releases than before; told of the item."""

    verb = "product.release.affected-changed"
    wording = _("changed the affected releases: {change}")
    private = frozenset({"change"})
    change: str
