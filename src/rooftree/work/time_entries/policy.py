"""Who may note time: everybody who may edit the item their own, admins of its space anybody's."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit, role_on


def may_note_as(role: Role, viewer: Viewer, person_id: int | None) -> bool:
    """Tell whether somebody with a role on an item may note or change a person's time on it."""
    is_own = viewer.person_id is not None and person_id == viewer.person_id
    return role >= Role.ADMIN or (is_own and role >= Role.MEMBER)


def require_may_note(viewer: Viewer, item: Item, person_id: int | None) -> None:
    """Raise NotFound for an item out of sight, Forbidden for somebody else's time."""
    require_may_edit(viewer, item)
    role = role_on(viewer, item)
    if role is None or not may_note_as(role, viewer, person_id):
        raise Forbidden(_("People note their own time; admins of the space note anybody's."))
