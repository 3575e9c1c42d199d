"""What can be done to many items at once."""

from collections.abc import Callable

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
from rooftree.work.labels.queries import label_by_id
from rooftree.work.spaces.models import Status
from rooftree.work.spaces.queries import status_seen, statuses_of


def deed_of(values: QueryDict, viewer: Viewer, by: Actor) -> Deed:
    """Return the one deed that a bulk form asks for; raises RuleBroken when it asks for none."""
    for name, make in DEEDS.items():
        text = str(values.get(name) or "")
        if text:
            return make(text, viewer, by)
    raise RuleBroken(_("Choose what to change: status, assignee, owner, priority or label."))


def _move(text: str, viewer: Viewer, by: Actor) -> Deed:
    """Move to the status, or in another space to the one of the same name or category."""
    status = status_seen(viewer, _number(text))

    def move(item: Item) -> Fact | None:
        to = status if item.space_id == status.space_id else _like(status, item)
        return move_item(item, to=to, by=by)

    return move


def _assign(text: str, viewer: Viewer, by: Actor) -> Deed:
    person = _person(text, viewer)
    return lambda item: assign(item, [person] if person else [], by=by)


def _own(text: str, viewer: Viewer, by: Actor) -> Deed:
    owner = _person(text, viewer)
    return lambda item: edit_item(item, owner=owner, by=by)


def _prioritise(text: str, viewer: Viewer, by: Actor) -> Deed:  # noqa: ARG001 - as all makers
    priority = _number(text, -1)
    return lambda item: edit_item(item, priority=priority, by=by)


def _label(text: str, viewer: Viewer, by: Actor) -> Deed:
    label = label_by_id(viewer, _number(text))

    def add(item: Item) -> Fact | None:
        if item.space_id != label.space_id:
            raise RuleBroken(
                _("The label {name} belongs to another space.").format(name=label.name)
            )
        own = [one.label for one in item.item_labels.select_related("label")]
        return set_labels(item, [*own, label], by=by)

    return add


def _put_away(text: str, viewer: Viewer, by: Actor) -> Deed:  # noqa: ARG001 - as all makers
    if text == "delete":
        return lambda item: delete_item(item, by=by)
    return lambda item: archive_item(item, by=by)


DEEDS: dict[str, Callable[[str, Viewer, Actor], Deed]] = {
    "deed": _put_away,
    "status": _move,
    "assignee": _assign,
    "owner": _own,
    "priority": _prioritise,
    "label": _label,
}


def _like(status: Status, item: Item) -> Status:
    own = statuses_of(item.space)
    for one in own:
        if one.name.casefold() == status.name.casefold():
            return one
    for one in own:
        if one.category == status.category:
            return one
    raise RuleBroken(_("Its space has no status like {name}.").format(name=status.name))


def _person(text: str, viewer: Viewer) -> Person | None:
    if text == "none":
        return None
    pk = viewer.person_id or 0 if text == "me" else _number(text)
    person = active_persons(viewer).filter(pk=pk).first()
    if person is None:
        raise RuleBroken(_("There is no such person here."))
    return person


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdecimal() else otherwise
