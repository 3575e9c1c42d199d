"""What was deleted, and the way back."""

import io
from datetime import timedelta

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.changes.models import Change, PrivateValues
from rooftree.changes.verify import faults
from rooftree.errors import NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.work.attachments.actions import attach_file, remove_attachment
from rooftree.work.attachments.models import Attachment
from rooftree.work.attachments.queries import file_of
from rooftree.work.checklists.actions import add_checklist, remove_checklist
from rooftree.work.checklists.entries import add_entry, remove_entry
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.comments.actions import add_comment, delete_comment
from rooftree.work.comments.models import Comment
from rooftree.work.fields.actions import add_field, remove_field, set_value
from rooftree.work.fields.models import Field, FieldValue
from rooftree.work.items.actions import edit_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_key
from rooftree.work.items.removing import delete_item
from rooftree.work.labels.actions import add_label, remove_label, set_labels
from rooftree.work.labels.models import ItemLabel, Label
from rooftree.work.links.actions import add_dependency
from rooftree.work.links.models import Dependency
from rooftree.work.spaces.actions import remove_status
from rooftree.work.spaces.models import Kind
from tests.world import build


def bin_of(who):
    return [one.name for one in deletions_seen(who.viewer)]


def restore_newest(who):
    return restore_deleted(deletions_seen(who.viewer)[0].seq, by=who.actor)


def furnished(world):
    item = world.item("Everything", description="All of it", assignees=[world.ben.person])
    add_comment(item, body="Hello", by=world.cora.actor)
    add_checklist(item, title="Steps", by=world.ben.actor)
    add_entry(Checklist.objects.get(), text="One", by=world.ben.actor)
    add_label(world.space, name="Bug", by=world.ben.actor)
    set_labels(item, [Label.objects.get()], by=world.ben.actor)
    add_field(world.space, name="Size", type="text", by=world.ada.actor)
    set_value(item, Field.objects.get(), "L", by=world.ben.actor)
    add_dependency(world.item("Other"), item, by=world.ben.actor)
    return item


def rows_of(item):
    return [
        list(model.objects.order_by("pk").values())
        for model in (Comment, Checklist, CheckItem, ItemLabel, FieldValue, Dependency)
    ] + [list(item.assignments.values())]


def test_a_deleted_item_comes_back_with_everything(world):
    item = furnished(world)
    before = rows_of(item)
    delete_item(item, by=world.ben.actor)
    assert not Comment.objects.exists()

    (deleted,) = deletions_seen(world.ben.viewer)
    assert (deleted.what, deleted.name, deleted.old["key"]) == ("item", "Everything", item.key)
    assert deleted.gone_after - deleted.at == timedelta(days=30)
    fact = restore_deleted(deleted.seq, by=world.ada.actor)

    assert fact.subject == item_by_key(world.ada.viewer, item.key)
    assert [[_bare(row) for row in rows] for rows in rows_of(item)] == [
        [_bare(row) for row in rows] for rows in before
    ]
    assert deletions_seen(world.ada.viewer) == []
    assert list(faults(world.workspace.pk)) == []


def _bare(row):
    return {name: value for name, value in row.items() if name != "version"}


def test_children_find_their_parent_again(world):
    parent = world.item("Parent", kind=Kind.objects.get(slug="feature"))
    child = world.item("Child", parent=parent)
    delete_item(parent, by=world.ada.actor)
    child.refresh_from_db()
    assert child.parent is None

    restore_newest(world.ada)

    child.refresh_from_db()
    assert child.parent == parent


def test_a_child_comes_back_without_a_parent_that_is_gone(world):
    parent = world.item("Parent", kind=Kind.objects.get(slug="feature"))
    child = world.item("Child", parent=parent)
    delete_item(child, by=world.ada.actor)
    delete_item(parent, by=world.ada.actor)
    assert bin_of(world.ada) == ["Parent", "Child"]

    restore_deleted(deletions_seen(world.ada.viewer)[1].seq, by=world.ada.actor)

    assert Item.objects.get().parent is None


def test_an_item_whose_status_is_gone_enters_where_new_work_does(world):
    status = world.status("Ideas")
    delete_item(world.item("Thought", status=status), by=world.ada.actor)
    remove_status(status, by=world.ada.actor)

    restore_newest(world.ada)

    assert Item.objects.get().status == world.status("To do")


def test_what_was_deleted_meanwhile_stays_away(world):
    item = furnished(world)
    delete_item(item, by=world.ada.actor)
    remove_label(Label.objects.get(), by=world.ada.actor)
    deleted = next(one for one in deletions_seen(world.ada.viewer) if one.what == "item")

    restore_deleted(deleted.seq, by=world.ada.actor)

    assert Item.objects.filter(title="Everything").exists()
    assert not ItemLabel.objects.exists()


def test_parts_come_back_to_their_item(world):
    item = furnished(world)
    delete_comment(Comment.objects.get(), by=world.cora.actor)
    assert restore_newest(world.ada).name == "Hello"
    assert Comment.objects.get().item == item
    remove_entry(CheckItem.objects.get(), by=world.ben.actor)
    restore_newest(world.ben)
    remove_checklist(Checklist.objects.get(), by=world.ben.actor)
    assert bin_of(world.ben) == ["Steps"]
    restore_newest(world.ben)
    assert CheckItem.objects.get().text == "One"
    remove_label(Label.objects.get(), by=world.ben.actor)
    restore_newest(world.ben)
    assert ItemLabel.objects.get().item == item
    remove_field(Field.objects.get(), by=world.ada.actor)
    restore_newest(world.ada)
    assert FieldValue.objects.get().value == "L"
    assert deletions_seen(world.ada.viewer) == []


