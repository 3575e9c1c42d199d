"""Letting people in, changing their role, letting them go."""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.models import Invitation, Membership, User, Workspace
from rooftree.accounts.preferences import checked_zone
from rooftree.accounts.roles import Role
from rooftree.accounts.texts import LONGEST_LINE, checked_address, checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, note_stored, remove
from rooftree.errors import NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.people.members.facts import (
    InvitationAccepted,
    InvitationWithdrawn,
    Invited,
    MemberJoined,
    MemberLeft,
    RoleChanged,
    WorkspaceEdited,
    WorkspaceFounded,
)
from rooftree.people.members.policy import require_an_owner_stays, require_may_manage
from rooftree.people.persons.models import Person
from rooftree.people.persons.rules import LONGEST_HANDLE

INVITATION_DAYS = 14


@action
def note_founding(workspace: Workspace, *, by: Actor) -> WorkspaceFounded:
    """Write the first entry of a new workspace's log."""
    note_stored(workspace)
    return WorkspaceFounded(subject=workspace, topics=("workspace",))


@action
def edit_workspace(
    workspace: Workspace, *, name: str, time_zone: str, by: Actor, expected: int | None = None
) -> WorkspaceEdited | None:
    """Change the workspace's name and time zone."""
    require_may_manage(by.viewer)
    name = checked_line(name, field="name", empty=_("A workspace needs a name."))
    zone = checked_zone(time_zone)
    if not edit(workspace, expected=expected, name=name, time_zone=zone):
        return None
    return WorkspaceEdited(subject=workspace, topics=("workspace", "plan"))


@action
def join_workspace(
    workspace: Workspace, user: User, *, role: Role, by: Actor
) -> MemberJoined | None:
    """Make a user a member and give them a person; a placeholder of the same address becomes theirs."""
    require_may_manage(by.viewer, role)
    if Membership.objects.filter(workspace=workspace, user=user).exists():
        return None
    membership = insert(Membership(workspace=workspace, user=user, role=role))
    person = _person_of(workspace, user)
    return MemberJoined(
        subject=membership,
        topics=("people", f"person:{person.pk}"),
        who_person=person.pk,
        role=role.name.lower(),
    )


@action
def change_role(membership: Membership, *, role: Role, by: Actor) -> RoleChanged | None:
    """Give a member another role."""
    require_may_manage(by.viewer, role, membership.role)
    if role != Role.OWNER:
        require_an_owner_stays(membership)
    old = Role(membership.role)
    if not edit(membership, role=role):
        return None
    person = Person.objects.get(workspace_id=membership.workspace_id, user_id=membership.user_id)
    return RoleChanged(
        subject=membership,
        topics=("people", f"person:{person.pk}"),
        who_person=person.pk,
        old=old.name.lower(),
        new=role.name.lower(),
    )


@action
def leave_workspace(membership: Membership, *, by: Actor) -> MemberLeft:
    """Remove a member; everybody may remove themselves, but never the last owner."""
    if membership.user_id != by.viewer.user_id:
        require_may_manage(by.viewer, membership.role)
    require_an_owner_stays(membership)
    person = Person.objects.get(workspace_id=membership.workspace_id, user_id=membership.user_id)
    edit(person, user=None, is_active=False)
    remove(membership)
    return MemberLeft(
        subject=membership, topics=("people", f"person:{person.pk}"), who_person=person.pk
    )


def invite(workspace: Workspace, *, email: str, role: Role, by: Actor) -> tuple[Invitation, str]:
    """Invite an address; returns the invitation and the secret for its link, which is kept nowhere."""
    token = secrets.token_urlsafe(24)
    fact = make_invitation(workspace, email=email, role=role, token_hash=_hash(token), by=by)
    invitation = fact.subject
    assert isinstance(invitation, Invitation)  # noqa: S101 - narrows the type
    return invitation, token


@action
def make_invitation(
    workspace: Workspace, *, email: str, role: Role, token_hash: str, by: Actor
) -> Invited:
    """Store an invitation under the hash of its secret."""
    require_may_manage(by.viewer, role)
    email = checked_address(email)
    if Membership.objects.filter(workspace=workspace, user__email__iexact=email).exists():
        raise RuleBroken(_("This address belongs to a member already."), field="email")
    invitation = insert(
        Invitation(
            workspace=workspace,
            email=email,
            role=role,
            token_hash=token_hash,
            invited_by_id=by.viewer.user_id,
            expires_at=clock.now() + timedelta(days=INVITATION_DAYS),
        )
    )
    return Invited(
        subject=invitation, topics=("people",), email=invitation.email, role=role.name.lower()
    )


@action
def withdraw_invitation(invitation: Invitation, *, by: Actor) -> InvitationWithdrawn:
    """Make an invitation's link worthless."""
    require_may_manage(by.viewer, invitation.role)
    email = invitation.email
    remove(invitation)
    return InvitationWithdrawn(subject=invitation, topics=("people",), email=email)


def open_invitation(token: str) -> Invitation:
    """Return the invitation that a secret opens; raises NotFound for a used, old or wrong one."""
    return _opened(Invitation.objects.filter(token_hash=_hash(token)))


@action
def accept_invitation(invitation: Invitation, user: User, *, by: Actor) -> InvitationAccepted:
    """Let a user in through an invitation, once; acts for the house since the user is outside yet.

    Raises NotFound for one that was used or withdrawn, or has become too old.
    """
    _opened(Invitation.objects.select_for_update().filter(pk=invitation.pk))
    edit(invitation, accepted_at=clock.now())
    join_workspace(invitation.workspace, user, role=Role(invitation.role), by=by)
    return InvitationAccepted(subject=invitation, topics=("people",), email=invitation.email)


def _opened(invitations: "QuerySet[Invitation]") -> Invitation:
    found = invitations.filter(accepted_at=None, expires_at__gt=clock.now()).first()
    if found is None:
        raise NotFound(_("This invitation was used, withdrawn, or is too old. Ask for a new one."))
    return found


def _person_of(workspace: Workspace, user: User) -> Person:
    waiting = Person.objects.filter(
        workspace=workspace, user=None, email__iexact=user.email
    ).first()
    if waiting is not None:
        edit(waiting, user=user, is_active=True)
        return waiting
    return insert(
        Person(
            workspace=workspace,
            user=user,
            name=str(user)[:LONGEST_LINE],  # of somebody without a name it is the address
            handle=user.email.partition("@")[0][:LONGEST_HANDLE],
            email=user.email,
            created_at=clock.now(),
        )
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
