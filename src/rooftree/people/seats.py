"""Somebody's places in all their workspaces: what every page asks first, in one query with the user."""

from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from rooftree.accounts.models import ARRIVING, User, Workspace
from rooftree.accounts.prepared import prepared
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.changes.models import Counter
from rooftree.people.persons.models import Person


class WorkspaceSeat(NamedTuple):
    """A user's place in one workspace, and how far its log had come when it was looked up."""

    workspace: Workspace
    viewer: Viewer
    head: int


def seated_user(user_id: int) -> tuple[User, list[WorkspaceSeat]] | None:
    """Return a user with their seats by the names of the workspaces; None for nobody."""
    rows = _rows(user_id)
    if not rows:
        return None
    user = User.from_db(None, _USER, rows[0][: len(_USER)])
    seats = (_seat(user, *row[len(_USER) :]) for row in rows)
    return user, [seat for seat in seats if seat is not None]


def _seat(
    user: User, role: int | None, person_id: int | None, head: int | None, *columns: Any
) -> WorkspaceSeat | None:
    workspace = Workspace.from_db(None, _WORKSPACE, columns)
    if role is None or person_id is None or workspace.key.startswith(ARRIVING):
        return None
    viewer = Viewer(
        workspace_id=workspace.pk, user_id=user.pk, person_id=person_id, role=Role(role)
    )
    return WorkspaceSeat(workspace, viewer, head or 0)


_USER = tuple(field.attname for field in User._meta.concrete_fields)
_WORKSPACE = tuple(field.attname for field in Workspace._meta.concrete_fields)


@prepared
def _rows(user_id: int) -> "QuerySet[User, tuple[Any, ...]]":
    here = OuterRef("memberships__workspace_id")
    person = Person.objects.filter(user_id=OuterRef("pk"), workspace_id=here).values("pk")
    head = Counter.objects.filter(workspace_id=here).values("value")
    workspace = (f"memberships__workspace__{name}" for name in _WORKSPACE)
    return (
        User.objects.filter(pk=user_id)
        .annotate(person=Subquery(person[:1]), head=Subquery(head))
        .order_by("memberships__workspace__name", "memberships__workspace_id")
        .values_list(*_USER, "memberships__role", "person", "head", *workspace)
    )
