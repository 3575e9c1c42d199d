"""What was deleted can come back for thirty days."""

from datetime import date, timedelta

import pytest

from rooftree.changes.bin.actions import restore_deleted
from rooftree.changes.bin.queries import deletions_seen
from rooftree.changes.models import Change
from rooftree.errors import NotFound, RuleBroken
from rooftree.lib import clock
from rooftree.product.goals.actions import edit_goal, remove_goal
from rooftree.product.goals.models import Goal
from rooftree.product.key_results.actions import (
    record_measurement,
    remove_key_result,
    remove_measurement,
)
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.serving.actions import serve
from rooftree.product.serving.models import Serves
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.product.goals import a_goal, a_key_result
from tests.world import build


def a_full_goal(world):
    goal = a_goal(world)
    key_result = a_key_result(world, goal)
    record_measurement(key_result, day=date(2026, 2, 1), value="3.5", by=world.ben.actor)
    serve(world.item(), goal, by=world.ben.actor)
    a_goal(world, "child", parent=goal)
    return goal


def test_a_goal_comes_back_with_all_that_hung_on_it(world):
    goal = a_full_goal(world)
    before = tables_now(world.workspace.pk)
    remove_goal(goal, by=world.ben.actor)
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)

    (gone,) = deletions_seen(world.ben.viewer)
    assert (gone.what, gone.name) == ("goal", "More customers")
    restore_deleted(gone.seq, by=world.ada.actor)

    after = tables_now(world.workspace.pk)
    assert after.keys() == before.keys()
    assert {name: set(table) for name, table in after.items()} == {
        name: set(table) for name, table in before.items()
    }
    assert Goal.objects.get(objective="child").parent == goal
    assert Measurement.objects.count() == Serves.objects.count() == 1
    assert rebuilt(world.workspace.pk) == after
    assert deletions_seen(world.ben.viewer) == []
    with pytest.raises(RuleBroken, match="back already"):
        restore_deleted(gone.seq, by=world.ada.actor)


def test_a_goal_comes_back_without_a_parent_that_is_gone(world):
    vision = a_goal(world, "vision")
    remove_goal(a_goal(world, "goal", parent=vision), by=world.ben.actor)
    remove_goal(vision, by=world.ben.actor)

    restore_deleted(deletions_seen(world.ben.viewer)[1].seq, by=world.ben.actor)

    assert Goal.objects.get().parent is None


def test_a_key_result_comes_back_unless_its_goal_is_gone(world):
    goal = a_full_goal(world)
    remove_measurement(Measurement.objects.get(), by=world.ben.actor)
    remove_key_result(KeyResult.objects.get(), by=world.ben.actor)
    of_result, of_measurement = deletions_seen(world.ben.viewer)
    assert (of_result.what, of_measurement.what) == ("keyresult", "measurement")
    with pytest.raises(RuleBroken, match="belonged"):
        restore_deleted(of_measurement.seq, by=world.ben.actor)
    remove_goal(goal, by=world.ben.actor)
    with pytest.raises(RuleBroken, match="belonged"):
        restore_deleted(of_result.seq, by=world.ben.actor)

    for gone in deletions_seen(world.ben.viewer):
        restore_deleted(gone.seq, by=world.ben.actor)

    assert Measurement.objects.get().key_result.goal == goal


def test_who_may_not_edit_goals_finds_an_empty_bin(world):
    goal = a_goal(world)
    remove_goal(goal, by=world.ben.actor)
    newest = Change.objects.latest("seq").seq

    assert deletions_seen(world.cora.viewer) == []
    assert deletions_seen(build("other").ada.viewer) == []
    with pytest.raises(NotFound):
        restore_deleted(newest, by=world.cora.actor)


def test_the_bin_forgets_after_thirty_days(world, monkeypatch):
    remove_goal(a_goal(world), by=world.ben.actor)
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert deletions_seen(world.ben.viewer) == []


def test_what_went_twice_is_in_the_bin_once(world):
    goal = a_goal(world)
    remove_goal(goal, by=world.ben.actor)
    restore_deleted(Change.objects.latest("seq").seq, by=world.ben.actor)
    remove_goal(Goal.objects.get(), by=world.ben.actor)

    assert [gone.seq for gone in deletions_seen(world.ben.viewer)] == [
        Change.objects.latest("seq").seq
    ]


def test_a_measurement_does_not_push_out_the_one_that_took_its_place(world):
    key_result = a_key_result(world, a_goal(world))
    day = date(2026, 2, 1)
    record_measurement(key_result, day=day, value="3.5", by=world.ben.actor)
    remove_measurement(Measurement.objects.get(), by=world.ben.actor)
    (gone,) = deletions_seen(world.ben.viewer)
    record_measurement(key_result, day=day, value="4", by=world.ben.actor)

    with pytest.raises(RuleBroken, match="taken its place"):
        restore_deleted(gone.seq, by=world.ada.actor)

    assert Measurement.objects.get().value == 4


def test_a_goal_comes_back_without_closing_a_circle(world):
    top, middle = a_goal(world, "top"), a_goal(world, "middle")
    bottom = a_goal(world, "bottom", parent=middle)
    edit_goal(middle, parent=top, by=world.ben.actor)
    remove_goal(middle, by=world.ben.actor)
    bottom.refresh_from_db()
    edit_goal(top, parent=bottom, by=world.ben.actor)
    (gone,) = deletions_seen(world.ben.viewer)

    restore_deleted(gone.seq, by=world.ada.actor)

    parents = dict(Goal.objects.values_list("objective", "parent__objective"))
    assert parents == {"top": "bottom", "middle": "top", "bottom": None}
