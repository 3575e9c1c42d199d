"""How single fields of a form are read: each reader takes what was typed, the field's name and the viewer."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import RuleBroken
from rooftree.web.forms import values
from rooftree.web.forms.durations import duration

Values = Mapping[str, str]
Reader = Callable[[Values, str, Viewer], Any]


def line(typed: Values, name: str, viewer: Viewer) -> str:  # noqa: ARG001 - as all readers
    """Return what was typed."""
    return typed.get(name, "")


def prose(typed: Values, name: str, viewer: Viewer) -> str:  # noqa: ARG001 - as all readers
    """Return a text of several lines, each ended as everywhere here."""
    return "\n".join(typed.get(name, "").splitlines())


def day(typed: Values, name: str, viewer: Viewer) -> date | None:  # noqa: ARG001 - as all readers
    """Return a day, None for an empty field."""
    return values.day(typed, name)


def minutes(typed: Values, name: str, viewer: Viewer) -> int | None:  # noqa: ARG001 - as all readers
    """Return working time, None for an empty field."""
    return duration(typed, name)


def figure(typed: Values, name: str, viewer: Viewer) -> Decimal | None:  # noqa: ARG001 - as all
    """Return a number written with a point or a comma, None for an empty field."""
    text = typed.get(name, "").strip().replace(" ", "").replace(",", ".")
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise RuleBroken(_("Write a number, such as 12.5."), field=name) from None


def moment(typed: Values, name: str, viewer: Viewer) -> datetime | None:  # noqa: ARG001 - as all
    """Return an instant typed as a day and a time of the reader's zone, None for an empty field."""
    text = typed.get(name, "").strip()
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        message = _("Write a day and a time, such as 2026-03-01T09:00.")
        raise RuleBroken(message, field=name) from None
    return found if timezone.is_aware(found) else timezone.make_aware(found)


def person(typed: Values, name: str, viewer: Viewer) -> Any:
    """Return the chosen person, None for nobody."""
    return values.person(typed, name, viewer)


def written_moment(at: datetime | None) -> str:
    """Return an instant as the field for it shows it."""
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M") if at else ""


def written_figure(number: Decimal | None) -> str:
    """Return a number as the field for it shows it, without idle zeros."""
    if number is None:
        return ""
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
