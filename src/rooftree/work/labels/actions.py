"""Keeping a space's labels, and putting them on items."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, insert_many, remove
from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics
from rooftree.work.labels.colours import COLOURS
from rooftree.work.labels.facts import ItemLabelled, LabelAdded, LabelDeleted, LabelEdited
from rooftree.work.labels.models import ItemLabel, Label
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import require


@action
def add_label(space: Space, *, by: Actor, name: str = "", colour: str = "") -> LabelAdded:
    """Give a space another label, with a name or a colour or both."""
    require(by.viewer, space, Role.MEMBER)
    last = Label.objects.filter(space=space).aggregate(last=Max("position"))["last"]
    new = _checked({"name": name, "colour": colour})
    _require_something(new["name"], new["colour"])
    position = 0 if last is None else last + 1
    label = insert(Label(workspace_id=by.workspace_id, space=space, position=position, **new))
    return LabelAdded(subject=space, topics=_topics(space), label=str(label))


@action
def edit_label(
    label: Label, *, by: Actor, expected: int | None = None, **new: Any
) -> LabelEdited | None:
    """Change a label's name, colour or position."""
    space = label.space
    require(by.viewer, space, Role.MEMBER)
    if new.keys() - {"name", "colour", "position"}:
        raise RuleBroken(_("A label has a name, a colour and a position to edit."))
    new = _checked(new)
    _require_something(new.get("name", label.name), new.get("colour", label.colour))
    if not edit(label, expected=expected, subject=space, **new):
        return None
    return LabelEdited(subject=space, topics=_topics(space), label=str(label))


@action
def remove_label(label: Label, *, by: Actor) -> LabelDeleted:
    """Put a label into the bin; the items that carry it lose it."""
    space = label.space
    require(by.viewer, space, Role.MEMBER)
    remove(label)
    return LabelDeleted(subject=space, topics=(*_topics(space), "bin"), label=str(label))


@action
def set_labels(item: Item, labels: Sequence[Label], *, by: Actor) -> ItemLabelled | None:
    """Let an item carry exactly these labels of its space."""
    require_may_edit(by.viewer, item)
    if any(label.space_id != item.space_id for label in labels):
        raise RuleBroken(_("A label belongs to the items of its own space."), field="labels")
    carried = {
        one.label_id: one for one in ItemLabel.objects.filter(item=item).select_related("label")
    }
    wanted = {label.pk: label for label in labels}
    added = [wanted[pk] for pk in sorted(wanted.keys() - carried.keys())]
    gone = [carried[pk] for pk in sorted(carried.keys() - wanted.keys())]
    if not added and not gone:
        return None
    insert_many([ItemLabel(workspace_id=by.workspace_id, item=item, label=one) for one in added])
    remove(*gone)
    signs = [*(f"+{one}" for one in added), *(f"−{one.label}" for one in gone)]
    return ItemLabelled(subject=item, topics=item_topics(item), change=", ".join(signs))


def _checked(new: dict[str, Any]) -> dict[str, Any]:
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name")
    if new.get("colour") and new["colour"] not in COLOURS:
        raise RuleBroken(_("Choose one of the colours."), field="colour")
    return new


def _require_something(name: str, colour: str) -> None:
    if not name and not colour:
        raise RuleBroken(_("A label needs a name or a colour."), field="name")


def _topics(space: Space) -> tuple[str, ...]:
    return (f"space:{space.pk}",)
