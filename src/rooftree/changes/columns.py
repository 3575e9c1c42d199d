"""Which columns an action takes, and what some of them mean."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.lib import clock


class Archivable(Protocol):
    """A row that can be put out of the way without deleting it."""

    archived_at: datetime | None


def refuse_unknown(new: Mapping[str, Any], known: Collection[str]) -> None:
    """Raise RuleBroken for new values of columns that are not for editing."""
    unknown = new.keys() - set(known)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise RuleBroken(_("There is no {names} to edit here.").format(names=names))


def put_away(row: Archivable, new: dict[str, Any]) -> None:
    """Turn `is_archived` among new values into the instant since when; one archived stays so since then."""
    if "is_archived" in new:
        is_archived = new.pop("is_archived")
        new["archived_at"] = (row.archived_at or clock.now()) if is_archived else None
