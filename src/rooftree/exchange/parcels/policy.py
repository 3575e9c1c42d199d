"""Who may take a workspace out, and bring one in."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden


def may_export(viewer: Viewer) -> bool:
    """Tell whether the viewer may take everything out: who sees everything anyway."""
    return viewer.is_admin


def may_restore(viewer: Viewer) -> bool:
    """Tell whether the viewer may let their workspace give way to another."""
    return viewer.role >= Role.OWNER


def require_may_export(viewer: Viewer) -> None:
    """Raise Forbidden unless the viewer may export."""
    if not may_export(viewer):
        raise Forbidden(_("Admins and owners export a workspace."))


def require_may_restore(viewer: Viewer) -> None:
    """Raise Forbidden unless the viewer may bring a workspace in."""
    if not may_restore(viewer):
        raise Forbidden(_("Owners bring a workspace in."))
