"""The history of a thing, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rooftree.accounts.roles import Role
from rooftree.changes import log
from rooftree.changes.actor import Actor
from rooftree.changes.models import Change, PrivateValues
from rooftree.errors import NotFound
from rooftree.people.persons.actions import edit_person
from rooftree.work.checklists.actions import add_checklist
from rooftree.work.checklists.entries import add_entry, edit_entry
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.comments.actions import add_comment, edit_comment
from rooftree.work.comments.models import Comment
from rooftree.work.commitments.actions import keep_commitment, make_commitment
from rooftree.work.commitments.models import Commitment
from rooftree.work.history.queries import history_of
from rooftree.work.history.readable import duration
from rooftree.work.items.actions import edit_item, move_item
from rooftree.work.items.assigning import assign
from rooftree.work.items.models import Item
from rooftree.work.items.rehoming import rehome_item
from rooftree.work.links.actions import add_dependency
from rooftree.work.spaces.actions import create_space, edit_space, edit_status, remove_status
from rooftree.work.spaces.members import give_space_role
from rooftree.work.spaces.models import Kind, Space


def newest(world, item, *, who=None):
    return history_of((who or world.ada).viewer, item)[0]


def told(world, item, *, who=None):
    return {
        detail.label: (detail.old, detail.new) for detail in newest(world, item, who=who).details
    }


def test_the_newest_comes_first_and_names_who_it_was(world):
    item = world.item(by=world.ben)
    move_item(item, to=world.status("In progress"), by=world.ada.actor)

    moved, created = history_of(world.cleo.viewer, item)

    assert (moved.who, moved.sentence) == ("Ada", "moved this from To do to In progress")
    assert (created.who, created.sentence) == ("Ben", f"created {item.key}")
    assert created.details == ()
    assert created.at == created.written_at


def test_a_sentence_is_not_said_twice(world):
    item = world.item()
    move_item(item, to=world.status("In progress"), by=world.ada.actor)

    assert "status" not in told(world, item)
    assert "actual start" in told(world, item)


def test_every_column_is_readable(world):
    parent = world.item("Big one", kind=Kind.objects.get(slug="feature"))
    item = world.item("Before")
    edit_item(
        item,
        title="After 🎈",
        description="Long " * 100,
        priority=4,
        owner=world.ben.person,
        parent=parent,
        kind=Kind.objects.get(slug="bug"),
        target=date(2030, 5, 17),
        estimate_likely=90,
        is_private=True,
        by=world.ada.actor,
    )

    columns = told(world, item)
    assert columns["title"] == ("Before", "After 🎈")
    assert columns["priority"] == ("None", "Urgent")
    assert columns["accountable"] == ("", "Ben")
    assert columns["parent"] == ("", f"{parent.key} Big one")
    assert columns["kind"] == ("Task", "Bug")
    assert columns["target"] == ("", "May 17, 2030")
    assert columns["estimate"] == ("", "1 hour 30 minutes")
    assert columns["private"] == ("no", "yes")
    (long,) = (detail for detail in newest(world, item).details if detail.is_long)
    assert (long.label, long.old, long.new) == ("description", "", "")


def test_the_parent_is_named_only_to_those_who_see_it(world):
    secret = world.item("Secret", kind=Kind.objects.get(slug="feature"), is_private=True)
    item = world.item()
    edit_item(item, parent=secret, by=world.ada.actor)

    assert told(world, item)["parent"] == ("", f"{secret.key} Secret")
    assert told(world, item, who=world.ben)["parent"] == ("", "another item")
    assert "Secret" not in str(history_of(world.ben.viewer, item))


def test_a_key_is_named_only_to_those_who_see_its_item(world):
    secret, item = world.item("Secret", is_private=True), world.item()
    add_dependency(secret, item, by=world.ada.actor)

    assert secret.key in newest(world, item).sentence
    assert newest(world, item, who=world.ben).sentence == "made this wait for another item (FS)"


def test_a_space_out_of_sight_is_not_named(world):
    fact = create_space(prefix="HR", name="Layoffs", is_open=False, by=world.ada.actor)
    hidden = Space.objects.get(pk=fact.subject.pk)
    elsewhere, here = world.space, world.item()
    world.space = hidden
    item = world.item()
    rehome_item(item, to=elsewhere, by=world.ada.actor)

    assert told(world, item)["space"] == ("Layoffs", "Website")
    assert told(world, item, who=world.ben)["space"] == ("another space", "Website")
    assert "Layoffs" not in str(history_of(world.ben.viewer, item))
    assert newest(world, here).sentence.startswith("created")


def test_an_old_key_of_an_item_in_sight_stays_readable(world):
    item = world.item()
    fact = create_space(prefix="APP", name="App", by=world.ada.actor)
    old = item.key
    rehome_item(item, to=Space.objects.get(pk=fact.subject.pk), by=world.ada.actor)

    assert f"{old} became APP-1" in newest(world, item).sentence
    assert history_of(world.ada.viewer, item)[-1].sentence == f"created {old}"


def test_history_of_what_is_out_of_sight_is_not_found(world):
    item = world.item(is_private=True)
    fact = create_space(prefix="HR", name="Staff", is_open=False, by=world.ada.actor)

    for subject in (item, fact.subject):
        assert history_of(world.ada.viewer, subject)
        with pytest.raises(NotFound):
            history_of(world.ben.viewer, subject)


def test_parts_are_told_of_their_item(world):
    item = world.item()
    add_comment(item, body="Hello", by=world.cora.actor)
    edit_comment(Comment.objects.get(), body="Hello again", by=world.cora.actor)
    edited = newest(world, item)
    assert (edited.who, edited.sentence) == ("Cora", "edited a comment")
    assert [detail.is_long for detail in edited.details] == [True]
    add_checklist(item, title="Steps", by=world.ben.actor)
    add_entry(Checklist.objects.get(), text="Call {who}", by=world.ben.actor)
    edit_entry(CheckItem.objects.get(), is_done=True, by=world.ben.actor)
    assert newest(world, item).sentence == "ticked “Call {who}”"
    assert newest(world, item).details == ()
    edit_entry(CheckItem.objects.get(), assignee=world.ben.person, by=world.ben.actor)
    assert told(world, item) == {"assignee": ("", "Ben")}
    make_commitment(item, to_whom="Board", date=date(2030, 1, 2), by=world.ben.actor)
    keep_commitment(Commitment.objects.get(), by=world.ben.actor)

    assert newest(world, item).sentence == "kept the promise to Board for 2030-01-02"


def test_a_space_has_a_history_with_persons_by_name(world):
    give_space_role(world.space, world.cleo.person, role=Role.MEMBER, by=world.ada.actor)
    assert newest(world, world.space).sentence == "gave Cleo the role member in this space"
    edit_space(world.space, name="Web", by=world.ada.actor)
    assert told(world, world.space) == {"name": ("Website", "Web")}
    edit_status(world.status("Done"), wip_limit=3, by=world.ada.actor)
    assert told(world, world.space) == {"limit": ("", "3")}


def test_a_renamed_person_is_shown_by_the_new_name(world):
    item = world.item(by=world.ben)
    edit_person(world.ben.person, name="Benedikt", by=world.ada.actor)

    assert newest(world, item).who == "Benedikt"


def test_a_status_that_is_gone_leaves_a_readable_entry(world):
    item = world.item(status=world.status("Ideas"))
    fact = create_space(prefix="APP", name="App", by=world.ada.actor)
    rehome_item(item, to=Space.objects.get(pk=fact.subject.pk), by=world.ada.actor)
    remove_status(world.status("Ideas"), by=world.ada.actor)

    assert told(world, item)["status"] == ("a status that is gone", "Ideas")


def test_who_acts_without_a_person_is_the_house(world):
    item = world.item()
    edit_item(item, priority=1, by=Actor.system(world.workspace.pk))
    assert newest(world, item).who == "Rooftree"
    edit_item(item, priority=2, by=Actor.system(world.workspace.pk, via="import"))

    assert newest(world, item).who == "An import"


def test_an_import_tells_the_author_and_the_time_of_then(world):
    item = world.item()
    change = Change.objects.latest("seq")
    then = datetime(2020, 1, 2, tzinfo=UTC)
    Change.objects.filter(pk=change.pk).update(
        happened_at=then, author_person_id=world.cleo.person.pk
    )

    entry = newest(world, item)

    assert (entry.at, entry.who) == (then, "Cleo")
    assert entry.written_at == change.at


def test_unknown_verbs_and_erased_words_are_tolerated(world):
    item = world.item("Personal")
    edit_item(item, title="Very personal", by=world.ada.actor)
    move_item(item, to=world.status("Done"), by=world.ada.actor)
    PrivateValues.objects.all().delete()
    Change.objects.filter(verb="work.item.created").update(verb="work.item.conjured")

    moved, edited, conjured = history_of(world.ada.viewer, item)

    assert moved.sentence == "moved this from (erased) to (erased)"
    assert (edited.details[0].old, edited.details[0].new) == ("", "")
    assert conjured.sentence == "changed this (work.item.conjured)"


def test_history_is_read_in_pages(world):
    item = world.item()
    for priority in (1, 2, 3, 4):
        edit_item(item, priority=priority, by=world.ada.actor)

    first = history_of(world.ada.viewer, item, limit=3)
    rest = history_of(world.ada.viewer, item, before=first[-1].seq, limit=3)

    assert [len(first), len(rest)] == [3, 2]
    assert len({entry.seq for entry in (*first, *rest)}) == 5


def test_more_history_needs_no_more_queries(world, django_assert_max_num_queries):
    parents = [world.item(kind=Kind.objects.get(slug="feature")) for _ in range(4)]
    item = world.item()
    for parent in parents:
        edit_item(item, parent=parent, owner=world.ben.person, by=world.ben.actor)
        edit_item(item, owner=None, kind=Kind.objects.get(slug="bug"), by=world.ada.actor)
        edit_item(item, kind=Kind.objects.get(slug="task"), by=world.ada.actor)
        assign(item, [world.ben.person], by=world.ada.actor)
        assign(item, [], by=world.ada.actor)
        add_dependency(world.item(), item, by=world.ada.actor)
    item, viewer = Item.objects.select_related("space").get(pk=item.pk), world.ben.viewer

    with django_assert_max_num_queries(9):
        assert len(history_of(viewer, item)) == 25


def test_another_workspaces_log_is_out_of_sight(world):
    item = world.item()
    stranger = replace(world.ada.viewer, workspace_id=world.workspace.pk + 1)

    with pytest.raises(NotFound):
        history_of(stranger, item)
    assert log.head(world.workspace.pk)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (150, "2 hours 30 minutes"),
     (-90, "−1 hour 30 minutes")],
)  # fmt: skip
def test_a_duration_is_read_in_hours_and_minutes(minutes, words):
    assert duration(minutes) == words
