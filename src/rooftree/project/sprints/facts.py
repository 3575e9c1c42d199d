"""What can happen to sprints, and which items are in them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SprintFact(Fact):
    """Something about a sprint, with the name that it had."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class SprintAdded(SprintFact):
    """There is another span of work."""

    verb = "project.sprint.added"
    wording = _("added the sprint {name}")


@dataclass(frozen=True, kw_only=True)
class SprintEdited(SprintFact):
    """Columns of a sprint changed; the log's rows say which."""

    verb = "project.sprint.edited"
    wording = _("edited the sprint {name}")


@dataclass(frozen=True, kw_only=True)
class SprintDeleted(SprintFact):
    """A sprint is in the bin; its items stay."""

    verb = "project.sprint.deleted"
    wording = _("deleted the sprint {name}")


@dataclass(frozen=True, kw_only=True)
class ItemSprinted(SprintFact):
    """An item went into a sprint; told of the item."""

    verb = "project.sprint.entered"
    wording = _("put this into the sprint {name}")


@dataclass(frozen=True, kw_only=True)
class ItemUnsprinted(SprintFact):
    """An item left the sprints that are not over; told of the item."""

    verb = "project.sprint.left"
    wording = _("took this out of the sprint {name}")
