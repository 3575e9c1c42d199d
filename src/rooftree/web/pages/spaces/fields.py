"""The fields that a space adds to its items."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.accounts.viewer import Viewer
from rooftree.web.pages.spaces.tabs import Options, Tabs, tabs_of
from rooftree.work.fields.models import Field, FieldType
from rooftree.work.fields.queries import fields_seen
from rooftree.work.spaces.models import Space


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field."""

    field: Field
    type: str
    options: str
    url: str


@dataclass(frozen=True, slots=True)
class FieldsPage:
    """A space's fields, and the form that adds one."""

    url: str
    tabs: Tabs
    space: Space
    lines: tuple[FieldLine, ...]
    types: Options
    typed: Mapping[str, str]


def fields_page(viewer: Viewer, space: Space, typed: Mapping[str, str], *, base: str) -> FieldsPage:
    """Return a space's fields."""
    here = f"{base}/spaces/{space.prefix}/fields"
    lines = tuple(
        FieldLine(
            field=field,
            type=str(FieldType(field.type).label),
            options=", ".join(field.options),
            url=f"{here}/{field.pk}",
        )
        for field in fields_seen(viewer).filter(space=space)
    )
    return FieldsPage(
        url=here,
        tabs=tabs_of(base, space, "fields"),
        space=space,
        lines=lines,
        types=tuple((value, str(text)) for value, text in FieldType.choices),
        typed={"name": "", "type": FieldType.TEXT, "options": ""} | dict(typed.items()),
    )
