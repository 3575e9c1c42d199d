"""The pages about people, side by side."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.people.persons.policy import may_edit_people

Tabs = tuple[tuple[str, str, bool], ...]
Options = tuple[tuple[str, str], ...]


def tabs_of(viewer: Viewer, base: str, here: str) -> Tabs:
    """Return the tabs, as (text, address, whether it is here); invitations are for admins."""
    parts = [("people", _("People")), ("people/calendars", _("Working calendars"))]
    parts.append(("people/skills", _("Skills")))
    if may_edit_people(viewer):
        parts.insert(1, ("people/invitations", _("Invitations")))
    return tuple((text, f"{base}/{part}", part == here) for part, text in parts)
