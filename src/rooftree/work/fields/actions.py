"""Keeping a space's fields, and filling them in on items."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.work.fields.facts import (
    FieldAdded,
    FieldCleared,
    FieldDeleted,
    FieldEdited,
    FieldFilled,
)
from rooftree.work.fields.models import Field, FieldType, FieldValue
from rooftree.work.fields.values import checked_value, readable_value
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import require


@action
def add_field(
    space: Space,
    *,
    name: str,
    type: str,  # noqa: A002 - the field's own word
    by: Actor,
    options: Sequence[str] = (),
) -> FieldAdded:
    """Give a space's items another field; a choice needs options."""
    require(by.viewer, space, Role.ADMIN)
    if type not in FieldType.values:
        raise RuleBroken(_("Choose what the field holds."), field="type")
    last = Field.objects.filter(space=space).aggregate(last=Max("position"))["last"]
    field = insert(
        Field(
            workspace_id=by.workspace_id,
            space=space,
            name=_checked_name(name),
            type=type,
            options=_checked_options(type, options),
            position=0 if last is None else last + 1,
        )
    )
    return FieldAdded(subject=space, topics=_topics(space), field=field.name)


@action
def edit_field(
    field: Field, *, by: Actor, expected: int | None = None, **new: Any
) -> FieldEdited | None:
    """Change a field's name, options or position; its type stays. An option in use cannot go."""
    space = field.space
    require(by.viewer, space, Role.ADMIN)
    if new.keys() - {"name", "options", "position"}:
        raise RuleBroken(_("A field has a name, options and a position to edit; its type stays."))
    if "name" in new:
        new["name"] = _checked_name(new["name"])
    if "options" in new:
        new["options"] = _checked_options(field.type, new["options"])
        _require_unused(field, set(field.options) - set(new["options"]))
    if not edit(field, expected=expected, subject=space, **new):
        return None
    return FieldEdited(subject=space, topics=_topics(space), field=field.name)


@action
def remove_field(field: Field, *, by: Actor) -> FieldDeleted:
    """Put a field into the bin, with the values that items have in it."""
    space = field.space
    require(by.viewer, space, Role.ADMIN)
    remove(field)
    return FieldDeleted(subject=space, topics=(*_topics(space), "bin"), field=field.name)


@action
def set_value(
    item: Item, field: Field, value: Any, *, by: Actor
) -> FieldFilled | FieldCleared | None:
    """Fill in a field of an item; None or an empty text clears it.

    Raises RuleBroken for a value that is not of the field's type.
    """
    require_may_edit(by.viewer, item)
    if field.space_id != item.space_id:
        raise RuleBroken(_("This field belongs to the items of another space."))
    stored = checked_value(field, value)
    filled = FieldValue.objects.filter(item=item, field=field).first()
    topics = item_topics(item)
    if stored is None:
        if filled is None:
            return None
        remove(filled)
        return FieldCleared(subject=item, topics=topics, field=field.name)
    if filled is None:
        insert(FieldValue(workspace_id=by.workspace_id, item=item, field=field, value=stored))
    elif not edit(filled, subject=item, value=stored):
        return None
    shown = readable_value(field, stored)
    return FieldFilled(subject=item, topics=topics, field=field.name, value=shown)


def _require_unused(field: Field, options: set[str]) -> None:
    values = FieldValue.objects.filter(field=field).values_list("value", flat=True)
    used = sorted(options & set(values)) if options else []
    if used:
        message = _("Items still have “{option}”; give them another option first.")
        raise RuleBroken(message.format(option=used[0]), field="options")


def _checked_name(name: str) -> str:
    return checked_line(name, field="name", empty=_("A field needs a name."))


def _checked_options(field_type: str, options: Sequence[str]) -> list[str]:
    if field_type != FieldType.CHOICE:
        return []
    lines = [checked_line(option, field="options") for option in options]
    distinct = list(dict.fromkeys(line for line in lines if line))
    if not distinct:
        raise RuleBroken(_("A choice needs options to choose from."), field="options")
    return distinct


def _topics(space: Space) -> tuple[str, ...]:
    return (f"space:{space.pk}",)
