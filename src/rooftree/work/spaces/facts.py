"""What can happen to spaces, their workflow and their members."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SpaceFact(Fact):
    """Something about a space; its name is kept for later readers."""

    private = frozenset({"name"})
    name: str


@dataclass(frozen=True, kw_only=True)
class KindsAdded(Fact):
    """The workspace got its kinds of items."""

    verb = "work.kinds.added"
    wording = _("set up the kinds of items")


@dataclass(frozen=True, kw_only=True)
class SpaceCreated(SpaceFact):
    """A space can hold items from now on."""

    verb = "work.space.created"
    wording = _("created the space {name}")


@dataclass(frozen=True, kw_only=True)
class SpaceEdited(SpaceFact):
    """A space's name, description or openness changed."""

    verb = "work.space.edited"
    wording = _("edited the space {name}")


@dataclass(frozen=True, kw_only=True)
class SpaceArchived(SpaceFact):
    """A space is out of the way; its items stay."""

    verb = "work.space.archived"
    wording = _("archived the space {name}")


@dataclass(frozen=True, kw_only=True)
class SpaceReopened(SpaceFact):
    """An archived space is back."""

    verb = "work.space.reopened"
    wording = _("brought the space {name} back")


@dataclass(frozen=True, kw_only=True)
class StatusAdded(SpaceFact):
    """A space's workflow got another step."""

    verb = "work.status.added"
    wording = _("added the status {name}")


@dataclass(frozen=True, kw_only=True)
class StatusEdited(SpaceFact):
    """A status was renamed, moved, limited, or means something else."""

    verb = "work.status.edited"
    wording = _("edited the status {name}")


@dataclass(frozen=True, kw_only=True)
class StatusRemoved(SpaceFact):
    """A status is gone from the workflow."""

    verb = "work.status.removed"
    wording = _("removed the status {name}")


@dataclass(frozen=True, kw_only=True)
class SpaceRoleGiven(Fact):
    """A person has a role of their own in a space."""

    verb = "work.space.role-given"
    wording = _("gave {who_person} the role {role} in this space")
    who_person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class SpaceRoleTaken(Fact):
    """A person has no role of their own in a space any more."""

    verb = "work.space.role-taken"
    wording = _("took the role of {who_person} in this space away")
    who_person: int
