"""Who somebody is in a workspace."""

from django.db.models import F
from django.utils.translation import gettext as _

from rooftree.accounts.models import Membership, User, Workspace
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
    return list(Workspace.objects.filter(memberships__user=user).order_by("name", "pk"))


def seat_of(user: User, workspace_key: str) -> tuple[Workspace, Viewer]:
    """Return a workspace and the user as its viewer in one query; raises NotFound for outsiders."""
    membership = (
        Membership.objects.filter(workspace__key=workspace_key, user=user)
        .filter(user__persons__workspace_id=F("workspace_id"))
        .select_related("workspace")
        .annotate(person_id=F("user__persons__pk"))
        .first()
    )
    if membership is None:
        raise NotFound(_("There is no such workspace."))
    viewer = Viewer(
        workspace_id=membership.workspace_id,
        user_id=user.pk,
        person_id=membership.person_id,
        role=Role(membership.role),
    )
    return membership.workspace, viewer
