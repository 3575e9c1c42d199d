"""Problems are sound or say what is wrong with them, and travel as JSON."""

import re

import pytest
from hypothesis import given

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Problem,
    ProblemError,
    Reduction,
    Resource,
    Span,
)
from tests.engine.examples import problems


def faults(**parts):
    with pytest.raises(ProblemError) as caught:
        Problem(**parts)
    return caught.value.faults


@given(problems(fixed=True))
def test_a_problem_comes_back_from_json_as_it_went(problem):
    assert Problem.from_json(problem.to_json()) == problem


@pytest.mark.parametrize(
    ("activity", "fault"),
    [
        (Activity("a", -1), "activity a has the duration -1"),
        (Activity("a", 1.5), "activity a has the duration 1.5"),
        (Activity("a", True), "activity a has the duration True"),
        (Activity("a", weight=-2), "activity a has the weight -2"),
        (Activity("a", due="soon"), "activity a has due 'soon'"),
        (Activity("a", demands={"r": -1}), "activity a has the demand of r -1"),
        (Activity("a", demands={"x": 1}), "activity a demands the unknown resource x"),
        (Activity("a", calendar="x"), "activity a names the unknown calendar x"),
        (Activity("a", priority=None), "activity a has the priority None"),
        (Activity(""), "the activity key '' is not a name"),
        (
            Activity("a", remaining=1),
            "activity a needs both an actual start and what remains, or neither",
        ),
        (
            Activity("a", pinned=1, actual_start=0, remaining=1),
            "activity a is both pinned and under way",
        ),
    ],
)
def test_a_faulty_activity_is_named(activity, fault):
    assert faults(activities=(activity,), resources=(Resource("r"),)) == (fault,)


@pytest.mark.parametrize(
    ("resource", "fault"),
    [
        (Resource("r", -1), "resource r has the capacity -1"),
        (Resource("r", calendar="x"), "resource r names the unknown calendar x"),
        (Resource("r", 1, None, (Reduction(5, 5, 1),)), "resource r has a reduction from 5 to 5"),
        (Resource("r", 1, None, (Reduction(5, 6, -1),)), "resource r has a reduction by -1"),
    ],
)
def test_a_faulty_resource_is_named(resource, fault):
    assert faults(resources=(resource,)) == (fault,)


@pytest.mark.parametrize(
    ("calendar", "fault"),
    [
        (Calendar(week=()), "calendar c: the week has 0 days instead of 7"),
        (
            Calendar(week=(((600, 540),),) + ((),) * 6),
            "calendar c: day 0 has the shift (600, 540), which is not within 0 to 1440",
        ),
        (
            Calendar(OFFICE_HOURS.week, closed=(Span(9, 3),)),
            "calendar c: the span 9 to 3 does not run forwards",
        ),
        (
            Calendar(OFFICE_HOURS.week, closed=(Span(0, 10**9),)),
            "calendar c: the span 0 to 1000000000 is longer than a hundred years",
        ),
    ],
)
def test_a_faulty_calendar_is_named(calendar, fault):
    assert faults(calendars={"c": calendar}) == (fault,)


def test_every_fault_is_named_at_once():
    found = faults(
        activities=(Activity("a", -1), Activity("a", -2)),
        dependencies=(Dependency("a", "z"), Dependency("y", "a", "XX", 0.5)),
    )
    assert found == (
        "activity a is there twice",
        "activity a has the duration -1",
        "activity a has the duration -2",
        "dependency a → z names the unknown activity z",
        "dependency y → a names the unknown activity y",
        "dependency y → a has the type 'XX'",
        "dependency y → a has the lag 0.5",
    )


def test_a_circle_is_named_item_by_item_whatever_the_types():
    activities = tuple(Activity(key) for key in "abcd")
    dependencies = (
        Dependency("d", "a"),
        Dependency("a", "b", "SS"),
        Dependency("b", "c", "FF", -5),
        Dependency("c", "a", "SF"),
    )
    found = faults(activities=activities, dependencies=dependencies)
    assert found == ("dependencies run in a circle: a → b → c → a",)


def test_a_long_chain_is_no_circle_and_no_danger():
    activities = tuple(Activity(str(i)) for i in range(5_000))
    chain = tuple(Dependency(str(i), str(i + 1)) for i in range(4_999))
    assert Problem(activities=activities, dependencies=chain)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[" * 100_000, "this is not JSON"),
        ("[]", "the problem is not an object"),
        ('{"activities": 1}', "activities is not a list"),
        ('{"activities": [{}]}', "activities[0] lacks key"),
        (
            '{"activities": [{"key": "a", "colour": 1}]}',
            "activities[0] has the unknown field colour",
        ),
        (
            '{"activities": [{"key": "a", "demands": []}]}',
            "activities[0].demands has the wrong shape",
        ),
        ('{"activities": [{"key": "a", "due": {}}]}', "activities[0].due has the wrong shape"),
        ('{"calendars": []}', "calendars is not an object"),
        ('{"calendars": {"c": {"week": 5}}}', "calendar c.week is not a list of lists of pairs"),
        ('{"calendars": {"c": {"week": [[[1]]]}}}', "the week has 1 days"),
        ('{"resources": [{"key": "r", "reductions": 3}]}', "resources[0].reductions is not a list"),
        ('{"start": null}', "the start None is not a whole number of minutes"),
    ],
)
def test_json_of_another_shape_is_refused_with_the_place(text, fault):
    with pytest.raises(ProblemError, match=re.escape(fault)) as caught:
        Problem.from_json(text)
    assert caught.value.faults
