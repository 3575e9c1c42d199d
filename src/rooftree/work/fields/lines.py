"""What an item has in its space's fields, as tuples."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.work.fields.models import Field, FieldValue
from rooftree.work.fields.values import readable_value
from rooftree.work.items.models import Item


class Line(NamedTuple):
    """A field by name, and what it holds in words; an empty text where it holds nothing."""

    id: int
    name: str
    readable: str


def field_lines(item: Item) -> list[Line]:
    """Return all fields of the space of an item in sight, with the item's values. Two queries."""
    values: dict[int, Any] = dict(_values(item.pk))
    return [
        Line(pk, name, readable_value(Field(type=kind), values[pk]) if pk in values else "")
        for pk, name, kind in _fields(item.space_id)
    ]


@prepared
def _fields(space_id: int) -> "QuerySet[Field, tuple[Any, ...]]":
    rows = Field.objects.filter(space_id=space_id).order_by("position", "pk")
    return rows.values_list("pk", "name", "type")


@prepared
def _values(item_id: int) -> "QuerySet[FieldValue, tuple[Any, ...]]":
    return FieldValue.objects.filter(item_id=item_id).values_list("field_id", "value")
