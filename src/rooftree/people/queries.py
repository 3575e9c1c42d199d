"""Who somebody is in a workspace."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.models import Membership, User, Workspace
from rooftree.accounts.prepared import prepared
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.people.persons.models import Person


def viewer_for(user: User, workspace: Workspace) -> Viewer:
    """Return the user as a viewer of the workspace; raises NotFound for outsiders."""
    membership = Membership.objects.filter(workspace=workspace, user=user).first()
    if membership is None or not user.is_active:
        raise NotFound(_("There is no such workspace."))
    person_id = (
        Person.objects.filter(workspace=workspace, user=user).values_list("pk", flat=True).first()
    )
    return Viewer(
        workspace_id=workspace.pk,
        user_id=user.pk,
        person_id=person_id,
        role=Role(membership.role),
    )


def workspaces_of(user: User) -> list[Workspace]:
    """Return the workspaces that a user belongs to, by name."""
    return _workspaces(user.pk)


@prepared
def _workspaces(user_id: int) -> "QuerySet[Workspace]":
    return Workspace.objects.filter(memberships__user_id=user_id).order_by("name", "pk")
