"""What a viewer may do in a space."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.roles import Role
from rooftree.accounts.standing import standing
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, NotFound
from rooftree.work.spaces.models import Space, SpaceMember


def role_in(viewer: Viewer, space: Space) -> Role | None:
    """Return the viewer's role in a space, or None when they may not know of it.

    Admins and owners of the workspace keep their role everywhere; a role given in the space replaces
    the one in the workspace; without one an open space lets members in as what they are.
    """
    if space.workspace_id != viewer.workspace_id:
        return None
    if viewer.is_admin:
        return viewer.role
    own = _own_role(space.pk, viewer.person_id) if viewer.person_id is not None else []
    if own:
        return Role(own[0][0])
    return viewer.role if space.is_open else None


@standing
@prepared
def _own_role(space_id: int, person_id: int) -> "QuerySet[SpaceMember, tuple[Any, ...]]":
    return SpaceMember.objects.filter(space_id=space_id, person_id=person_id).values_list("role")


def may(viewer: Viewer, space: Space, role: Role) -> bool:
    """Tell whether the viewer has at least a role in a space."""
    own = role_in(viewer, space)
    return own is not None and own >= role


def require(viewer: Viewer, space: Space, role: Role) -> None:
    """Raise NotFound for a space out of sight, Forbidden for a role too low."""
    own = role_in(viewer, space)
    if own is None:
        raise NotFound(_("There is no such space here."))
    if own < role:
        message = _("This needs the role of {role} in {space}.")
        raise Forbidden(message.format(role=Role(role).label, space=space.name))


def may_create_spaces(viewer: Viewer) -> bool:
    """Tell whether the viewer may open new spaces."""
    return viewer.role >= Role.MEMBER
