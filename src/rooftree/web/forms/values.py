"""Reading single values out of a posted form, with refusals that name the field."""

from collections.abc import Mapping
from datetime import date

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound, RuleBroken
from rooftree.people.persons.models import Person
from rooftree.people.persons.queries import active_persons
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key

Values = Mapping[str, str]


def day(values: Values, name: str) -> date | None:
    """Return a date as date fields send it (2026-03-01), or None for an empty one."""
    text = values.get(name, "").strip()
    if not text:
        return None
    try:
        found = parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise RuleBroken(_("Write the date as year-month-day, such as 2026-03-01."), field=name)
    return found


def whole(values: Values, name: str) -> int | None:
    """Return a whole number, or None for an empty field."""
    text = values.get(name, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.removeprefix("-").isdecimal()) or len(text) > 12:  # noqa: PLR2004
        raise RuleBroken(_("Write a whole number."), field=name)
    return int(text)


def version(values: Values) -> int | None:
    """Return the version that the form's maker saw."""
    return whole(values, "version")


def person(values: Values, name: str, viewer: Viewer) -> Person | None:
    """Return the chosen person, or None for nobody."""
    pk = whole(values, name)
    if pk is None:
        return None
    found = active_persons(viewer).filter(pk=pk).first()
    if found is None:
        raise RuleBroken(_("There is no such person here; choose another."), field=name)
    return found


def item(values: Values, name: str, viewer: Viewer) -> Item | None:
    """Return the item of a typed key such as WEB-12, or None for an empty field."""
    key = values.get(name, "").strip().lstrip("#").split(" ")[0]
    try:
        return item_by_key(viewer, key) if key else None
    except NotFound:
        raise RuleBroken(_("There is no item {key}.").format(key=key), field=name) from None
