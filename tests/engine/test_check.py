"""The judge of plans: a sound plan passes, and each way to spoil it is named."""

from dataclasses import replace

import pytest

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Dependency,
    Plan,
    Problem,
    Reduction,
    Resource,
)
from rooftree.engine.check import violations
from tests.engine.examples import DAY, FIVE, FRIDAY, MONDAY, NINE

PROBLEM = Problem(
    NINE,
    (
        Activity("a", 240, {"ada": 1}, earliest=NINE, deadline=DAY),
        Activity("b", 480, {"ada": 1}),
        Activity("c", 0),
        Activity("d", 60, {"ada": 1}, pinned=2 * DAY + NINE + 60),
        Activity("e", 0, {"ada": 1}, actual_start=0, remaining=60),
    ),
    (Dependency("a", "b"), Dependency("b", "c", "FS", 60), Dependency("b", "e", "SF", -10_000)),
    (Resource("ada", 1, "office"),),
    {"office": OFFICE_HOURS},
)
SOUND = {
    "a": Assignment(NINE + 60, NINE + 300),
    "b": Assignment(NINE + 300, DAY + NINE + 300),
    "c": Assignment(DAY + NINE + 360, DAY + NINE + 360),
    "d": Assignment(2 * DAY + NINE + 60, 2 * DAY + NINE + 120),
    "e": Assignment(0, NINE + 60),
}


def judged(lower_bound=0, problem=PROBLEM, **changes):
    places = {key: place for key, place in {**SOUND, **changes}.items() if place is not None}
    end = max(place.finish for place in places.values())
    plan = Plan("feasible", places, end - problem.start, lower_bound)
    return violations(problem, plan)


def test_a_sound_plan_passes():
    assert judged() == []


def test_what_is_away_cannot_be_used():
    ada = Resource("ada", 1, "office", (Reduction(0, NINE + 30, 1),))
    assert judged(problem=replace(PROBLEM, resources=(ada,))) == ["ada has 1 of 0 from 540"]


@pytest.mark.parametrize(
    ("changes", "violation"),
    [
        ({"c": None}, "c is not planned"),
        ({"lower_bound": 10**6}, f"the makespan {2 * DAY + 120} is below the bound 1000000"),
        ({"b": Assignment(NINE + 60, DAY + NINE + 60)}, "b does not wait for a (FS)"),
        ({"b": Assignment(NINE + 300, FIVE)}, "b works 180 minutes instead of 480"),
        (
            {"b": Assignment(NINE + 300, DAY + FIVE + 60)},
            "b works 660 minutes instead of 480",
        ),
        (
            {"d": Assignment(2 * DAY + NINE, 2 * DAY + NINE + 60)},
            f"d starts at {2 * DAY + NINE}, not where it is pinned",
        ),
        (
            {"c": Assignment(DAY + NINE + 359, DAY + NINE + 359)},
            "c does not wait for b (FS)",
        ),
        ({"c": Assignment(2 * DAY, 2 * DAY + 1)}, "c works 1 minutes instead of 0"),
        ({"e": Assignment(5, NINE + 60)}, "e is under way since 0"),
        ({"e": Assignment(0, NINE + 61)}, "e does not have 60 minutes left to do"),
    ],
)
def test_a_spoilt_plan_is_named(changes, violation):
    assert violation in judged(**changes)


def test_a_wrong_makespan_is_named():
    assert violations(
        Problem(0, (Activity("a", 2),)), Plan("feasible", {"a": Assignment(0, 2)}, 3, 0)
    ) == ["the makespan is 2, not 3"]


def test_a_start_before_the_plan_or_the_earliest_date_is_named():
    problem = Problem(5, (Activity("a", 2, earliest=9, deadline=5),))
    assert violations(problem, Plan("feasible", {"a": Assignment(4, 6)}, 1, 0)) == [
        "a misses its deadline",
        "a starts before the plan",
        "a starts too early",
    ]


def test_a_start_in_closed_time_is_named():
    problem = Problem(0, (Activity("a", 60, {"ada": 1}),), (), PROBLEM.resources, PROBLEM.calendars)
    plan = Plan("feasible", {"a": Assignment(0, NINE + 60)}, NINE + 60, 0)
    assert violations(problem, plan) == ["a starts or finishes outside its working time"]


@pytest.mark.parametrize(
    ("start", "remaining", "finish", "is_wrong"),
    [
        (FRIDAY + FIVE - 60, 60, FRIDAY + FIVE, False),
        (FRIDAY + FIVE - 60, 60, MONDAY + NINE, True),
        (FRIDAY + FIVE - 60, 0, FRIDAY + FIVE - 60, False),
        (FRIDAY + FIVE, 0, MONDAY + NINE, True),
    ],
)
def test_work_under_way_finishes_when_its_last_minute_is_worked(start, remaining, finish, is_wrong):
    under_way = Activity(
        "a", 60, calendar="office", actual_start=FRIDAY + NINE, remaining=remaining
    )
    problem = Problem(start, (under_way,), (), (), {"office": OFFICE_HOURS})
    plan = Plan("feasible", {"a": Assignment(FRIDAY + NINE, finish)}, finish - start, 0)
    assert violations(problem, plan) == ["a finishes after its work is done"] * is_wrong
