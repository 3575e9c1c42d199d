"""What can happen to items."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class ItemCreated(Fact):
    """An item came to be."""

    verb = "work.item.created"
    wording = _("created {key}")
    key: str


@dataclass(frozen=True, kw_only=True)
class ItemEdited(Fact):
    """Columns of an item changed; the log's rows say which."""

    verb = "work.item.edited"
    wording = _("edited this")


@dataclass(frozen=True, kw_only=True)
class ItemMoved(Fact):
    """An item went to another status."""

    verb = "work.item.moved"
    wording = _("moved this from {left} to {entered}")
    private = frozenset({"left", "entered"})
    left: str
    entered: str


@dataclass(frozen=True, kw_only=True)
class ItemRanked(Fact):
    """An item changed places within its column."""

    verb = "work.item.ranked"
    wording = _("changed the order")


@dataclass(frozen=True, kw_only=True)
class OrderSpread(Fact):
    """Cards of a column have new ranks, further apart; their order is the same."""

    verb = "work.order.spread"
    wording = _("made room between the cards of {status}")
    private = frozenset({"status"})
    status: str


@dataclass(frozen=True, kw_only=True)
class ItemAssigned(Fact):
    """Who does the work changed."""

    verb = "work.item.assigned"
    wording = _("changed who works on this")
    added: list[int]
    removed: list[int]


@dataclass(frozen=True, kw_only=True)
class ItemArchived(Fact):
    """An item was put out of the way."""

    verb = "work.item.archived"
    wording = _("archived this")


@dataclass(frozen=True, kw_only=True)
class ItemUnarchived(Fact):
    """An archived item is back."""

    verb = "work.item.unarchived"
    wording = _("brought this back from the archive")


@dataclass(frozen=True, kw_only=True)
class ItemRehomed(Fact):
    """An item lives in another space now; its old key keeps leading to it."""

    verb = "work.item.rehomed"
    wording = _("moved this to another space: {old} became {new}")
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class ItemDeleted(Fact):
    """An item is in the bin, with everything that hung on it."""

    verb = "work.item.deleted"
    wording = _("deleted {key} {title}")
    private = frozenset({"title"})
    key: str
    title: str
    space_id: int
    is_private: bool
