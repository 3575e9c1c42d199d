"""Reading fields and their values."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.fields.models import Field, FieldValue
from rooftree.work.fields.values import readable_value
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.queries import spaces_seen


@dataclass(frozen=True, slots=True)
class Filled:
    """A field of an item with what it holds: None and an empty text where it holds nothing."""

    field: Field
    value: Any
    readable: str


def fields_seen(viewer: Viewer) -> "QuerySet[Field]":
    """Return the fields of all spaces that the viewer may know of, in each space's order."""
    spaces = spaces_seen(viewer).order_by().values("pk")
    return Field.objects.filter(space__in=spaces).order_by("space_id", "position", "pk")


def field_by_id(viewer: Viewer, pk: int) -> Field:
    """Return one field with its space; raises NotFound."""
    field = fields_seen(viewer).select_related("space").filter(pk=pk).first()
    if field is None:
        raise NotFound(_("There is no such field here."))
    return field


def fields_on(viewer: Viewer, item: Item) -> list[Filled]:
    """Return all fields of an item's space with the item's values; nothing for an item out of sight."""
    if not items_seen(viewer).filter(pk=item.pk).exists():
        return []
    values = dict(FieldValue.objects.filter(item=item).values_list("field_id", "value"))
    return [
        Filled(field, values[field.pk], readable_value(field, values[field.pk]))
        if field.pk in values
        else Filled(field, None, "")
        for field in Field.objects.filter(space_id=item.space_id).order_by("position", "pk")
    ]
