"""The one door for change."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import pytest
from django.db import transaction

from rooftree.changes import log, poke
from rooftree.changes.action import action
from rooftree.changes.facts import Fact
from rooftree.changes.models import Change, Counter, PrivateValues
from rooftree.changes.rows import edit, edit_many
from rooftree.changes.unit import NothingSaid, OutOfOrder
from rooftree.changes.verify import faults
from rooftree.errors import RuleBroken, Stale
from rooftree.people.persons.actions import add_person
from rooftree.people.persons.merging import link_member
from rooftree.people.persons.models import Person
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.items.models import Item
from rooftree.work.items.removing import delete_item
from tests.world import build


@dataclass(frozen=True, kw_only=True)
class Something(Fact):
    """A fact for these tests."""

    verb = "tests.tested"
    wording = "tested"


def test_an_action_must_name_who_acts():
    with pytest.raises(TypeError, match="lacks 'by'"):

        @action
        def nameless(item): ...


def test_rows_are_not_written_outside_of_an_action(world):
    item = world.item()

    with pytest.raises(RuntimeError, match="by actions only"):
        edit(item, title="Secretly")


def test_who_changes_rows_must_say_so(world):
    item = world.item()

    @action
    def silent(*, by):
        edit(item, title="Silently")

    with pytest.raises(NothingSaid, match="returned no fact"):
        silent(by=world.ada.actor)
    item.refresh_from_db()
    assert item.title == "Something"


def test_nothing_happened_leaves_no_trace(world):
    item = world.item()
    before = log.head(world.workspace.pk)

    assert edit_item(item, title="Something", by=world.ada.actor) is None

    assert log.head(world.workspace.pk) == before


def test_a_broken_rule_leaves_neither_rows_nor_facts(world):
    item = world.item()
    before = Change.objects.count()

    @action
    def half_way(*, by):
        edit(item, title="Half done")
        raise RuleBroken("No.")

    with pytest.raises(RuleBroken):
        half_way(by=world.ada.actor)

    assert Change.objects.count() == before
    assert Item.objects.get(pk=item.pk).title == "Something"


def test_all_facts_of_the_outermost_action_share_one_block_of_numbers(world):
    item = world.item()
    start = log.head(world.workspace.pk)

    @action
    def both(*, by):
        one = edit_item(item, title="First", by=by)
        edit_item(item, title="Second", by=by)
        return one

    both(by=world.ada.actor)

    entries = log.since(world.workspace.pk, start)
    assert [entry.seq for entry in entries] == [start + 1, start + 2]
    assert {entry.at for entry in entries} == {entries[0].at}


def test_a_caught_refusal_of_a_nested_action_leaves_the_rest_standing(world):
    item = world.item()

    @action
    def outer(*, by):
        try:
            with transaction.atomic():
                edit_item(item, title=" ", by=by)
        except RuleBroken:
            pass
        edit(item, title="Outer")
        return Something(subject=item)

    outer(by=world.ada.actor)

    assert Item.objects.get(pk=item.pk).title == "Outer"
    assert not list(faults(world.workspace.pk))


def test_two_workspaces_never_share_a_transaction(world):
    other = build("umbrella")
    item = world.item()

    @action
    def across(*, by):
        return edit_item(item, title="Across", by=other.ada.actor)

    with pytest.raises(RuntimeError, match="two workspaces"):
        across(by=world.ada.actor)


def test_people_appear_by_id_and_texts_lie_in_the_side_table(world):
    item = world.item("A secret wish")

    entry = Change.objects.filter(verb="work.item.created").get()

    assert "A secret wish" not in str(entry.data)
    assert entry.actor_person_id == world.ada.person.pk
    assert any(
        "A secret wish" in slot for slot in PrivateValues.objects.get(change=entry).values.values()
    )
    assert next(log.rows(entry)).new["title"] == item.title


def test_an_erased_text_leaves_the_chain_whole(world):
    world.item("A secret wish")
    PrivateValues.objects.all().delete()

    assert not list(faults(world.workspace.pk))


def test_an_altered_entry_is_noticed(world):
    world.item()
    entry = Change.objects.order_by("-seq").first()
    Change.objects.filter(pk=entry.pk).update(data=entry.data | {"show": {"key": "WEB-99"}})

    assert list(faults(world.workspace.pk)) == [
        f"Entry {entry.seq} was altered, or the one before it."
    ]


def test_a_missing_entry_is_noticed(world):
    world.item()
    Change.objects.filter(seq=2).delete()

    assert "Entry 2 is missing." in list(faults(world.workspace.pk))


def test_a_cut_off_end_is_noticed(world):
    world.item()
    counter = Counter.objects.get(pk=world.workspace.pk)
    Change.objects.filter(seq=counter.value).delete()

    assert any("ends at" in fault for fault in faults(world.workspace.pk))


def test_listeners_hear_after_the_commit_only(world, django_capture_on_commit_callbacks):
    heard = []
    item = world.item()
    poke.subscribe(heard.append)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            edit_item(item, title="News", by=world.ada.actor)
            assert heard == []
        assert heard == [world.workspace.pk]
    finally:
        poke.unsubscribe(heard.append)


def test_an_edit_on_an_older_version_is_refused(world):
    item = world.item()
    seen = item.version
    edit_item(item, title="Theirs", by=world.ben.actor)

    with pytest.raises(Stale) as refusal:
        edit_item(item, title="Mine", expected=seen, by=world.ada.actor)

    assert refusal.value.fields == ("title",)


def test_an_edit_of_other_fields_in_between_does_no_harm(world):
    item = world.item()
    seen = item.version
    edit_item(item, description="Theirs", by=world.ben.actor)
    move_item(item, to=world.status("In progress"), by=world.ben.actor)

    edit_item(item, title="Mine", expected=seen, by=world.ada.actor)

    item.refresh_from_db()
    assert (item.title, item.description, item.status.name) == ("Mine", "Theirs", "In progress")


def test_the_log_tells_the_stored_old_value_not_what_a_page_once_showed(world):
    item = world.item()
    old_page = Item.objects.get(pk=item.pk)
    edit_item(item, title="Second", by=world.ben.actor)

    edit_item(old_page, title="Third", by=world.ada.actor)

    entry = Change.objects.order_by("-seq").select_related("private").first()
    assert next(log.rows(entry)).old["title"] == "Second"


def test_an_edit_of_something_deleted_is_stale(world):
    item = world.item()
    Item.objects.filter(pk=item.pk).delete()

    @action
    def late(*, by):
        edit(item, title="Late")
        return Something(subject=item)

    with pytest.raises(Stale, match="deleted"):
        late(by=world.ada.actor)


def test_deleting_something_deleted_is_stale(world):
    item = world.item()
    twin = Item.objects.get(pk=item.pk)
    delete_item(item, by=world.ada.actor)
    before = log.head(world.workspace.pk)

    with pytest.raises(Stale):
        delete_item(twin, by=world.ada.actor)

    assert log.head(world.workspace.pk) == before


def test_the_log_tells_what_was_deleted_not_what_a_page_once_showed(world):
    item = world.item()
    old = Item.objects.get(pk=item.pk)
    edit_item(item, title="Newer", by=world.ada.actor)

    delete_item(old, by=world.ada.actor)

    newest = Change.objects.order_by("-seq")[0]
    assert [row.old["title"] for row in log.rows(newest) if row.table == "work.item"] == ["Newer"]


def test_rows_changed_together_keep_what_others_wrote_into_their_other_columns(world):
    one, other = world.item("One"), world.item("Other")
    edit_item(Item.objects.get(pk=one.pk), priority=3, by=world.ada.actor)

    @action
    def both(*, by):
        edit_many([(one, {"title": "Uno"}), (other, {"priority": 1})])
        return Something(subject=one)

    both(by=world.ada.actor)

    one.refresh_from_db()
    assert (one.title, one.priority) == ("Uno", 3)


def test_what_another_history_tells_is_not_overwritten_unseen(world):
    item = world.item(owner=world.ben.person)
    added = add_person(name="Benjamin", by=world.ada.actor)
    placeholder = Person.objects.get(pk=added.subject.pk)
    link_member(placeholder, member=world.ben.person, by=world.ada.actor)

    with pytest.raises(Stale):
        edit_item(item, owner=None, expected=item.version, by=world.ada.actor)


def test_an_instant_of_any_zone_keeps_the_chain_whole(world):
    item = world.item()
    zone = timezone(timedelta(hours=2))

    @action
    def long_ago(*, by):
        return Something(subject=item, happened_at=datetime(2026, 1, 1, tzinfo=zone))

    long_ago(by=world.ada.actor)

    assert not list(faults(world.workspace.pk))


def test_a_nested_action_does_not_write_what_its_caller_wrote_before(world):
    item = world.item()

    @action
    def outer(*, by):
        edit(item, title="First")
        edit_item(item, title="Second", by=by)
        return Something(subject=item)

    with pytest.raises(OutOfOrder, match="call it first"):
        outer(by=world.ada.actor)
    assert Item.objects.get(pk=item.pk).title == "Something"
