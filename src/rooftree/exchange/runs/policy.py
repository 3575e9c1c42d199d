"""Who may import."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden
from rooftree.work.spaces.policy import may_create_spaces


def may_import(viewer: Viewer) -> bool:
    """Tell whether the viewer may bring boards in: who may open spaces.

    Bringing news into a space that is here already takes an admin of that space besides.
    """
    return may_create_spaces(viewer)


def require_may_import(viewer: Viewer) -> None:
    """Raise Forbidden unless the viewer may import."""
    if not may_import(viewer):
        raise Forbidden(_("Members, admins and owners import boards."))
