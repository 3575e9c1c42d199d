"""Which columns an action takes."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken


def refuse_unknown(new: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise RuleBroken for new values of columns that are not for editing."""
    unknown = new.keys() - set(known)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise RuleBroken(_("There is no {names} to edit here.").format(names=names))
