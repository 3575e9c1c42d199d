"""Reading who is in, and who is invited."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.models import Invitation, Membership
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.lib import clock
from rooftree.people.persons.models import Person


def roles_of(viewer: Viewer) -> dict[int, Role]:
    """Return {user id: role} of the workspace's members."""
    members = Membership.objects.filter(workspace_id=viewer.workspace_id)
    return {user: Role(role) for user, role in members.values_list("user_id", "role")}


def membership_of(viewer: Viewer, person: Person) -> Membership:
    """Return a person's membership; raises NotFound for a placeholder."""
    found = Membership.objects.filter(
        workspace_id=viewer.workspace_id, user__persons=person
    ).first()
    if found is None:
        raise NotFound(_("This person has no account here."))
    return found


def invitations_seen(viewer: Viewer) -> "QuerySet[Invitation]":
    """Return the invitations that still open the door, newest first; admins alone see them."""
    if viewer.role < Role.ADMIN:
        return Invitation.objects.none()
    return (
        Invitation.objects.filter(workspace_id=viewer.workspace_id, accepted_at=None)
        .filter(expires_at__gt=clock.now())
        .order_by("-created_at", "-pk")
    )


def invitation_by_id(viewer: Viewer, pk: int) -> Invitation:
    """Return one open invitation; raises NotFound."""
    found = invitations_seen(viewer).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such invitation here."))
    return found
