"""Setting goals, changing them, and putting them away."""

from datetime import date

import pytest

from rooftree.changes.models import Change
from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.product.goals.actions import (
    add_goal,
    close_goal,
    edit_goal,
    remove_goal,
    reopen_goal,
)
from rooftree.product.goals.models import Goal
from rooftree.product.goals.queries import goal_by_id, goals_on, goals_open, goals_seen
from tests.product.goals import a_goal
from tests.world import build


def test_a_member_sets_a_goal_and_everybody_sees_it(world):
    goal = a_goal(world, "  Win   back customers ", owner=world.ben.person)

    assert goal.objective == "Win back customers"
    assert goal_by_id(world.cleo.viewer, goal.pk) == goal
    newest = Change.objects.latest("seq")
    assert newest.verb == "product.goal.added"
    assert {"goals", f"goal:{goal.pk}"} <= set(newest.topics)


@pytest.mark.parametrize("who", ["cleo", "cora"])
def test_who_only_looks_or_comments_sets_no_goal(world, who):
    goal = a_goal(world)
    by = getattr(world, who).actor

    with pytest.raises(Forbidden):
        a_goal(world, by=getattr(world, who))
    for deed in (close_goal, reopen_goal, remove_goal):
        with pytest.raises(Forbidden):
            deed(goal, by=by)
    with pytest.raises(Forbidden):
        edit_goal(goal, objective="Mine", by=by)


def test_a_goal_of_another_workspace_is_not_found(world):
    other = build("other")
    goal = a_goal(other)

    with pytest.raises(NotFound):
        goal_by_id(world.ada.viewer, goal.pk)
    with pytest.raises(NotFound):
        edit_goal(goal, objective="Ours", by=world.ada.actor)
    with pytest.raises(NotFound):
        a_goal(world, parent=goal)
    with pytest.raises(NotFound):
        a_goal(world, owner=other.ben.person)


@pytest.mark.parametrize(
    "bad",
    [
        {"objective": "  "},
        {"objective": "x" * 301},
        {"period_finish": date(2025, 12, 31)},
        {"colour": "red"},
    ],
)
def test_a_goal_needs_an_objective_and_a_period_that_runs_forwards(world, bad):
    with pytest.raises(RuleBroken):
        a_goal(world, **bad)


def test_a_goal_is_not_part_of_itself(world):
    top = a_goal(world, "top")
    middle = a_goal(world, "middle", parent=top)
    bottom = a_goal(world, "bottom", parent=middle)

    with pytest.raises(RuleBroken, match="part of"):
        edit_goal(top, parent=bottom, by=world.ben.actor)


def test_an_edit_on_an_older_version_is_stale(world):
    goal = a_goal(world)
    edit_goal(goal, objective="Newer", by=world.ben.actor)

    with pytest.raises(Stale):
        edit_goal(goal, objective="Older", expected=1, by=world.ada.actor)
    assert edit_goal(goal, description="Why", expected=1, by=world.ada.actor)
    assert edit_goal(goal, description="Why", by=world.ada.actor) is None


def test_a_closed_goal_does_not_count_until_it_is_reopened(world):
    goal = a_goal(world)

    assert close_goal(goal, by=world.ben.actor)
    assert close_goal(goal, by=world.ben.actor) is None
    assert not goals_open(world.cleo.viewer)
    assert goals_seen(world.cleo.viewer).count() == 1

    assert reopen_goal(goal, by=world.ben.actor)
    assert reopen_goal(goal, by=world.ben.actor) is None
    assert list(goals_on(world.cleo.viewer, date(2026, 3, 31))) == [goal]
    assert not goals_on(world.cleo.viewer, date(2026, 4, 1))


def test_a_deleted_goal_leaves_its_child_goals(world):
    top = a_goal(world, "top")
    child = a_goal(world, "child", parent=top)

    remove_goal(top, by=world.ben.actor)

    assert Goal.objects.get() == child
    assert Goal.objects.get().parent is None


def test_setting_a_goal_says_who_did_it(world):
    add_goal(
        objective="Be quick",
        period_start=date(2026, 1, 1),
        period_finish=date(2026, 1, 1),
        by=world.ben.actor,
    )

    assert Change.objects.latest("seq").actor_person_id == world.ben.person.pk
