"""Repair: a sound plan near to the old one, and every start that moved is told."""

from dataclasses import replace

from hypothesis import given, settings

from rooftree.engine import Activity, Dependency, Problem, Resource, schedule
from rooftree.engine.check import violations
from rooftree.engine.schedule import Move, repair
from tests.engine.examples import problems


def starts(plan):
    return {key: place.start for key, place in plan.assignments.items()}


@settings(max_examples=60)
@given(problems(most=8))
def test_a_repaired_plan_keeps_every_constraint_and_tells_every_move(problem):
    old = starts(schedule(problem))
    work = (replace(problem.activities[0], duration=9), *problem.activities[1:])
    changed = replace(problem, activities=work)
    mended = repair(changed, old)
    assert violations(changed, mended.plan) == []
    new = starts(mended.plan)
    told = {move.key: (move.before, move.after) for move in mended.moves}
    assert told == {key: (old[key], new[key]) for key in new if old[key] != new[key]}


@settings(max_examples=60)
@given(problems(most=8, calendars=False))
def test_a_plan_that_still_holds_is_not_made_longer(problem):
    old = schedule(problem, samples=50)
    assert repair(problem, starts(old)).plan.makespan <= old.makespan


def test_only_what_must_move_moves():
    work = tuple(Activity(key, 2, {"r": 1}) for key in "abcd")
    problem = Problem(0, work, (Dependency("a", "b"),), (Resource("r", 4),))
    longer = replace(problem, activities=(replace(work[0], duration=5), *work[1:]))
    mended = repair(longer, {"a": 0, "b": 2, "c": 1, "d": 0})
    assert mended.moves == (Move("b", 2, 5),)


def test_new_work_comes_in_and_unknown_work_is_passed_over():
    work = (Activity("a", 2, {"r": 1}), Activity("new", 3, {"r": 1}))
    problem = Problem(0, work, (Dependency("a", "new"),), (Resource("r", 1),))
    mended = repair(problem, {"a": 0, "gone": 7})
    assert mended.moves == (Move("new", None, 2),)
