"""Checklists on items."""

import pytest

from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.work.checklists.actions import add_checklist, remove_checklist, rename_checklist
from rooftree.work.checklists.entries import add_entry, edit_entry, move_entry, remove_entry
from rooftree.work.checklists.facts import EntryEdited, EntryTicked, EntryUnticked
from rooftree.work.checklists.lines import checklist_lines
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.checklists.queries import checklist_by_id, entry_by_id
from tests.world import build


@pytest.fixture
def checklist(world):
    add_checklist(world.item(), title="Before launch", by=world.ben.actor)
    return Checklist.objects.get()


def entry_of(checklist, text, world):
    add_entry(checklist, text=text, by=world.ben.actor)
    return CheckItem.objects.latest("pk")


def texts(checklist):
    return [entry.text for entry in CheckItem.objects.filter(checklist=checklist)]


def test_checklists_and_entries_keep_their_order(world, checklist, django_assert_num_queries):
    add_checklist(checklist.item, title="After launch", by=world.ben.actor)
    for text in ("One", "Two 🎈", "Three"):
        entry_of(checklist, text, world)

    with django_assert_num_queries(2):
        (_, first, entries), (_, second, _) = checklist_lines(checklist.item)
    assert (first, second) == ("Before launch", "After launch")
    assert [entry.text for entry in entries] == ["One", "Two 🎈", "Three"]


@pytest.mark.parametrize("title", ["", "   ", "x" * 501])
def test_a_checklist_needs_a_title_that_fits(world, checklist, title):
    with pytest.raises(RuleBroken) as refusal:
        add_checklist(checklist.item, title=title, by=world.ben.actor)

    assert refusal.value.field == "title"


def test_an_entry_needs_a_text(world, checklist):
    with pytest.raises(RuleBroken) as refusal:
        add_entry(checklist, text=" ", by=world.ben.actor)

    assert refusal.value.field == "text"


def test_only_who_may_edit_the_item_changes_its_checklists(world, checklist):
    entry = entry_of(checklist, "One", world)

    for deed in (
        lambda by: add_checklist(checklist.item, title="More", by=by),
        lambda by: rename_checklist(checklist, title="More", by=by),
        lambda by: remove_checklist(checklist, by=by),
        lambda by: add_entry(checklist, text="More", by=by),
        lambda by: edit_entry(entry, is_done=True, by=by),
        lambda by: move_entry(entry, position=0, by=by),
        lambda by: remove_entry(entry, by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.cora.actor)


def test_a_checklist_of_a_private_item_is_not_there_for_others(world):
    item = world.item(is_private=True)
    add_checklist(item, title="Hush", by=world.ada.actor)
    checklist = Checklist.objects.get()
    entry = entry_of_private(checklist, world)

    for find, thing in ((checklist_by_id, checklist), (entry_by_id, entry)):
        assert find(world.ada.viewer, thing.pk) == thing
        with pytest.raises(NotFound):
            find(world.ben.viewer, thing.pk)


def entry_of_private(checklist, world):
    add_entry(checklist, text="Hush", by=world.ada.actor)
    return CheckItem.objects.latest("pk")


def test_renaming_tells_the_new_name(world, checklist):
    assert rename_checklist(checklist, title="Launch", by=world.ben.actor).title == "Launch"
    assert rename_checklist(checklist, title="Launch", by=world.ben.actor) is None


def test_ticking_and_unticking_are_told_as_such(world, checklist):
    entry = entry_of(checklist, "Buy milk", world)

    assert isinstance(edit_entry(entry, is_done=True, by=world.ben.actor), EntryTicked)
    assert edit_entry(entry, is_done=True, by=world.ben.actor) is None
    assert isinstance(edit_entry(entry, is_done=False, by=world.ben.actor), EntryUnticked)
    told = edit_entry(entry, is_done=True, text="Buy oat milk", by=world.ben.actor)
    assert isinstance(told, EntryEdited)


def test_an_entry_has_an_assignee_of_this_workspace_and_a_day(world, checklist):
    entry = entry_of(checklist, "Call", world)
    stranger = build("other").ben.person

    edit_entry(entry, assignee=world.cleo.person, by=world.ben.actor)
    with pytest.raises(RuleBroken):
        edit_entry(entry, assignee=stranger, by=world.ben.actor)
    with pytest.raises(RuleBroken):
        edit_entry(entry, position=3, by=world.ben.actor)

    entry.refresh_from_db()
    assert entry.assignee == world.cleo.person


def test_an_older_page_does_not_overwrite_a_newer_text(world, checklist):
    entry = entry_of(checklist, "Call", world)
    edit_entry(entry, text="Write", by=world.ada.actor)

    with pytest.raises(Stale):
        edit_entry(entry, text="Shout", expected=1, by=world.ben.actor)
    assert edit_entry(entry, is_done=True, expected=1, by=world.ben.actor)


@pytest.mark.parametrize(
    ("position", "order"),
    [(0, ["C", "A", "B"]), (1, ["A", "C", "B"]), (99, ["A", "B", "C"]), (-5, ["C", "A", "B"])],
)
def test_an_entry_moves_to_a_place(world, checklist, position, order):
    for text in ("A", "B"):
        entry_of(checklist, text, world)
    entry = entry_of(checklist, "C", world)

    move_entry(entry, position=position, by=world.ben.actor)

    assert texts(checklist) == order


def test_an_entry_moves_to_another_checklist_of_its_item_only(world, checklist):
    add_checklist(checklist.item, title="Later", by=world.ben.actor)
    later = Checklist.objects.latest("pk")
    add_checklist(world.item(), title="Elsewhere", by=world.ben.actor)
    entry = entry_of(checklist, "A", world)

    move_entry(entry, position=0, to=later, by=world.ben.actor)
    with pytest.raises(RuleBroken):
        move_entry(entry, position=0, to=Checklist.objects.latest("pk"), by=world.ben.actor)

    assert texts(later) == ["A"]


def test_a_checklist_goes_with_its_entries(world, checklist):
    entry = entry_of(checklist, "A", world)
    entry_of(checklist, "B", world)
    remove_entry(entry, by=world.ben.actor)
    assert texts(checklist) == ["B"]

    remove_checklist(checklist, by=world.ben.actor)

    assert not CheckItem.objects.exists()
