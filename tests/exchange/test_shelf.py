"""A bundle on disk gives back what was put there."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from rooftree.exchange.bundle import (
    KINDS,
    CheckItem,
    Checklist,
    Comment,
    Event,
    Item,
    Link,
    Text,
)
from rooftree.exchange.shelf import TYPES, Shelf

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def an_item(name: str, **more) -> Item:
    return Item(source_id=name, space="S", status="open", title=f"Item {name} – ü", **more)


def test_every_kind_of_thing_has_its_place():
    assert tuple(TYPES) != () and set(TYPES) == set(KINDS)


def test_things_come_back_in_their_order_and_as_they_were():
    shelf = Shelf()
    items = [
        an_item(f"{number}", points=Decimal("2.5"), target=date(2026, 2, 28), resolved_at=NOON)
        for number in range(4500)
    ]
    for item in items:
        shelf.put("items", item)

    shelved = shelf.all("items")
    assert len(shelved) == 4500
    assert list(shelved) == items == list(shelved)
    assert items[3] in shelved
    assert shelf.item("17") == items[17]


def test_what_hangs_on_an_item_is_found():
    shelf = Shelf()
    hung = (
        ("checklists", Checklist(source_id="c", item="1", title="Steps")),
        ("check_items", CheckItem(source_id="e", checklist="c", text="One")),
        ("comments", Comment(source_id="m", item="1", author=None, body=Text(markdown="Hm", raw="x"), created_at=NOON)),
        ("links", Link(source_id="l", source="1", target="2", kind="FS")),
        ("events", Event(source_id="v", at=NOON, author="a", verb="moved", subject_kind="item", subject="1", details={"to": "b"})),
    )  # fmt: skip
    for kind, thing in hung:
        shelf.put(kind, thing)
    shelf.put(
        "comments", Comment(source_id="n", item="2", author="a", body=Text(), created_at=None)
    )

    found = shelf.hanging("1")
    assert [
        *found.checklists, *found.check_items, *found.comments, *found.links, *found.events
    ] == [thing for _kind, thing in hung]  # fmt: skip
    assert shelf.hanging("nobody").comments == []


def test_an_item_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        Shelf().item("1")


def test_an_event_of_a_space_hangs_on_no_item():
    shelf = Shelf()
    shelf.put(
        "events",
        Event(source_id="v", at=NOON, author=None, verb="made", subject_kind="space", subject="1"),
    )

    assert shelf.hanging("1").events == []
    assert len(list(shelf.all("events"))) == 1