def test_an_attachment_comes_back_with_its_file(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    attach_file(world.item(), name="a.txt", content=io.BytesIO(b"hello"), by=world.ben.actor)
    remove_attachment(Attachment.objects.get(), by=world.ben.actor)

    restore_newest(world.ben)

    assert file_of(Attachment.objects.get()).read_bytes() == b"hello"


def test_a_part_of_a_deleted_item_waits_for_the_item(world):
    item = furnished(world)
    remove_entry(CheckItem.objects.get(), by=world.ben.actor)
    part = deletions_seen(world.ben.viewer)[0]
    delete_item(item, by=world.ben.actor)

    assert bin_of(world.ben) == ["Everything"]
    with pytest.raises(NotFound):
        restore_deleted(part.seq, by=world.ben.actor)


def test_an_entry_whose_checklist_is_gone_waits_for_the_checklist(world):
    furnished(world)
    remove_entry(CheckItem.objects.get(), by=world.ben.actor)
    entry = deletions_seen(world.ben.viewer)[0]
    remove_checklist(Checklist.objects.get(), by=world.ben.actor)

    with pytest.raises(RuleBroken, match="see to that first"):
        restore_deleted(entry.seq, by=world.ben.actor)
    assert not CheckItem.objects.exists()


def test_only_who_may_edit_looks_into_the_bin(world):
    delete_item(world.item("Seen"), by=world.ada.actor)
    (deleted,) = deletions_seen(world.ben.viewer)

    for who in (world.cleo, world.cora, build("other").ada):
        assert deletions_seen(who.viewer) == []
        with pytest.raises(NotFound):
            restore_deleted(deleted.seq, by=who.actor)


def test_a_private_item_is_in_the_bin_of_those_who_saw_it(world):
    delete_item(world.item("Adas secret", is_private=True), by=world.ada.actor)
    shared = world.item("Shared secret", is_private=True)
    assign(shared, [world.ben.person], by=world.ada.actor)
    delete_item(shared, by=world.ada.actor)

    assert bin_of(world.ada) == ["Shared secret", "Adas secret"]
    assert bin_of(world.ben) == ["Shared secret"]


def test_a_deleted_comment_is_for_its_author_and_admins(world):
    item = world.item()
    add_comment(item, body="Regretted", by=world.cora.actor)
    delete_comment(Comment.objects.get(), by=world.cora.actor)

    assert bin_of(world.ben) == []
    assert bin_of(world.cora) == bin_of(world.ada) == ["Regretted"]


def test_nothing_comes_back_twice(world):
    item = world.item()
    delete_item(item, by=world.ada.actor)
    (deleted,) = deletions_seen(world.ada.viewer)
    restore_deleted(deleted.seq, by=world.ada.actor)

    with pytest.raises(RuleBroken, match="back already"):
        restore_deleted(deleted.seq, by=world.ada.actor)


def test_after_thirty_days_it_is_gone(world):
    delete_item(world.item("Old"), by=world.ada.actor)
    (deleted,) = deletions_seen(world.ada.viewer)
    Change.objects.filter(seq=deleted.seq).update(at=clock.now() - timedelta(days=30, minutes=1))

    assert deletions_seen(world.ada.viewer) == []
    with pytest.raises(NotFound):
        restore_deleted(deleted.seq, by=world.ada.actor)


def test_what_was_erased_does_not_come_back(world):
    delete_item(world.item("Personal"), by=world.ada.actor)
    (deleted,) = deletions_seen(world.ada.viewer)
    PrivateValues.objects.all().delete()

    assert deletions_seen(world.ada.viewer) == []
    with pytest.raises(RuleBroken, match="erased"):
        restore_deleted(deleted.seq, by=world.ada.actor)


@pytest.mark.parametrize("seq", [0, -1, 1, 10**9])
def test_what_is_no_deletion_cannot_be_undone(world, seq):
    with pytest.raises(NotFound):
        restore_deleted(seq, by=world.ada.actor)


def test_a_full_bin_needs_no_more_queries(world, django_assert_max_num_queries):
    for number in range(8):
        item = world.item(f"Item {number}")
        add_comment(item, body="x", by=world.ben.actor)
        delete_comment(Comment.objects.get(), by=world.ben.actor)
        if number % 2:
            delete_item(item, by=world.ben.actor)
    viewer = world.ben.viewer

    with django_assert_max_num_queries(9):
        assert len(deletions_seen(viewer)) == 8


def test_an_item_comes_back_without_closing_a_circle(world):
    top, middle, bottom = (world.item(title) for title in ("Top", "Middle", "Bottom"))
    edit_item(middle, parent=top, by=world.ada.actor)
    edit_item(bottom, parent=middle, by=world.ada.actor)
    delete_item(middle, by=world.ada.actor)
    bottom.refresh_from_db()
    edit_item(top, parent=bottom, by=world.ada.actor)

    restore_deleted(deletions_seen(world.ada.viewer)[0].seq, by=world.ada.actor)

    parents = dict(Item.objects.values_list("title", "parent__title"))
    assert parents == {"Top": "Bottom", "Middle": "Top", "Bottom": None}
