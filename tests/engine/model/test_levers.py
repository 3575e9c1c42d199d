"""Each place of a plan says what would let it be earlier, also with people, modes and pauses."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Dependency,
    Mode,
    Plan,
    Problem,
    Resource,
    SkillNeed,
    schedule,
)
from rooftree.engine.check import violations
from rooftree.engine.explain import Explainer, explain
from rooftree.engine.levers import Levers
from rooftree.engine.reasons import Lever, Reason
from tests.engine.examples import FIVE, FRIDAY, MONDAY, NINE, problems
from tests.engine.rich_examples import rich_problems

ONE = Resource("r", 1)


def levers(problem, key, **options):
    return Levers(problem, schedule(problem, rule="list", **options)).of(key)


def test_each_holder_says_how_much_earlier_it_could_be():
    problem = Problem(
        0,
        (
            Activity("a", 5),
            Activity("b", 7, {"r": 1}),
            Activity("c", 4, {"r": 1}, earliest=3),
        ),
        (Dependency("a", "c"),),
        (ONE,),
    )
    assert levers(problem, "c") == (
        Lever("resource", ("r",), 5, 9, 2),
        Lever("priority", ("b",), 5, 9, 2),
    )
    free = replace(problem, resources=(Resource("r", 2),))
    assert levers(free, "c") == (Lever("predecessor", ("a",), 3, 7, 2),)


def test_a_release_date_and_a_pin_can_be_dropped():
    problem = Problem(0, (Activity("a", 2, earliest=9), Activity("b", 2, pinned=7)))
    assert levers(problem, "a") == (Lever("release", (), 0, 2, 9),)
    assert levers(problem, "b") == (Lever("pinned", (), 0, 2, 7),)


def test_a_weekend_costs_what_it_costs():
    problem = Problem(
        FRIDAY + NINE,
        (Activity("a", 480, {"ada": 1}), Activity("b", 60, {"ada": 1})),
        (Dependency("a", "b"),),
        (Resource("ada", 1, "office"),),
        {"office": OFFICE_HOURS},
    )
    found = {lever.code: lever for lever in levers(problem, "b")}
    assert found["calendar"] == Lever(
        "calendar", ("office",), FRIDAY + FIVE, FRIDAY + FIVE + 60, MONDAY + NINE - FRIDAY - FIVE
    )
    assert "predecessor" not in found


def test_another_mode_says_when_it_would_be_done():
    modes = (Mode("slow", 6, {"r": 1}), Mode("fast", 2, {"r": 2}))
    problem = Problem(0, (Activity("a", modes=modes),), (), (Resource("r", 2),))
    plan = Plan("feasible", {"a": Assignment(0, 6, "slow")}, 6, 0)
    assert Levers(problem, plan).of("a") == (Lever("mode", ("fast",), 0, 2, 4),)
    small = replace(problem, resources=(ONE,))
    assert Levers(small, plan).of("a") == ()


def test_a_busy_person_is_a_reason_and_a_lever():
    work = tuple(Activity(key, 4, skills=(SkillNeed("weld"),)) for key in "ab")
    problem = Problem(0, work, (), (Resource("ada", 1, skills={"weld": 1}),))
    plan = schedule(problem, rule="list")
    assert explain(problem, plan, "b") == (
        Reason("resource", ("ada", "a"), until=4),
        Reason("float", minutes=0),
    )
    assert Levers(problem, plan).of("b") == (
        Lever("skill", ("ada",), 0, 4, 4),
        Lever("priority", ("a",), 0, 4, 4),
    )


def test_a_pause_names_what_it_is_for():
    problem = Problem(
        0,
        (Activity("a", 4, {"r": 1}, splittable=True), Activity("x", 3, {"r": 1}, pinned=2)),
        (),
        (ONE,),
    )
    plan = schedule(problem)
    assert plan.assignments["a"].pieces == ((0, 2), (5, 7))
    assert explain(problem, plan, "a") == (
        Reason("plan-start", until=0),
        Reason("pause", ("r", "x"), since=2, until=5),
        Reason("float", minutes=0),
    )
    assert Levers(problem, plan).of("a") == (Lever("resource", ("r",), 0, 4, 3),)


def test_work_under_way_and_what_is_not_planned_have_no_levers():
    problem = Problem(
        5,
        (Activity("a", actual_start=0, remaining=4), Activity("b", 1, {"r": 2})),
        (),
        (ONE,),
    )
    assert levers(problem, "a") == ()
    assert levers(problem, "b") == ()
    with pytest.raises(KeyError):
        levers(problem, "z")


@settings(max_examples=80)
@given(problems())
def test_what_a_lever_promises_can_be_had(problem):
    """Without the dependency, or with more of the resource, the place is sound as it is told."""
    plan = schedule(problem)
    found = Levers(problem, plan)
    for key, place in plan.assignments.items():
        for lever in found.of(key):
            assert lever.earlier == place.finish - lever.finish > 0
            easier = without(problem, key, lever)
            if easier is not None:
                moved = {**plan.assignments, key: Assignment(lever.start, lever.finish)}
                end = max(each.finish for each in moved.values()) - problem.start
                after = replace(plan, assignments=moved, makespan=end, lower_bound=0)
                assert set(violations(easier, after)) <= set(violations(problem, plan))


def without(problem, key, lever):
    """Return the problem in which the lever gave way; None for those that change more."""
    if lever.code == "predecessor":
        held = [
            each for each in problem.dependencies if (each.before, each.after) == (*lever.keys, key)
        ]
        kept = [each for each in problem.dependencies if each not in held]
        return replace(problem, dependencies=tuple(kept)) if len(held) == 1 else None
    if lever.code == "resource":
        more = tuple(
            replace(each, capacity=10**6) if each.key == lever.keys[0] else each
            for each in problem.resources
        )
        return replace(problem, resources=more)
    return None


@settings(max_examples=80)
@given(rich_problems(fixed=True))
def test_plans_with_modes_people_and_pauses_are_explained_too(problem):
    plan = schedule(problem)
    explainer, found = Explainer(problem, plan), Levers(problem, plan)
    modes = {activity.key: {mode.key for mode in activity.modes} for activity in problem.activities}
    for key, place in plan.assignments.items():
        reasons = explainer.reasons(key)
        assert len(reasons) > 1
        assert reasons[-1].code == "float"
        assert len([each for each in reasons if each.code == "pause"]) >= len(place.pieces) - 1
        for lever in found.of(key):
            assert lever.earlier == place.finish - lever.finish > 0
            if lever.code == "mode":
                assert lever.keys[0] in modes[key] - {place.mode}
            if lever.code == "skill":
                assert lever.keys[0] in place.resources
