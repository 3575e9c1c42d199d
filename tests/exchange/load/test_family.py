"""Parents and parts of imported items."""

import pytest

from rooftree.exchange.bundle import Bundle, Item, ItemType, Source
from rooftree.exchange.load.family import Kinds, family_of

TYPES = (
    ItemType(source_id="Epic", name="Epic", kind="feature", basis="name"),
    ItemType(source_id="Story", name="Story", kind="story", basis="name"),
    ItemType(source_id="Sub", name="Sub", kind="sub-task", basis="name"),
    ItemType(source_id="Odd", name="Odd", kind="unheard-of", basis="default"),
)


def item(name, parent=None, kind="Story"):
    return Item(source_id=name, space="s", status="t", title=name, parent=parent, type=kind)


@pytest.fixture
def family(world):
    def of(*items):
        source = Source(system="test", source_id="1", name="Test")
        bundle = Bundle(source=source, items=items, types=TYPES)
        return family_of(bundle, Kinds(world.workspace.pk, bundle))

    return of


def test_parents_come_before_their_parts_whatever_the_order(family):
    found = family(item("a", "b"), item("b", "c"), item("c"), item("d"))

    assert list(found.order) == ["c", "b", "a", "d"]
    assert found.parents == {"a": "b", "b": "c"}
    assert not found.lost


def test_a_circle_of_parents_is_cut_once(family):
    found = family(item("a", "b"), item("b", "c"), item("c", "a"), item("d", "d"))

    assert sorted(found.order) == ["a", "b", "c", "d"]
    assert list(found.lost.values()) == ["parent_in_circle"] * 2
    assert len(found.parents) == 2
    order = list(found.order)
    for own, parent in found.parents.items():
        assert order.index(parent) < order.index(own)


def test_a_parent_of_a_lower_kind_is_left_out_and_told(family):
    found = family(item("e", "s", "Epic"), item("s", None, "Story"), item("u", "s", "Sub"))

    assert found.parents == {"u": "s"}
    assert found.lost == {"e": "parent_below"}


def test_a_parent_that_did_not_come_along_is_none(family):
    assert family(item("a", "elsewhere")).parents == {}


def test_an_unknown_kind_is_a_task(family):
    assert family(item("o", "s", "Odd"), item("s")).parents == {"o": "s"}
