"""Key prefixes. One that was ever used stays retired, so that no key is used twice."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rooftree.changes.models import Change
from rooftree.errors import RuleBroken
from rooftree.work.spaces.models import Space, space_prefix


def checked_prefix(prefix: str, workspace_id: int) -> str:
    """Return a prefix in capitals; raises RuleBroken for one that is malformed, or not free."""
    prefix = prefix.strip().upper()
    try:
        space_prefix(prefix)
    except ValidationError as refusal:
        raise RuleBroken(str(refusal.message), field="prefix") from None
    if not is_free(prefix, workspace_id):
        raise RuleBroken(
            _("The key prefix {prefix} is taken; choose another.").format(prefix=prefix),
            field="prefix",
        )
    return prefix


def is_prefix(text: str) -> bool:
    """Tell whether a text has the form of a key prefix."""
    try:
        space_prefix(text)
    except ValidationError:
        return False
    return True


def is_free(prefix: str, workspace_id: int) -> bool:
    """Tell whether no space of the workspace has the prefix, or ever had; the log knows."""
    if Space.objects.filter(workspace_id=workspace_id, prefix=prefix).exists():
        return False
    made = Change.objects.filter(workspace_id=workspace_id, verb="work.space.created")
    return not made.filter(data__rows__0__4__prefix=prefix).exists()
