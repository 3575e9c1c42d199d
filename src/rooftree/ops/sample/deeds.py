"""What people do with one item of the sample."""

from decimal import Decimal
from typing import Any

from rooftree.changes.actor import Actor
from rooftree.ops.sample import notation
from rooftree.ops.sample.files import Record
from rooftree.ops.sample.notation import Step, with_keys, words
from rooftree.ops.sample.tale import Tale
from rooftree.work.checklists.actions import add_checklist
from rooftree.work.checklists.entries import add_entry, edit_entry
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.comments.actions import add_comment
from rooftree.work.components.actions import set_components
from rooftree.work.items.actions import create_item, edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.labels.actions import set_labels

PRIORITIES = ("none", "low", "medium", "high", "urgent")
OF_THE_BEGINNING = ("estimate", "points", "priority", "target")


def make(tale: Tale, one: Record, first: Step, by: Actor) -> None:
    """Bring an item up; what is more than an idea is ready at once."""
    prefix = one["space"]
    is_ready = tale.categories[prefix, first.status] != "discovery"
    fact = create_item(
        tale.the("space", prefix),
        title=one["title"],
        kind=tale.the("kind", one["kind"]),
        status=tale.the("status", f"{prefix} {first.status}"),
        description=with_keys(one.get("text", ""), tale.keys),
        owner=tale.person(one.get("owner")),
        parent=tale.the("item", one["parent"]) if "parent" in one else None,
        assignees=_people(tale, one) if is_ready else (),
        by=by,
        **(_figures(tale, one) if is_ready else {}),
    )
    item = fact.subject
    assert isinstance(item, Item)  # noqa: S101 - narrows the type
    assert item.key == tale.keys[one["slug"]]  # noqa: S101 - texts name it already
    tale.keep("item", one["slug"], item)
    if labels := words(one.get("labels", "")):
        set_labels(item, tale.all("label", [f"{prefix} {name}" for name in labels]), by=by)
    if parts := words(one.get("components", "")):
        names = [f"{prefix} {name}" for name in parts]
        set_components(item, tale.all("component", names), by=by)
    if is_ready:
        _add_checklist(tale, one, by)


def get_ready(tale: Tale, one: Record, by: Actor) -> None:
    """Say who does it, how much work it is and how urgent: no mere idea any more."""
    item = tale.the("item", one["slug"])
    if figures := _figures(tale, one):
        edit_item(item, by=by, **figures)
    if people := _people(tale, one):
        assign(item, people, by=by)
    _add_checklist(tale, one, by)


def move(tale: Tale, one: Record, step: Step, by: Actor) -> None:
    """Put an item into another status."""
    status = tale.the("status", f"{one['space']} {step.status}")
    move_item(tale.the("item", one["slug"]), to=status, by=by)


def change(tale: Tale, one: Record, text: str, by: Actor) -> None:
    """Think again: `estimate 3d 4d 8d`, `remaining 5d`, `priority high`, `target 30`."""
    name, _, value = text.partition(" ")
    edit_item(tale.the("item", one["slug"]), by=by, **_figure(tale, name, value))


def remain(tale: Tale, one: Record, by: Actor) -> None:
    """Say how much work is left."""
    change(tale, one, f"remaining {one['remaining']}", by)


def say(tale: Tale, one: Record, text: str, by: Actor) -> None:
    """Comment on an item."""
    add_comment(tale.the("item", one["slug"]), body=with_keys(text, tale.keys), by=by)


def entries(one: Record) -> list[notation.Entry]:
    """Return the entries of an item's checklist."""
    return notation.checklist(one["checklist"])[1] if "checklist" in one else []


def tick(tale: Tale, one: Record, number: int, by: Actor) -> None:
    """Tick an entry of the checklist."""
    edit_entry(tale.the("entry", f"{one['slug']} {number}"), is_done=True, by=by)


def _figures(tale: Tale, one: Record) -> dict[str, Any]:
    said = {name: str(one[name]) for name in OF_THE_BEGINNING if name in one}
    return {
        column: value
        for name, text in said.items()
        for column, value in _figure(tale, name, text).items()
    }


def _figure(tale: Tale, name: str, text: str) -> dict[str, Any]:
    if name == "estimate":
        return notation.estimate(text)
    if name == "remaining":
        return {name: notation.minutes(text)}
    if name == "priority":
        return {name: PRIORITIES.index(text)}
    return {name: tale.days.day(int(text)) if name == "target" else Decimal(text)}


def _people(tale: Tale, one: Record) -> list[Any]:
    return tale.all("person", words(one.get("people", "")))


def _add_checklist(tale: Tale, one: Record, by: Actor) -> None:
    if "checklist" not in one:
        return
    item = tale.the("item", one["slug"])
    title, lines = notation.checklist(one["checklist"])
    add_checklist(item, title=title, by=by)
    checklist = Checklist.objects.select_related("item__space").get(item=item)
    for line in lines:
        add_entry(checklist, text=line.text, by=by)
    for number, entry in enumerate(CheckItem.objects.filter(checklist=checklist)):
        entry.checklist = checklist
        tale.keep("entry", f"{one['slug']} {number}", entry)
