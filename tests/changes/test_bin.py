"""One bin holds what all rooms delete, and everybody finds their own in it."""

import pytest

from rooftree.changes.bin import queries
from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.drawers import verbs
from rooftree.changes.bin.queries import deletions_seen
from rooftree.changes.models import Change
from rooftree.changes.tracking import type_name
from rooftree.errors import NotFound
from rooftree.people.skills.actions import add_skill, remove_skill
from rooftree.product.goals.actions import remove_goal
from rooftree.work.items.removing import delete_item
from tests.architecture.test_facts import _all_facts
from tests.product.goals import a_goal


def names(who):
    return [one.name for one in deletions_seen(who.viewer)]


def deleted(world, title, **more):
    delete_item(world.item(title, **more), by=world.ada.actor)


def test_what_all_rooms_delete_lies_together_the_newest_first(world):
    deleted(world, "An item")
    remove_goal(a_goal(world, "A goal"), by=world.ben.actor)
    remove_skill(add_skill(name="Tuning", by=world.ada.actor).subject, by=world.ada.actor)

    assert names(world.ada) == ["Tuning", "A goal", "An item"]
    assert names(world.ben) == ["A goal", "An item"]
    assert names(world.cleo) == []


def test_what_comes_back_is_told_of_the_thing_on_which_it_hung(world):
    goal = a_goal(world, "A goal")
    remove_goal(goal, by=world.ben.actor)

    fact = restore_deleted(deletions_seen(world.ben.viewer)[0].seq, by=world.ben.actor)

    newest = Change.objects.latest("seq")
    assert (fact.subject, fact.name) == (goal, "A goal")
    assert (newest.verb, newest.subject_type) == ("changes.deletion.undone", type_name(goal))
    assert {"goals", "bin"} <= set(newest.topics)


def test_what_others_delete_pushes_nobodys_own_things_out_of_the_bin(world, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 3)
    for number in range(4):
        deleted(world, f"Ben may see {number}")
    for number in range(8):
        deleted(world, f"Secret {number}", is_private=True)

    assert names(world.ben) == ["Ben may see 3", "Ben may see 2", "Ben may see 1"]
    assert names(world.ada) == ["Secret 7", "Secret 6", "Secret 5"]


def test_who_finds_nothing_in_the_bin_has_looked_through_all_of_it(world, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 2)
    for number in range(4):
        deleted(world, f"Secret {number}", is_private=True)

    assert names(world.ben) == []
    with pytest.raises(NotFound):
        restore_deleted(Change.objects.latest("seq").seq, by=world.ben.actor)


def test_what_went_twice_is_in_the_bin_once_also_over_several_handfuls(world, monkeypatch):
    monkeypatch.setattr(queries, "MOST", 2)
    goal = a_goal(world, "Twice")
    remove_goal(goal, by=world.ben.actor)
    restore_deleted(deletions_seen(world.ben.viewer)[0].seq, by=world.ben.actor)
    goal.refresh_from_db()
    remove_goal(goal, by=world.ben.actor)

    assert names(world.ben) == ["Twice"]


def test_every_deletion_that_is_told_as_one_lies_in_the_bin():
    told = {fact.verb for fact in _all_facts() if fact.verb.endswith(".deleted")}

    assert {verb for verb in told if not verb.startswith("exchange.past.")} == set(verbs())
