"""The parts of a space's settings."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.work.spaces.models import Space

Tabs = tuple[tuple[str, str, bool], ...]
Options = tuple[tuple[str, str], ...]


def tabs_of(base: str, space: Space, here: str, role: Role = Role.ADMIN) -> Tabs:
    """Return the tabs that somebody of a role may open, as (text, address, whether it is here)."""
    parts = (
        ("settings", _("General"), Role.ADMIN),
        ("statuses", _("Workflow"), Role.ADMIN),
        ("labels", _("Labels"), Role.MEMBER),
        ("components", _("Components"), Role.MEMBER),
        ("fields", _("Fields"), Role.ADMIN),
        ("members", _("Members"), Role.ADMIN),
    )
    return tuple(
        (text, f"{base}/spaces/{space.prefix}/{part}", part == here)
        for part, text, needed in parts
        if role >= needed
    )
