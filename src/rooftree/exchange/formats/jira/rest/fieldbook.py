"""What the files tell of Jira's fields, in whichever of six ways; and a guess where they tell nothing."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rooftree.exchange.formats.jira.rest.shapes import CUSTOM, wrapping
from rooftree.exchange.formats.jira.roles import Role, role_of

RANK = re.compile(r"\d\|[0-9a-z]*:[0-9a-z]*")
_TEXTS = {"rank": RANK, "epic": re.compile(r"[A-Z][A-Z0-9_]{1,79}-\d{1,9}")}
SPRINT_TEXT = "com.atlassian.greenhopper.service.sprint.Sprint@"
_GUESSED: tuple[Role, ...] = ("sprint", "rank", "epic")
MOST_POINTS = 1000
MOST_FIELDS = 20_000
_SPRINT_KEYS = ("boardId", "originBoardId", "rapidViewId", "startDate")


@dataclass(slots=True)
class KnownField:
    """A field by its id; `type` is the schema's, `items` that of a list's entries."""

    id: str
    name: str = ""
    type: str = ""
    items: str = ""
    type_key: str = ""
    role: Role | None = None
    shapes: Counter[str] = field(default_factory=Counter)

    @property
    def is_named(self) -> bool:
        """Tell whether any file names the field."""
        return bool(self.name)


class FieldBook:
    """Gathers what is told of fields and what their values look like."""

    def __init__(self) -> None:
        self._fields: dict[str, KnownField] = {}
        self.guessed: list[KnownField] = []

    def __getitem__(self, field_id: str) -> KnownField:
        if field_id not in self._fields and len(self._fields) >= MOST_FIELDS:
            return KnownField(field_id)
        return self._fields.setdefault(field_id, KnownField(field_id))

    def customs(self) -> list[KnownField]:
        """Return the custom fields that were met."""
        return [one for one in self._fields.values() if one.id.startswith(CUSTOM)]

    def learn_names(self, names: object) -> None:
        """Read the `names` of a search: {id: name}."""
        for field_id, name in _items(names):
            self._learn(field_id, name, None)

    def learn_schemas(self, schemas: object) -> None:
        """Read the `schema` of a search: {id: {type, …}}."""
        for field_id, schema in _items(schemas):
            self._learn(field_id, "", schema)

    def learn_list(self, entry: Mapping[str, Any], field_id: str = "") -> None:
        """Read an entry of a list of fields: {id or fieldId or key, name, schema}."""
        own = field_id or entry.get("fieldId") or entry.get("id") or entry.get("key")
        if isinstance(own, str):
            self._learn(own, entry.get("name"), entry.get("schema"))

    def learn_metadata(self, metadata: object) -> None:
        """Read what the forms for making or editing an issue hold: {fields: {id: {name, schema}}}."""
        fields = metadata.get("fields") if isinstance(metadata, dict) else None
        for field_id, entry in _items(fields):
            if isinstance(entry, dict):
                self.learn_list(entry, field_id)

    def see(self, field_id: str, value: Any) -> None:
        """Look at a value of a custom field, and at the name that may be wrapped around it."""
        wrapped = wrapping(value)
        if wrapped is not None:
            self._learn(field_id, wrapped["name"], {"custom": wrapped.get("type", "")})
            value = wrapped.get("value")
        if value not in (None, "", [], {}):
            self[field_id].shapes[shape_of(value)] += 1

    def settle(self, chosen: Mapping[str, Role]) -> None:
        """Decide which fields have a place of their own. chosen: {id or name of a field: place}."""
        for one in self.customs():
            told = chosen.get(one.id) or chosen.get(one.name)
            one.role = told or role_of(one.name, one.type_key)
            if one.role is None and not one.is_named:
                one.role = _role_by_shape(one.shapes)
                if one.role == "epic":
                    self.guessed.append(one)
        if not any(one.role == "points" and one.shapes for one in self.customs()):
            self._guess_points()

    def _guess_points(self) -> None:
        """Take for story points the nameless field that holds small numbers on the most issues."""
        likely = [
            one
            for one in self.customs()
            if not one.is_named and one.role is None and set(one.shapes) == {"points"}
        ]
        for best in sorted(likely, key=lambda one: (-one.shapes["points"], one.id))[:1]:
            best.role = "points"
            self.guessed.append(best)

    def _learn(self, field_id: str, name: object, schema: object) -> None:
        known = self[field_id]
        if isinstance(name, str) and name and not known.name:
            known.name = name
        if not isinstance(schema, dict):
            return
        for own, key in (("type", "type"), ("items", "items"), ("type_key", "custom")):
            told = schema.get(key)
            if isinstance(told, str) and told and not getattr(known, own):
                setattr(known, own, told)


def shape_of(value: Any) -> str:
    """Say what a value looks like, as far as that tells what its field is for."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "points" if 0 <= value <= MOST_POINTS and value * 4 == int(value * 4) else "number"
    if isinstance(value, str):
        shapes = (name for name, pattern in _TEXTS.items() if pattern.fullmatch(value))
        return next(shapes, "text")
    if isinstance(value, list):
        return "sprint" if all(is_sprint(one) for one in value) else "list"
    return "object"


def is_sprint(value: Any) -> bool:
    """Tell whether this is a sprint, as an object or as the server's text of one."""
    if isinstance(value, str):
        return value.startswith(SPRINT_TEXT)
    return (
        isinstance(value, dict)
        and "name" in value
        and "state" in value
        and any(key in value for key in _SPRINT_KEYS)
    )


def _role_by_shape(shapes: Counter[str]) -> Role | None:
    """Guess what a nameless field is for, where all its values say the same."""
    for role in _GUESSED:
        if set(shapes) == {role}:
            return role
    return None


def _items(value: object) -> Iterator[tuple[str, Any]]:
    yield from value.items() if isinstance(value, dict) else ()
