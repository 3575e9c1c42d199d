"""Items: created, edited, moved, ordered, assigned, rehomed."""

from datetime import date

import pytest

from rooftree.changes.models import Change
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.work.items.actions import archive_item, create_item, edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.items.order import rank_item
from rooftree.work.items.queries import item_by_key, items_seen
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.items.removing import delete_item
from rooftree.work.models import Kind, Space
from rooftree.work.spaces.actions import create_space, edit_space


def kind(world, slug):
    return Kind.objects.get(workspace=world.workspace, slug=slug)


def column(world, name):
    return list(world.status(name).items.order_by("rank").values_list("title", flat=True))


def test_keys_count_up_and_are_never_used_twice(world):
    first, second = world.item(), world.item()
    delete_item(second, by=world.ada.actor)

    assert (first.key, world.item().key) == ("WEB-1", "WEB-3")


def test_a_new_item_enters_the_first_step_to_do(world):
    assert world.item().status.name == "To do"


@pytest.mark.parametrize("title", ["", "   ", "x" * 501])
def test_a_title_is_neither_empty_nor_endless(world, title):
    with pytest.raises(RuleBroken) as refusal:
        world.item(title)
    assert refusal.value.field == "title"


@pytest.mark.parametrize("text", ["half \ud800", "zero \0", "x" * 100_001])
def test_what_no_database_takes_is_refused(world, text):
    item = world.item()
    with pytest.raises(RuleBroken):
        edit_item(item, title=text, by=world.ada.actor)
    with pytest.raises(RuleBroken):
        edit_item(item, description=text, by=world.ada.actor)


def test_those_who_only_watch_or_comment_do_not_create(world):
    for member in (world.cleo, world.cora):
        with pytest.raises(Forbidden):
            create_item(world.space, title="No", by=member.actor)


def test_entering_doing_and_done_notes_the_actual_dates(world):
    item = world.item()
    move_item(item, to=world.status("In progress"), by=world.ben.actor)
    assert item.actual_start is not None
    assert item.actual_finish is None

    move_item(item, to=world.status("Done"), by=world.ben.actor)
    assert item.actual_finish >= item.actual_start

    move_item(item, to=world.status("In progress"), by=world.ben.actor)
    assert item.actual_finish is None


def test_a_full_column_is_shown_not_refused(world):
    doing = world.status("In progress")
    doing.wip_limit = 1
    doing.save()
    for _ in range(2):
        move_item(world.item(), to=doing, by=world.ben.actor)

    assert doing.items.count() == 2


def test_a_status_of_another_space_is_refused(world):
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    elsewhere = Space.objects.get(prefix="OPS").statuses.first()

    with pytest.raises(RuleBroken, match="another space"):
        move_item(world.item(), to=elsewhere, by=world.ada.actor)


def test_an_item_goes_right_after_or_before_another(world):
    one, two, three = (world.item(title) for title in ("one", "two", "three"))

    rank_item(three, before=one, by=world.ben.actor)
    assert column(world, "To do") == ["three", "one", "two"]

    one.refresh_from_db()
    rank_item(two, after=Item.objects.get(pk=three.pk), by=world.ben.actor)
    assert column(world, "To do") == ["three", "two", "one"]


def test_a_parent_is_not_of_a_lower_level(world):
    feature = world.item("Feature", kind=kind(world, "feature"))
    task = world.item("Task", parent=feature)

    with pytest.raises(RuleBroken, match="cannot hold"):
        edit_item(feature, parent=task, by=world.ada.actor)
    with pytest.raises(RuleBroken, match="cannot hold"):
        edit_item(feature, kind=kind(world, "sub-task"), by=world.ada.actor)


def test_a_refused_kind_does_not_name_parts_out_of_sight(world):
    parent = world.item("Feature", kind=Kind.objects.get(slug="feature"))
    world.item("Secret", parent=parent, is_private=True)

    with pytest.raises(RuleBroken) as refusal:
        edit_item(parent, kind=Kind.objects.get(slug="sub-task"), by=world.ben.actor)
    assert "WEB-2" not in refusal.value.message


def test_a_parent_is_not_its_own_descendant(world):
    one = world.item("one")
    two = world.item("two", parent=one)

    with pytest.raises(RuleBroken, match="part of WEB-1 already"):
        edit_item(one, parent=two, by=world.ada.actor)
    with pytest.raises(RuleBroken):
        edit_item(one, parent=one, by=world.ada.actor)


def test_three_points_stand_in_order(world):
    item = world.item()
    with pytest.raises(RuleBroken, match="best case"):
        edit_item(item, estimate_low=90, estimate_likely=60, by=world.ada.actor)
    with pytest.raises(RuleBroken, match="likely"):
        edit_item(item, estimate_high=90, by=world.ada.actor)
    edit_item(item, estimate_low=30, estimate_likely=60, estimate_high=90, by=world.ada.actor)


def test_the_start_is_not_after_the_target(world):
    with pytest.raises(RuleBroken, match="on or before"):
        world.item(start=date(2026, 5, 2), target=date(2026, 5, 1))


def test_assigning_names_who_came_and_who_left(world):
    item = world.item(assignees=[world.ada.person])
    fact = assign(item, [world.ben.person], by=world.ada.actor)

    assert (fact.added, fact.removed) == ([world.ben.person.pk], [world.ada.person.pk])
    assert assign(item, [world.ben.person], by=world.ada.actor) is None


def test_an_old_key_leads_to_an_item_in_its_new_space(world):
    item = world.item()
    create_space(prefix="OPS", name="Operations", by=world.ada.actor)
    rehome_item(item, to=Space.objects.get(prefix="OPS"), by=world.ada.actor)

    assert item_by_key(world.ben.viewer, "WEB-1").key == "OPS-1"
    assert item_by_key(world.ben.viewer, "ops-1").pk == item.pk


def test_a_private_item_is_for_those_it_names_and_for_admins(world):
    item = world.item("Secret", is_private=True, assignees=[world.cora.person])

    assert item in items_seen(world.ada.viewer)
    assert item in items_seen(world.cora.viewer)
    for member in (world.ben, world.cleo):
        assert item not in items_seen(member.viewer)
        with pytest.raises(NotFound):
            item_by_key(member.viewer, item.key)
        with pytest.raises(NotFound):
            edit_item(item, title="Mine", by=member.actor)


def test_a_closed_space_hides_its_items_from_members_without_a_role_in_it(world):
    item = world.item()
    edit_space(world.space, is_open=False, by=world.ada.actor)

    assert not items_seen(world.ben.viewer).exists()
    with pytest.raises(NotFound):
        move_item(item, to=world.status("Done"), by=world.ben.actor)


def test_an_archived_space_takes_no_new_items(world):
    world.space.archived_at = world.space.created_at
    with pytest.raises(RuleBroken, match="archived"):
        world.item()


def test_archiving_twice_says_nothing_twice(world):
    item = world.item()
    assert archive_item(item, by=world.ben.actor)
    assert archive_item(item, by=world.ben.actor) is None


def test_deleting_notes_everything_that_hung_on_the_item(world):
    parent = world.item("Parent")
    child = world.item("Child", parent=parent, assignees=[world.ben.person])
    delete_item(parent, by=world.ada.actor)

    entry = Change.objects.get(verb="work.item.deleted")
    child.refresh_from_db()
    assert child.parent_id is None
    assert [(row[0], row[2]) for row in entry.data["rows"]] == [
        ("work.item", "~"),
        ("work.item", "-"),
    ]
