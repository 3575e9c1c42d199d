"""Dates and floats of the network: by hand, by brute force, and by what they promise."""

from dataclasses import replace
from functools import cache
from itertools import accumulate

import pytest
from hypothesis import given

from rooftree.engine import OFFICE_HOURS, Activity, Dependency, Problem, network
from tests.engine.examples import (
    CALENDARS,
    FIVE,
    FRIDAY,
    MONDAY,
    NINE,
    WEEK,
    is_open,
    problems,
)

HOUR = 60
FIRST, LAST = -2 * WEEK, 12 * WEEK  # no small problem reaches beyond


def pair(dependency_type, lag, start=0, *, calendar=None, lengths=(5, 3)):
    """Return the dates of b, which waits for a."""
    problem = Problem(
        start,
        (
            Activity("a", lengths[0], calendar=calendar),
            Activity("b", lengths[1], calendar=calendar),
        ),
        (Dependency("a", "b", dependency_type, lag),),
        calendars={"office": OFFICE_HOURS},
    )
    dates = network(problem).dates["b"]
    return dates.early_start, dates.early_finish


@pytest.mark.parametrize(
    ("dependency_type", "lag", "dates"),
    [
        ("FS", 0, (5, 8)),
        ("FS", 2, (7, 10)),
        ("FS", -2, (3, 6)),
        ("FS", -9, (0, 3)),  # not before the plan
        ("SS", 0, (0, 3)),
        ("SS", 4, (4, 7)),
        ("SS", -4, (0, 3)),
        ("FF", 0, (2, 5)),
        ("FF", 2, (4, 7)),
        ("FF", -1, (1, 4)),
        ("SF", 0, (0, 3)),
        ("SF", 7, (4, 7)),
        ("SF", -2, (0, 3)),
    ],
)
def test_each_type_of_dependency_holds_with_its_lag(dependency_type, lag, dates):
    assert pair(dependency_type, lag) == dates


@pytest.mark.parametrize(
    ("dependency_type", "lag", "dates"),
    [
        ("FS", 0, (MONDAY + NINE, MONDAY + NINE + 3 * HOUR)),
        ("FS", 4 * HOUR, (MONDAY + NINE + 4 * HOUR, MONDAY + NINE + 7 * HOUR)),
        ("FS", -HOUR, (FRIDAY + FIVE - HOUR, MONDAY + NINE + 2 * HOUR)),
        ("SS", 9 * HOUR, (MONDAY + NINE + 5 * HOUR, MONDAY + FIVE)),
        ("FF", 2 * HOUR, (FRIDAY + FIVE - HOUR, MONDAY + NINE + 2 * HOUR)),
        ("FF", -HOUR, (FRIDAY + FIVE - 4 * HOUR, FRIDAY + FIVE - HOUR)),
        ("SF", 5 * HOUR, (FRIDAY + FIVE - 2 * HOUR, MONDAY + NINE + HOUR)),
    ],
)
def test_lags_and_work_pause_over_the_weekend(dependency_type, lag, dates):
    start = FRIDAY + FIVE - 4 * HOUR  # a takes the last four hours of Friday
    found = pair(dependency_type, lag, start, calendar="office", lengths=(4 * HOUR, 3 * HOUR))
    assert found == dates


def test_a_milestone_is_where_its_predecessor_ends_and_not_next_morning():
    problem = Problem(
        FRIDAY + NINE,
        (Activity("a", 8 * HOUR, calendar="office"), Activity("done", calendar="office")),
        (Dependency("a", "done"),),
        calendars={"office": OFFICE_HOURS},
    )
    assert network(problem).dates["done"].early_start == FRIDAY + FIVE


def test_a_diamond_has_its_critical_path_and_floats():
    problem = Problem(
        activities=(Activity("a", 2), Activity("b", 5), Activity("c", 1), Activity("d", 3)),
        dependencies=(
            Dependency("a", "b"),
            Dependency("a", "c"),
            Dependency("b", "d"),
            Dependency("c", "d"),
        ),
    )
    found = network(problem)
    assert found.finish == 10
    assert found.critical_path == ("a", "b", "d")
    assert found.dates["c"].total_float == found.dates["c"].free_float == 4
    assert (found.dates["c"].late_start, found.dates["c"].late_finish) == (6, 7)


