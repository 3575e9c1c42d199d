"""What can happen to components."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ComponentFact(Fact):
    """Something about a component of a space, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class ComponentAdded(ComponentFact):
    """A space has another part."""

    verb = "work.component.added"
    wording = _("added the component {name}")


@dataclass(frozen=True, kw_only=True)
class ComponentEdited(ComponentFact):
    """A component has another name, text, lead or place, or was archived or brought back."""

    verb = "work.component.edited"
    wording = _("edited the component {name}")


@dataclass(frozen=True, kw_only=True)
class ComponentDeleted(ComponentFact):
    """A component is in the bin; items do not concern it any more."""

    verb = "work.component.deleted"
    wording = _("deleted the component {name}")


@dataclass(frozen=True, kw_only=True)
class ItemComponentsChanged(Fact):
    """An item concerns other components than before."""

    verb = "work.item.components-changed"
    wording = _("changed the components: {change}")
    private = frozenset({"change"})
    change: str
