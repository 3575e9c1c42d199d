"""What can happen between items."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class DependencyAdded(Fact):
    """An item waits for another; told of the successor."""

    verb = "work.dependency.added"
    wording = _("made this wait for {predecessor} ({type})")
    predecessor: str
    type: str


@dataclass(frozen=True, kw_only=True)
class DependencyEdited(Fact):
    """A dependency's type or lag changed."""

    verb = "work.dependency.edited"
    wording = _("changed how this waits for {predecessor}")
    predecessor: str


@dataclass(frozen=True, kw_only=True)
class DependencyRemoved(Fact):
    """An item does not wait for another any more."""

    verb = "work.dependency.removed"
    wording = _("freed this from waiting for {predecessor}")
    predecessor: str


@dataclass(frozen=True, kw_only=True)
class Linked(Fact):
    """Two items are said to have to do with each other."""

    verb = "work.link.added"
    wording = _("linked this: {kind} {other}")
    private = frozenset({"kind"})
    kind: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Unlinked(Fact):
    """A link was taken away."""

    verb = "work.link.removed"
    wording = _("removed the link: {kind} {other}")
    private = frozenset({"kind"})
    kind: str
    other: str
