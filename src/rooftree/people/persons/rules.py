"""What may stand in a person's columns."""

from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_address, checked_line
from rooftree.errors import RuleBroken

EDITABLE = {"name", "handle", "email", "calendar", "is_active"}
LONGEST_HANDLE = 100


def checked_name(name: str) -> str:
    """Return a name on one line; raises RuleBroken for one that is empty, endless or not storable."""
    return checked_line(name, field="name", empty=_("A person needs a name."))


def checked_columns(**new: Any) -> dict[str, Any]:
    """Return new values with their texts in shape; raises RuleBroken that names the field."""
    unknown = new.keys() - EDITABLE
    if unknown:
        message = _("A person has no {names} to edit.")
        raise RuleBroken(message.format(names=", ".join(sorted(unknown))))
    if "name" in new:
        new["name"] = checked_name(new["name"])
    if "handle" in new:
        new["handle"] = checked_line(new["handle"], field="handle", longest=LONGEST_HANDLE)
    if "email" in new:
        new["email"] = checked_address(new["email"])
    return new
