"""What can be done to many items at once."""

from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.actor import Actor
from rooftree.changes.facts import Fact
from rooftree.errors import RuleBroken
from rooftree.people.persons.models import Person
from rooftree.people.persons.queries import active_persons
from rooftree.work.items.actions import archive_item, edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.bulk import Deed
from rooftree.work.items.models import Item
from rooftree.work.items.removing import delete_item
from rooftree.work.labels.actions import set_labels
from rooftree.work.labels.models import Label
from rooftree.work.spaces.models import Status
from rooftree.work.spaces.queries import spaces_seen

Found = TypeVar("Found", Status, Label)


def deed_of(values: QueryDict, viewer: Viewer, by: Actor) -> Deed:
    """Return the one deed that a bulk form asks for; raises RuleBroken when it asks for none."""
    if values.get("status"):
        return _move(_one(Status, values["status"], viewer), by)
    if values.get("assignee"):
        return _assign(_person(values["assignee"], viewer), by)
    if values.get("owner"):
        owner = _person(values["owner"], viewer)
        return lambda item: edit_item(item, owner=owner, by=by)
    if values.get("priority", "").isdecimal():
        priority = int(values["priority"])
        return lambda item: edit_item(item, priority=priority, by=by)
    if values.get("label"):
        return _label(_one(Label, values["label"], viewer), by)
    if values.get("deed") == "archive":
        return lambda item: archive_item(item, by=by)
    if values.get("deed") == "delete":
        return lambda item: delete_item(item, by=by)
    raise RuleBroken(_("Choose what to change: status, assignee, owner, priority or label."))


def _move(status: Status, by: Actor) -> Deed:
    """Move to the status, or in another space to the one of the same name or category."""

    def move(item: Item) -> Fact | None:
        to = status if item.space_id == status.space_id else _like(status, item)
        return move_item(item, to=to, by=by)

    return move


def _like(status: Status, item: Item) -> Status:
    own = list(Status.objects.filter(space_id=item.space_id, archived_at=None))
    for one in own:
        if one.name.casefold() == status.name.casefold():
            return one
    for one in own:
        if one.category == status.category:
            return one
    raise RuleBroken(_("Its space has no status like {name}.").format(name=status.name))


def _assign(person: Person | None, by: Actor) -> Deed:
    return lambda item: assign(item, [person] if person else [], by=by)


def _label(label: Label, by: Actor) -> Deed:
    def add(item: Item) -> Fact | None:
        if item.space_id != label.space_id:
            raise RuleBroken(
                _("The label {name} belongs to another space.").format(name=label.name)
            )
        own = [one.label for one in item.item_labels.select_related("label")]
        return set_labels(item, [*own, label], by=by)

    return add


def _person(text: str, viewer: Viewer) -> Person | None:
    if text == "none":
        return None
    pk = viewer.person_id if text == "me" else int(text) if text.isdecimal() else 0
    person = active_persons(viewer).filter(pk=pk).first()
    if person is None:
        raise RuleBroken(_("There is no such person here."))
    return person


def _one(model: type[Found], text: str, viewer: Viewer) -> Found:
    pk = int(text) if text.isascii() and text.isdecimal() else 0
    found = model._default_manager.filter(
        workspace_id=viewer.workspace_id, space__in=spaces_seen(viewer), pk=pk
    ).first()
    if found is None:
        raise RuleBroken(_("What was chosen is gone; look again."))
    return found
