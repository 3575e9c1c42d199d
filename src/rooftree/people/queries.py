"""Who somebody is in a workspace."""

from typing import Any, NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from rooftree.accounts.models import Membership, User, Workspace
from rooftree.accounts.prepared import prepared
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.changes.models import Counter
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


class WorkspaceSeat(NamedTuple):
    """A user's place in one workspace, and how far its log had come when it was looked up."""

    workspace: Workspace
    viewer: Viewer
    head: int


def seats_of(user: User) -> list[WorkspaceSeat]:
    """Return the user's places in all their workspaces, by name, in one query."""
    return [_seat(user, *row) for row in _seats(user.pk)]


def _seat(user: User, role: int, person_id: int, head: int | None, *columns: Any) -> WorkspaceSeat:
    workspace = Workspace.from_db(None, _WORKSPACE, columns)
    viewer = Viewer(
        workspace_id=workspace.pk, user_id=user.pk, person_id=person_id, role=Role(role)
    )
    return WorkspaceSeat(workspace, viewer, head or 0)


_WORKSPACE = tuple(field.attname for field in Workspace._meta.concrete_fields)


@prepared
def _seats(user_id: int) -> "QuerySet[Membership, tuple[Any, ...]]":
    seats = Membership.objects.filter(
        user_id=user_id, user__persons__workspace_id=F("workspace_id")
    )
    head = Counter.objects.filter(workspace_id=OuterRef("workspace_id")).values("value")
    workspace = (f"workspace__{name}" for name in _WORKSPACE)
    return (
        seats.annotate(head=Subquery(head))
        .order_by("workspace__name", "workspace_id")
        .values_list("role", "user__persons__pk", "head", *workspace)
    )
