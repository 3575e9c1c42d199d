"""The fields of one issue, bare, by Jira's name for each or by the place that a custom field has here."""

from collections.abc import Iterator, Mapping
from typing import Any

from rooftree.exchange.formats.jira.rest.fieldbook import FieldBook, KnownField
from rooftree.exchange.formats.jira.rest.shapes import CUSTOM, bare, text_of
from rooftree.exchange.formats.jira.rest.store import fields_of
from rooftree.exchange.formats.jira.roles import Role

_OLD_NAMES = {"issuelinks": "links", "subtasks": "sub-tasks", "watches": "watcher"}
_LINKED = "data"


class IssueFields:
    """Looks into the fields of an issue."""

    def __init__(self, issue: Mapping[str, Any], book: FieldBook) -> None:
        self._fields = fields_of(issue)
        self._book = book

    def __getitem__(self, name: str) -> Any:
        value = bare(self._fields.get(name))
        if value is None and name in _OLD_NAMES:
            value = bare(self._fields.get(_OLD_NAMES[name]))
        return value

    def text(self, name: str) -> str:
        """Return a field that is a text; empty when it is none."""
        return text_of({name: self[name]}, name)

    def name(self, name: str) -> str:
        """Return what the object in a field is called."""
        return text_of(self[name], "name")

    def list(self, name: str) -> list[Any]:
        """Return a field that is a list; empty when it is none."""
        value = self[name]
        return value if isinstance(value, list) else []

    def with_role(self, role: Role) -> Iterator[Any]:
        """Yield the values of the custom fields that have a place of their own here."""
        for known, value in self.customs():
            if known.role == role:
                yield value

    def customs(self) -> Iterator[tuple[KnownField, Any]]:
        """Yield the custom fields that hold something, by their ids."""
        for field_id in sorted(self._fields, key=_by_number):
            value = bare(self._fields[field_id]) if field_id.startswith(CUSTOM) else None
            if value not in (None, "", [], {}):
                yield self._book[field_id], value

    def parent(self) -> str:
        """Return the key of what the issue is a part of, in whichever of the four ways it is told."""
        told = [self["parent"], *self.with_role("epic"), self["epic"], *self.with_role("parent")]
        return next((key for one in told if (key := _key_of(one))), "")


def _key_of(value: Any) -> str:
    if isinstance(value, str):
        return value
    inside = value.get(_LINKED) if isinstance(value, dict) else None
    return text_of(value, "key") or text_of(inside, "key") or text_of(value, "issueKey")


def _by_number(field_id: str) -> tuple[int, str]:
    number = field_id.removeprefix(CUSTOM)
    return (int(number) if number.isdecimal() else 0, field_id)
