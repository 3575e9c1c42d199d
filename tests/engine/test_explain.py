"""Each place in a plan says what holds it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Calendar,
    Dependency,
    Plan,
    Problem,
    Resource,
    Span,
    schedule,
)
from rooftree.engine.explain import Explainer, explain
from rooftree.engine.reasons import Reason
from tests.engine.examples import DAY, FIVE, FRIDAY, MONDAY, NINE, problems

ADA = Resource("ada", 1000, "ada's")
HOLIDAY = Calendar(OFFICE_HOURS.week, closed=(Span(MONDAY, MONDAY + DAY, "holiday"),))
CALENDARS = {"ada's": HOLIDAY, "office": OFFICE_HOURS}


def reasons(problem, key, **options):
    plan = schedule(problem, rule="list", **options)
    return explain(problem, plan, key)


def test_work_that_waits_for_another_names_it_with_type_and_lag():
    problem = Problem(0, (Activity("a", 5), Activity("b", 2)), (Dependency("a", "b", "FF", 1),))
    assert reasons(problem, "b") == (
        Reason("predecessor", ("a",), "FF", 1, until=6),
        Reason("float", minutes=0),
    )


def test_only_the_dependency_that_holds_is_named():
    problem = Problem(
        0,
        (Activity("a", 5), Activity("b", 3), Activity("c", 2)),
        (Dependency("a", "c"), Dependency("b", "c")),
    )
    assert [reason.keys for reason in reasons(problem, "c")] == [("a",), ()]
    assert reasons(problem, "b") == (Reason("plan-start", until=0), Reason("float", minutes=2))


def test_work_that_waits_for_a_person_names_what_she_is_busy_with():
    work = tuple(Activity(key, 60, {"ada": 500}) for key in "abc")
    problem = Problem(NINE, work, (), (ADA,), CALENDARS)
    assert reasons(problem, "c") == (
        Reason("resource", ("ada", "a", "b"), until=NINE + 60),
        Reason("float", minutes=0),
    )


def test_a_weekend_and_a_holiday_are_named():
    problem = Problem(
        FRIDAY + NINE,
        (Activity("a", 480, {"ada": 1000}), Activity("b", 60, {"ada": 1000})),
        (Dependency("a", "b"),),
        (ADA,),
        CALENDARS,
    )
    tuesday = MONDAY + DAY + NINE
    assert reasons(problem, "b") == (
        Reason("predecessor", ("a",), "FS", until=FRIDAY + FIVE),
        Reason("closed", ("ada's",), since=FRIDAY + FIVE, until=tuesday, notes=("holiday",)),
        Reason("float", minutes=0),
    )


def test_a_release_date_a_pin_and_work_under_way_are_named():
    problem = Problem(
        10,
        (
            Activity("a", 1, earliest=30),
            Activity("b", 1, pinned=20),
            Activity("c", actual_start=3, remaining=4),
        ),
    )
    assert reasons(problem, "a")[0] == Reason("release", until=30)
    assert reasons(problem, "b")[0] == Reason("pinned", until=20)
    assert reasons(problem, "c")[0] == Reason("under-way", until=3)


def test_work_that_nothing_holds_could_start_earlier():
    problem = Problem(0, (Activity("a", 1),))
    plan = Plan("feasible", {"a": Assignment(5, 6)}, 6, 1)
    assert explain(problem, plan, "a") == (
        Reason("could-start-earlier", since=0),
        Reason("float", minutes=0),
    )


def test_what_cannot_be_planned_says_why():
    problem = Problem(0, (Activity("a", 1, {"r": 2}),), (), (Resource("r", 1),))
    (reason,) = reasons(problem, "a")
    assert (reason.code, reason.keys) == ("blocked", ("a", "r"))


def test_float_tells_how_long_it_may_slip():
    problem = Problem(0, (Activity("a", 3), Activity("b", 9)))
    assert reasons(problem, "a")[-1] == Reason("float", minutes=6)


def test_an_unknown_activity_is_an_error():
    with pytest.raises(KeyError):
        reasons(Problem(), "x")


@settings(max_examples=60)
@given(problems(), st.sampled_from(["lst", "list"]))
def test_every_place_that_the_scheduler_chose_is_held_by_something(problem, rule):
    plan = schedule(problem, rule=rule)
    explainer = Explainer(problem, plan)
    for key in plan.assignments:
        held, slack = explainer.reasons(key)[:-1], explainer.reasons(key)[-1]
        assert held
        assert "could-start-earlier" not in {reason.code for reason in held}
        assert slack.minutes >= 0
