"""Who may change goals. Everybody in the workspace sees them all."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, NotFound
from rooftree.product.goals.models import Goal


def may_edit_goals(viewer: Viewer) -> bool:
    """Tell whether the viewer may add and edit goals, key results and measurements."""
    return viewer.role >= Role.MEMBER


def require_may_edit_goals(viewer: Viewer) -> None:
    """Raise Forbidden unless the viewer may edit goals."""
    if not may_edit_goals(viewer):
        raise Forbidden(_("Only members of the workspace change goals."))


def require_may_see_goal(viewer: Viewer, goal: Goal) -> None:
    """Raise NotFound for a goal of another workspace."""
    if goal.workspace_id != viewer.workspace_id:
        raise NotFound(_("There is no such goal here."))


def require_may_edit_goal(viewer: Viewer, goal: Goal) -> None:
    """Raise NotFound for a goal of another workspace, Forbidden for those who may only look."""
    require_may_see_goal(viewer, goal)
    require_may_edit_goals(viewer)
