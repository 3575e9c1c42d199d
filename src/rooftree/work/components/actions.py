"""Keeping a space's components, and saying which of them items concern."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import put_away, refuse_unknown
from rooftree.changes.rows import edit, insert, insert_many, remove
from rooftree.errors import RuleBroken
from rooftree.work.components.facts import (
    ComponentAdded,
    ComponentDeleted,
    ComponentEdited,
    ItemComponentsChanged,
)
from rooftree.work.components.models import Component, ItemComponent
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import require

EDITABLE = {"name", "description", "lead", "position", "is_archived"}


@action
def add_component(space: Space, *, name: str, by: Actor, **more: Any) -> ComponentAdded:
    """Give a space another component; `more` takes description and lead (a person or None)."""
    require(by.viewer, space, Role.MEMBER)
    last = Component.objects.filter(space=space).aggregate(last=Max("position"))["last"]
    component = Component(workspace_id=by.workspace_id, space=space)
    new = {"position": 0 if last is None else last + 1} | _checked(
        component, {"name": name, **more}
    )
    for column, value in new.items():
        setattr(component, column, value)
    insert(component)
    return ComponentAdded(subject=space, topics=_topics(space), name=component.name)


@action
def edit_component(
    component: Component, *, by: Actor, expected: int | None = None, **new: Any
) -> ComponentEdited | None:
    """Change a component's name, description, lead or position, or archive it (`is_archived`)."""
    space = component.space
    require(by.viewer, space, Role.MEMBER)
    if not edit(component, expected=expected, subject=space, **_checked(component, new)):
        return None
    return ComponentEdited(subject=space, topics=_topics(space), name=component.name)


@action
def remove_component(component: Component, *, by: Actor) -> ComponentDeleted:
    """Put a component into the bin; the items that concern it lose it."""
    space = component.space
    require(by.viewer, space, Role.MEMBER)
    remove(component)
    return ComponentDeleted(subject=space, topics=(*_topics(space), "bin"), name=component.name)


@action
def set_components(
    item: Item, components: Sequence[Component], *, by: Actor
) -> ItemComponentsChanged | None:
    """Let an item concern exactly these components of its space."""
    require_may_edit(by.viewer, item)
    if any(component.space_id != item.space_id for component in components):
        raise RuleBroken(
            _("A component belongs to the items of its own space."), field="components"
        )
    present = ItemComponent.objects.filter(item=item).select_related("component")
    now = {one.component_id: one for one in present}
    wanted = {component.pk: component for component in components}
    added = [wanted[pk] for pk in sorted(wanted.keys() - now.keys())]
    gone = [now[pk] for pk in sorted(now.keys() - wanted.keys())]
    if not added and not gone:
        return None
    insert_many(
        [ItemComponent(workspace_id=by.workspace_id, item=item, component=one) for one in added]
    )
    remove(*gone)
    signs = [*(f"+{one}" for one in added), *(f"−{one.component}" for one in gone)]
    return ItemComponentsChanged(subject=item, topics=item_topics(item), change=", ".join(signs))


def _checked(component: Component, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", empty=_("A component needs a name."))
    if "description" in new:
        new["description"] = checked_text(new["description"], field="description", empty="")
    put_away(component, new)
    return new


def _topics(space: Space) -> tuple[str, ...]:
    return (f"space:{space.pk}",)
