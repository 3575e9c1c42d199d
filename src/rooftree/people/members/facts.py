"""What can happen to a workspace and its members."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rooftree.changes.facts import Fact


@dataclass(frozen=True, kw_only=True)
class WorkspaceFounded(Fact):
    """A workspace came to be."""

    verb = "people.workspace.founded"
    wording = _("founded this workspace")


@dataclass(frozen=True, kw_only=True)
class WorkspaceEdited(Fact):
    """The workspace's name or time zone changed."""

    verb = "people.workspace.edited"
    wording = _("edited this workspace")


@dataclass(frozen=True, kw_only=True)
class MemberJoined(Fact):
    """A user became a member."""

    verb = "people.member.joined"
    wording = _("let {who_person} in as {role}")
    who_person: int
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Fact):
    """A member may do more or less than before."""

    verb = "people.member.role-changed"
    wording = _("changed the role of {who_person} from {old} to {new}")
    who_person: int
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class MemberLeft(Fact):
    """A member left or was removed; the person stays where work names them."""

    verb = "people.member.left"
    wording = _("removed {who_person}")
    who_person: int


@dataclass(frozen=True, kw_only=True)
class Invited(Fact):
    """Somebody was invited."""

    verb = "people.invitation.made"
    wording = _("invited {email} as {role}")
    private = frozenset({"email"})
    email: str
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(Fact):
    """An invitation no longer opens the door."""

    verb = "people.invitation.withdrawn"
    wording = _("withdrew the invitation of {email}")
    private = frozenset({"email"})
    email: str


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Fact):
    """Somebody came in through their invitation."""

    verb = "people.invitation.accepted"
    wording = _("accepted the invitation of {email}")
    private = frozenset({"email"})
    email: str
