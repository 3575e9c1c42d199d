"""Values of the log as people read them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooftree.accounts.roles import Role
from rooftree.work.commitments.models import CommitmentState
from rooftree.work.history.columns import Shape
from rooftree.work.history.names import NAMED_SHAPES, Names
from rooftree.work.items.models import Priority
from rooftree.work.links.models import DependencyType
from rooftree.work.spaces.models import Category

LONGEST = 200


def readable(shape: Shape, value: Any, names: Names) -> str:
    """Return a stored value in words; an empty text for none. What is unknown here is not guessed."""
    if value is None or value == "":
        return ""
    if shape in NAMED_SHAPES:
        return names.of(shape, value) or _UNKNOWN[shape]()
    try:
        return _SHAPES[shape](value)
    except (TypeError, ValueError):
        return str(value)


def duration(minutes: int) -> str:
    """Return minutes of working time as hours and minutes."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [ngettext("{count} hour", "{count} hours", hours).format(count=hours)] if hours else []
    if rest or not hours:
        parts.append(ngettext("{count} minute", "{count} minutes", rest).format(count=rest))
    return ("−" if minutes < 0 else "") + " ".join(parts)


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _day(value: str) -> str:
    return date_format(date.fromisoformat(value), "DATE_FORMAT")


def _instant(value: str) -> str:
    return date_format(timezone.localtime(datetime.fromisoformat(value)), "DATETIME_FORMAT")


def _yes_no(value: Any) -> str:
    return _("yes") if value else _("no")


_SHAPES: dict[Shape, Callable[[Any], str]] = {
    Shape.PLAIN: _short,
    Shape.LONG: _short,
    Shape.DAY: _day,
    Shape.INSTANT: _instant,
    Shape.MINUTES: duration,
    Shape.YES_NO: _yes_no,
    Shape.SINCE: _yes_no,
    Shape.PRIORITY: lambda value: str(Priority(value).label),
    Shape.CATEGORY: lambda value: str(Category(value).label),
    Shape.COMMITMENT: lambda value: str(CommitmentState(value).label),
    Shape.DEPENDENCY: lambda value: str(DependencyType(value).label),
    Shape.ROLE: lambda value: str(Role(value).label),
}

_UNKNOWN: dict[Shape, Callable[[], str]] = {
    Shape.PERSON: lambda: _("somebody who is gone"),
    Shape.STATUS: lambda: _("a status that is gone"),
    Shape.KIND: lambda: _("a kind that is gone"),
    Shape.SPACE: lambda: _("another space"),
    Shape.ITEM: lambda: _("another item"),
    Shape.CHECKLIST: lambda: _("another checklist"),
}
