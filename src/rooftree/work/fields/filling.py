"""Filling in several fields of an item at once."""

from collections.abc import Mapping
from typing import Any

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.work.fields.actions import set_value
from rooftree.work.fields.facts import FieldCleared, FieldFilled
from rooftree.work.fields.models import Field
from rooftree.work.items.models import Item


@action
def fill_fields(
    item: Item, values: Mapping[Field, Any], *, by: Actor
) -> tuple[FieldFilled | FieldCleared, ...]:
    """Fill in or clear fields of an item: all of them or, when one is refused, none."""
    facts = [set_value(item, field, value, by=by) for field, value in values.items()]
    return tuple(fact for fact in facts if fact is not None)
