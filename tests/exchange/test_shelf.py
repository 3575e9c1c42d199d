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


def a_comment(name: str, item: str, *, author: str | None) -> Comment:
    body = Text(markdown="Hm", raw="hm")
    return Comment(source_id=name, item=item, author=author, body=body, created_at=NOON)


def an_event(kind: str, **more) -> Event:
    return Event(
        source_id="v", at=NOON, author=None, verb="moved", subject_kind=kind, subject="1", **more
    )


def test_every_kind_of_thing_has_its_place():
    assert set(TYPES) == set(KINDS)


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
    hung = {
        "checklists": Checklist(source_id="c", item="1", title="Steps"),
        "check_items": CheckItem(source_id="e", checklist="c", text="One"),
        "comments": a_comment("m", "1", author=None),
        "links": Link(source_id="l", source="1", target="2", kind="FS"),
        "events": an_event("item", details={"to": "b"}),
    }
    for kind, thing in hung.items():
        shelf.put(kind, thing)
    shelf.put(
        "comments", Comment(source_id="n", item="2", author="a", body=Text(), created_at=None)
    )

    found = shelf.hanging("1")
    assert {kind: getattr(found, kind) for kind in hung} == {
        kind: [thing] for kind, thing in hung.items()
    }
    assert shelf.hanging("nobody").comments == []


def test_an_item_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        Shelf().item("1")


def test_an_event_of_a_space_hangs_on_no_item():
    shelf = Shelf()
    shelf.put("events", an_event("space"))

    assert shelf.hanging("1").events == []
    assert len(list(shelf.all("events"))) == 1
