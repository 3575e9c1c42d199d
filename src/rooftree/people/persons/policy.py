"""Who may change persons."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden


def may_edit_people(viewer: Viewer) -> bool:
    """Tell whether the viewer may add and edit persons, calendars and members."""
    return viewer.role >= Role.ADMIN


def require_may_edit_people(viewer: Viewer) -> None:
    """Raise Forbidden unless the viewer may edit people."""
    if not may_edit_people(viewer):
        raise Forbidden(_("Only admins and owners change people."))
