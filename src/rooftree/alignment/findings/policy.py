"""Who may answer a finding: those who may change what it is about."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.errors import Forbidden, NotFound
from rooftree.work.items.policy import role_on


def may_answer(viewer: Viewer, finding: Finding) -> bool:
    """Tell whether the viewer may acknowledge or accept the finding, or apply a remedy."""
    role = _role_on(viewer, finding)
    return role is not None and role >= Role.MEMBER


def require_may_answer(viewer: Viewer, finding: Finding) -> None:
    """Raise NotFound for a finding out of sight, Forbidden for those who may only look."""
    role = _role_on(viewer, finding)
    if role is None:
        raise NotFound(_("There is no such finding here."))
    if role < Role.MEMBER:
        raise Forbidden(_("Only members answer findings."))


def _role_on(viewer: Viewer, finding: Finding) -> Role | None:
    """Return the viewer's role for what a finding is about, None when they may not know of it."""
    if finding.workspace_id != viewer.workspace_id:
        return None
    if finding.item is not None:
        return role_on(viewer, finding.item)
    if finding.is_restricted and not viewer.is_admin:
        return None
    return viewer.role
