"""Dependencies and links."""

import pytest

from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.work.links.actions import (
    add_dependency,
    edit_dependency,
    link_items,
    remove_dependency,
    unlink_items,
)
from rooftree.work.links.models import Dependency, Link


def test_a_circle_is_refused_and_named(world):
    one, two, three = (world.item(title) for title in "abc")
    add_dependency(one, two, by=world.ada.actor)
    add_dependency(two, three, by=world.ada.actor)

    with pytest.raises(RuleBroken, match="WEB-1 → WEB-2 → WEB-3 → WEB-1"):
        add_dependency(three, one, by=world.ada.actor)


def test_a_parent_does_not_wait_for_its_own_child(world):
    parent = world.item("parent")
    child = world.item("child", parent=parent)

    with pytest.raises(RuleBroken, match="circle"):
        add_dependency(child, parent, by=world.ada.actor)
    with pytest.raises(RuleBroken, match="circle"):
        add_dependency(parent, child, by=world.ada.actor)


def test_a_circle_through_a_parent_is_refused(world):
    parent, other = world.item("parent"), world.item("other")
    child = world.item("child", parent=parent)
    add_dependency(other, parent, by=world.ada.actor)

    with pytest.raises(RuleBroken, match="circle"):
        add_dependency(child, other, by=world.ada.actor)


def test_two_items_may_start_and_finish_together(world):
    one, two = world.item(), world.item()
    add_dependency(one, two, type="SS", by=world.ada.actor)
    add_dependency(one, two, type="FF", lag=-60, by=world.ada.actor)

    assert Dependency.objects.count() == 2


def test_an_item_does_not_wait_for_itself(world):
    item = world.item()
    with pytest.raises(RuleBroken, match="itself"):
        add_dependency(item, item, by=world.ada.actor)


@pytest.mark.parametrize(("type_", "lag"), [("XY", 0), ("FS", 10**9)])
def test_type_and_lag_are_sane(world, type_, lag):
    with pytest.raises(RuleBroken):
        add_dependency(world.item(), world.item(), type=type_, lag=lag, by=world.ada.actor)


def test_turning_a_dependency_into_a_circle_is_refused(world):
    one, two = world.item(), world.item()
    add_dependency(one, two, type="SF", by=world.ada.actor)
    add_dependency(two, one, type="SF", by=world.ada.actor)

    first = Dependency.objects.first()
    with pytest.raises(RuleBroken, match="circle"):
        edit_dependency(first, type="FS", lag=0, by=world.ada.actor)


def test_adding_twice_is_one_dependency(world):
    one, two = world.item(), world.item()
    assert add_dependency(one, two, by=world.ada.actor)
    assert add_dependency(one, two, by=world.ada.actor) is None

    remove_dependency(Dependency.objects.get(), by=world.ben.actor)
    assert not Dependency.objects.exists()


def test_what_one_may_not_see_one_may_not_wait_for(world):
    secret = world.item("Secret", is_private=True)
    with pytest.raises(NotFound):
        add_dependency(secret, world.item(), by=world.ben.actor)
    with pytest.raises(Forbidden):
        add_dependency(world.item(), world.item(), by=world.cora.actor)


def test_a_circle_does_not_name_what_one_may_not_see(world):
    one, two = world.item(), world.item()
    secret = world.item("Secret", is_private=True)
    add_dependency(one, secret, by=world.ada.actor)
    add_dependency(secret, two, by=world.ada.actor)

    with pytest.raises(RuleBroken, match="WEB-1 → another item → WEB-2 → WEB-1"):
        add_dependency(two, one, by=world.ben.actor)


def test_items_are_linked_and_unlinked(world):
    one, two = world.item(), world.item()
    assert link_items(one, two, kind="duplicates", by=world.ben.actor)
    assert link_items(one, two, kind="duplicates", by=world.ben.actor) is None
    unlink_items(Link.objects.get(), by=world.ben.actor)
    assert not Link.objects.exists()
    with pytest.raises(RuleBroken):
        link_items(one, one, kind="relates", by=world.ben.actor)