def test_float_that_a_follower_shares_is_total_and_not_free():
    problem = Problem(
        activities=(Activity("a", 1), Activity("b", 1), Activity("long", 9)),
        dependencies=(Dependency("a", "b"),),
    )
    dates = network(problem).dates
    assert (dates["a"].total_float, dates["a"].free_float) == (7, 0)
    assert (dates["b"].total_float, dates["b"].free_float) == (7, 7)


def test_a_deadline_that_cannot_hold_makes_negative_float():
    problem = Problem(
        activities=(Activity("a", 4), Activity("b", 3, deadline=5)),
        dependencies=(Dependency("a", "b"),),
    )
    dates = network(problem).dates
    assert dates["a"].total_float == dates["b"].total_float == -2
    assert dates["a"].is_critical


def test_a_later_horizon_gives_everybody_room():
    found = network(Problem(activities=(Activity("a", 4),)), horizon=10)
    assert found.dates["a"].total_float == 6
    assert found.critical_path == ()


def test_float_is_counted_in_working_minutes():
    problem = Problem(
        FRIDAY + NINE,
        (
            Activity("long", 16 * HOUR, calendar="office"),
            Activity("short", HOUR, calendar="office"),
        ),
        calendars={"office": OFFICE_HOURS},
    )
    assert network(problem).dates["short"].total_float == 15 * HOUR


def test_an_empty_problem_ends_where_it_starts():
    assert network(Problem(start=7)).finish == 7


@given(problems(most=4))
def test_early_dates_are_those_of_brute_force(problem):
    found = network(problem).dates
    places = {}
    for activity in problem.activities:
        places[activity.key] = first_place(problem, activity, places)
        dates = found[activity.key]
        assert (dates.early_start, dates.early_finish) == places[activity.key]


def first_place(problem, activity, places):
    """Try one minute after the other."""
    at = max(problem.start, activity.earliest or 0)
    while True:
        finish = finish_of(problem, activity, at)
        if finish is not None and all(
            holds(problem, activity, dependency, places[dependency.before], (at, finish))
            for dependency in problem.dependencies
            if dependency.after == activity.key
        ):
            return at, finish
        at += 1


@cache
def worked_before(names):
    """Return, for each minute from FIRST on, how many minutes all calendars worked before it."""
    opens = (all(is_open(CALENDARS[name], at) for name in names) for at in range(FIRST, LAST))
    return list(accumulate(opens, initial=0))


def minutes_worked(names, start, finish):
    counts = worked_before(frozenset(names) - {None})
    return counts[finish - FIRST] - counts[start - FIRST]


def names_of(problem, activity):
    calendar_of = {each.key: each.calendar for each in problem.resources}
    return {activity.calendar, *(calendar_of[key] for key in activity.demands)}


def works(problem, activity, at):
    return minutes_worked(names_of(problem, activity), at, at + 1)


def finish_of(problem, activity, start):
    left, at = activity.duration, start
    if left and not works(problem, activity, at):
        return None
    while left:
        left -= works(problem, activity, at)
        at += 1
    return at


def holds(problem, after, dependency, before, place):
    waited_for = before[dependency.type[0] == "F"]
    waiting = place[dependency.type[1] == "F"]
    if not dependency.lag:
        return waiting >= waited_for
    names = names_of(problem, after) if after.calendar is None else {after.calendar}
    return minutes_worked(names, waited_for, waiting) >= dependency.lag


def delayed(problem, key, until):
    return replace(
        problem,
        activities=tuple(
            replace(each, earliest=until) if each.key == key else each
            for each in problem.activities
        ),
    )


@given(problems())
def test_a_delay_up_to_the_late_start_keeps_the_end_and_one_minute_more_does_not(problem):
    before = network(problem)
    for key, dates in before.dates.items():
        assert network(delayed(problem, key, dates.late_start)).finish == before.finish
        assert network(delayed(problem, key, dates.late_start + 1)).finish > before.finish


@given(problems())
def test_a_delay_within_the_free_float_moves_nobody_else(problem):
    before = network(problem)
    for key, dates in before.dates.items():
        later = first_start_after(problem, key, dates)
        after = network(delayed(problem, key, later)).dates
        for other in set(before.dates) - {key}:
            assert after[other].early_start == before.dates[other].early_start


def first_start_after(problem, key, dates):
    """Return the start with which the free float is used up."""
    activity = next(each for each in problem.activities if each.key == key)
    at, left = dates.early_start, dates.free_float
    while left:
        left -= works(problem, activity, at)
        at += 1
    return at
