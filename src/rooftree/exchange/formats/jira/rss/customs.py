"""Custom fields in Jira's XML: typed by Jira's own keys, and those that have a place of their own here."""

from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import NamedTuple

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.jira.issue import CustomValue
from rooftree.exchange.formats.jira.roles import Role, role_of
from rooftree.exchange.formats.jira.rss.texts import Html
from rooftree.exchange.formats.table.dates import DateFormat, moment_of
from rooftree.exchange.formats.table.numbers import number_of, written
from rooftree.exchange.formats.xml_stream import Node

BETWEEN = ", "
WITHIN = " → "
_TYPES: Mapping[str, FieldType] = {
    "float": "number",
    "number": "number",
    "datepicker": "date",
    "datetime": "date",
    "select": "choice",
    "radiobuttons": "choice",
}
_TOOLS = (  # what Jira and its add-ons reckon from the rest of the issue
    "com.atlassian.jira.toolkit:",
    "com.atlassian.jira.ext.charting:",
    "com.onresolve.jira.groovy.groovyrunner:",
    "com.pyxis.greenhopper.jira:",
    "com.atlassian.jira.plugins.jira-development-integration-plugin:",
)


class Filled(NamedTuple):
    """A field that is filled: its name, id and type as Jira has them, what it is here, its values."""

    name: str
    id: str
    type_key: str
    role: Role | None
    values: list[Node]

    @property
    def texts(self) -> list[str]:
        """Return the values as they stand."""
        return [text for value in self.values if (text := value.text.strip())]


def filled_fields(item: Node) -> Iterator[Filled]:
    """Yield the custom fields of an issue that say something."""
    for fields in item.all("customfields"):
        for field in fields.all("customfield"):
            values = field.child("customfieldvalues")
            nodes = [one for one in values.children if one.text.strip()] if values else []
            if not nodes:
                continue
            name, type_key = field.said("customfieldname"), field.attributes.get("key", "")
            role = role_of(name, type_key) or ("tool" if type_key.startswith(_TOOLS) else None)
            yield Filled(name, field.attributes.get("id", ""), type_key, role, nodes)


def custom_value(field: Filled, html: Html) -> CustomValue:
    """Read the value of a field that stays one; several values stand side by side."""
    kind = _TYPES.get(field.type_key.rpartition(":")[2], "text")
    values = [html.plain(text) for text in field.texts]
    if len(values) == 1:
        typed = _typed(values[0], kind)
        if typed is not None:
            raw = values[0] if kind == "date" else field.values[0].attributes.get("key", "")
            return CustomValue(name=field.name, id=field.id, type=kind, value=typed, raw=raw)
    between = WITHIN if field.type_key.endswith(":cascadingselect") else BETWEEN
    return CustomValue(name=field.name, id=field.id, type="text", value=between.join(values))


def _typed(value: str, kind: FieldType) -> str | None:
    if kind == "number":
        number = number_of(value)
        return None if number is None else written(number)
    if kind == "date":
        moment = moment_of(value, DateFormat(), UTC)
        return moment.day.isoformat() if moment else None
    return value
