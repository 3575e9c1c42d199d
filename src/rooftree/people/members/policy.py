"""Who may change who is in: nobody above their own level, and never without an owner."""

from django.utils.translation import gettext as _

from rooftree.accounts.models import Membership
from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden, RuleBroken


def may_manage(viewer: Viewer, *roles: int) -> bool:
    """Tell whether the viewer may manage members of all the given roles."""
    return viewer.role >= Role.ADMIN and all(role <= viewer.role for role in roles)


def require_may_manage(viewer: Viewer, *roles: int) -> None:
    """Raise Forbidden unless the viewer may manage members of all the given roles."""
    if not may_manage(viewer, *roles):
        raise Forbidden(_("You manage members up to your own role only, as an admin or owner."))


def require_an_owner_stays(membership: Membership) -> None:
    """Raise RuleBroken when this is the workspace's last owner; called within an action.

    The owners are locked, so that two who leave at once do not each count on the other.
    """
    owners = Membership.objects.select_for_update().filter(
        workspace_id=membership.workspace_id, role=Role.OWNER
    )
    if list(owners.order_by("pk").values_list("pk", flat=True)) == [membership.pk]:
        raise RuleBroken(_("A workspace needs an owner; make somebody else one first."))
