"""Dependencies and links."""

from itertools import pairwise

import pytest

from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.work.items.actions import edit_item
from rooftree.work.links.actions import (
    add_dependency,
    edit_dependency,
    link_items,
    remove_dependency,
    unlink_items,
)
from rooftree.work.links.cycles import (
    _steps,
    refuse_parent_in_circle,
    refuse_waiting_in_circle,
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


@pytest.mark.parametrize(
    ("before", "after"), [("the child", "the parent"), ("the parent", "the child")]
)
def test_a_parent_that_would_close_a_circle_is_refused_and_named(world, before, after):
    items = {"the child": world.item("child"), "the parent": world.item("parent")}
    between = world.item("between")
    add_dependency(items[before], between, by=world.ada.actor)
    add_dependency(between, items[after], by=world.ada.actor)

    with pytest.raises(RuleBroken, match=r"circle: WEB-\d → WEB-3 → WEB-\d → WEB-\d") as refused:
        edit_item(items["the child"], parent=items["the parent"], by=world.ada.actor)

    assert refused.value.field == "parent"


def test_a_parent_that_finishes_with_its_parts_does_not_finish_before_them(world):
    child, parent, other = (world.item(title) for title in ("child", "parent", "other"))
    add_dependency(parent, other, by=world.ada.actor)
    add_dependency(other, child, type="FF", by=world.ada.actor)

    with pytest.raises(RuleBroken, match="circle: WEB-2 → WEB-3 → WEB-1 → WEB-2"):
        edit_item(child, parent=parent, by=world.ada.actor)


def test_a_grandparent_binds_too(world):
    top, child, other = (world.item(title) for title in ("top", "child", "other"))
    middle = world.item("middle", parent=top)
    add_dependency(child, other, by=world.ada.actor)
    add_dependency(other, top, by=world.ada.actor)

    with pytest.raises(RuleBroken, match="circle: WEB-2 → WEB-3 → WEB-1 → WEB-4 → WEB-2"):
        edit_item(child, parent=middle, by=world.ada.actor)


def test_an_item_may_go_from_a_parent_to_the_one_that_waits_for_it(world):
    first, second = world.item("first"), world.item("second")
    child = world.item("child", parent=first)
    add_dependency(first, second, by=world.ada.actor)

    edit_item(child, parent=second, by=world.ada.actor)

    assert child.parent == second


def test_keeping_the_parent_one_has_closes_nothing(world):
    parent = world.item("parent")
    child = world.item("child", parent=parent)
    Dependency.objects.create(workspace=world.workspace, predecessor=child, successor=parent)

    edit_item(child, title="Other", parent=parent, by=world.ada.actor)

    assert child.title == "Other"


def test_a_circle_through_a_new_parent_does_not_name_what_one_may_not_see(world):
    child, parent = world.item("child"), world.item("parent")
    secret = world.item("Secret", is_private=True)
    add_dependency(child, secret, by=world.ada.actor)
    add_dependency(secret, parent, by=world.ada.actor)

    with pytest.raises(RuleBroken, match="WEB-1 → another item → WEB-2 → WEB-1"):
        edit_item(child, parent=parent, by=world.ben.actor)


@pytest.mark.parametrize("length", [1, 12])
def test_looking_for_a_circle_asks_as_often_however_long_the_way_is(
    world, length, django_assert_num_queries
):
    chain = [world.item(str(number)) for number in range(length + 1)]
    for one, other in pairwise(chain):
        add_dependency(one, other, by=world.ada.actor)
    parent = world.item("parent")
    viewer = world.ada.viewer

    with django_assert_num_queries(1):
        refuse_waiting_in_circle(viewer, parent, chain[0], "FS")
    with django_assert_num_queries(2):
        refuse_parent_in_circle(viewer, chain[0], parent)
    with django_assert_num_queries(2), pytest.raises(RuleBroken):
        refuse_waiting_in_circle(viewer, chain[-1], chain[0], "FS")


def test_looking_for_a_circle_reads_only_what_can_be_reached(world):
    one, two = world.item("one"), world.item("two", parent=world.item("whole"))
    add_dependency(one, two, by=world.ada.actor)
    for number in range(3):
        world.item(f"elsewhere {number}", parent=two.parent)
        add_dependency(world.item(), world.item(), by=world.ada.actor)

    assert _steps((one.pk, "start"), 0) == {
        (one.pk, "start"): [(two.pk, "start")],
        (two.pk, "start"): [(two.parent_id, "finish")],
    }


def test_items_are_linked_and_unlinked(world):
    one, two = world.item(), world.item()
    assert link_items(one, two, kind="duplicates", by=world.ben.actor)
    assert link_items(one, two, kind="duplicates", by=world.ben.actor) is None
    unlink_items(Link.objects.get(), by=world.ben.actor)
    assert not Link.objects.exists()
    with pytest.raises(RuleBroken):
        link_items(one, one, kind="relates", by=world.ben.actor)
