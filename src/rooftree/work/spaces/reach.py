"""Rights over what hangs on a space, or on the workspace alone: releases, sprints, products and the like."""

from typing import Protocol, TypeVar

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, NotFound
from rooftree.work.spaces.models import Space, SpaceMember
from rooftree.work.spaces.policy import role_in
from rooftree.work.spaces.queries import spaces_seen

Row = TypeVar("Row", bound=models.Model)


class Hanging(Protocol):
    """A row of a workspace. One with a space is for those who see the space."""

    workspace_id: int


def role_over(viewer: Viewer, thing: Hanging) -> Role | None:
    """Return the viewer's role for a thing, or None when they may not know of it."""
    if thing.workspace_id != viewer.workspace_id:
        return None
    space: Space | None = getattr(thing, "space", None)
    return viewer.role if space is None else role_in(viewer, space)


def may_change(viewer: Viewer, thing: Hanging) -> bool:
    """Tell whether the viewer may edit and delete a thing."""
    role = role_over(viewer, thing)
    return role is not None and role >= Role.MEMBER


def may_add(viewer: Viewer) -> bool:
    """Tell whether the viewer may add things to the workspace."""
    return viewer.role >= Role.MEMBER


def require_may_add(viewer: Viewer) -> None:
    """Raise Forbidden for those who may only look or comment."""
    if not may_add(viewer):
        raise Forbidden(_("Only members of the workspace change this."))


def require_may_see(viewer: Viewer, thing: Hanging) -> None:
    """Raise NotFound for a thing out of sight."""
    if role_over(viewer, thing) is None:
        raise NotFound(_("There is no such thing here."))


def require_may_change(viewer: Viewer, thing: Hanging) -> None:
    """Raise NotFound for a thing out of sight, Forbidden for those who may only look or comment."""
    require_may_see(viewer, thing)
    if not may_change(viewer, thing):
        raise Forbidden(_("Only members change this."))


def in_reach(viewer: Viewer, rows: "QuerySet[Row]") -> "QuerySet[Row]":
    """Return those of some rows with a space, or none, that the viewer may know of."""
    rows = rows.filter(workspace_id=viewer.workspace_id)
    if viewer.is_admin:
        return rows
    return rows.filter(Q(space=None) | Q(space__in=spaces_seen(viewer).order_by().values("pk")))


def homes_to_change(viewer: Viewer) -> set[int | None]:
    """Return the ids of the spaces on which the viewer may change what hangs; None for the workspace."""
    homes: set[int | None] = {None} if may_add(viewer) else set()
    spaces = spaces_seen(viewer).order_by()
    if viewer.is_admin:
        return homes | set(spaces.values_list("pk", flat=True))
    own = dict(
        SpaceMember.objects.filter(
            workspace_id=viewer.workspace_id, person=viewer.person_id
        ).values_list("space_id", "role")
    )
    return homes | {
        pk for pk in spaces.values_list("pk", flat=True) if own.get(pk, viewer.role) >= Role.MEMBER
    }
