"""Who somebody is in a workspace."""

from typing import Any

from django.db.models import F, QuerySet
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


def seat_of(user: User, workspace_key: str) -> tuple[Workspace, Viewer]:
    """Return a workspace and the user as its viewer in one query; raises NotFound for outsiders."""
    found = _seats(user.pk, workspace_key)
    if not found:
        raise NotFound(_("There is no such workspace."))
    role, person_id, *columns = found[0]
    workspace = Workspace.from_db(None, _WORKSPACE, columns)
    viewer = Viewer(
        workspace_id=workspace.pk, user_id=user.pk, person_id=person_id, role=Role(role)
    )
    return workspace, viewer


_WORKSPACE = tuple(field.attname for field in Workspace._meta.concrete_fields)


@prepared
def _seats(user_id: int, workspace_key: str) -> "QuerySet[Membership, tuple[Any, ...]]":
    seats = Membership.objects.filter(workspace__key=workspace_key, user_id=user_id)
    own = seats.filter(user__persons__workspace_id=F("workspace_id"))
    workspace = (f"workspace__{name}" for name in _WORKSPACE)
    return own.values_list("role", "user__persons__pk", *workspace)
