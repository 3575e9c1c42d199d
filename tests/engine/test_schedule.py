"""Plans: sound by the independent judge, as good as can be on tiny cases, honest about the rest."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Plan,
    Problem,
    Project,
    Reduction,
    Resource,
    Span,
    schedule,
)
from rooftree.engine.check import violations
from rooftree.engine.compilation import compiled
from rooftree.engine.kernels.serial import serial
from rooftree.engine.schedule import grid
from rooftree.engine.schedule.direction import Direction
from rooftree.engine.schedule.grid import Grid, fits
from rooftree.engine.schedule.sgs import Generator
from tests.engine.examples import DAY, FIVE, FRIDAY, MONDAY, NINE, problems

ADA = Resource("ada", 1000, "office")
OFFICE = {"office": OFFICE_HOURS}
HOUR = 60


def starts(plan):
    return {key: place.start for key, place in plan.assignments.items()}


def codes(plan):
    return [finding.code for finding in plan.findings]


@given(problems(), st.sampled_from(["lst", "lft", "slack", "priority", "list"]))
def test_every_plan_keeps_every_constraint(problem, rule):
    assert violations(problem, schedule(problem, rule=rule)) == []


@settings(max_examples=40)
@given(problems(), st.integers(0, 9))
def test_every_plan_of_a_search_keeps_every_constraint(problem, seed):
    plan = schedule(problem, samples=30, seed=seed)
    assert violations(problem, plan) == []
    assert plan.makespan <= schedule(problem).makespan


@settings(max_examples=40)
@given(problems(most=12, calendars=False), st.integers(0, 9))
def test_every_plan_on_slots_keeps_every_constraint(problem, seed):
    assert fits(compiled(problem))
    assert violations(problem, schedule(problem, samples=300, seed=seed)) == []


@given(problems(most=12, calendars=False))
def test_slots_and_steps_make_the_same_schedule(problem):
    numbers = compiled(problem)
    for side, floor in ((numbers, numbers.start), (numbers.mirrored(10**15), -3)):
        order = Direction(side).by_rank([0.0] * len(side.keys))
        expected = Generator(side).dates(order, floor)
        assert serial.__module__ == grid.KERNEL
        assert Grid(side).dates(order, floor) == expected
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(grid, "KERNEL", "not loaded")
            assert Grid(side).dates(order, floor) == expected


@settings(max_examples=40)
@given(problems(most=5, lags=False))
def test_a_search_finds_the_best_of_all_orders_of_a_tiny_problem(problem):
    numbers = compiled(problem)
    direction = Direction(numbers)
    ends = [
        direction.end(direction.dates(direction.by_rank(ranks), numbers.start))
        for ranks in permutations(range(len(problem.activities)))
    ]
    plan = schedule(problem, samples=600)
    assert plan.makespan == min(ends) - problem.start
    assert plan.lower_bound <= plan.makespan


@settings(max_examples=40)
@given(problems(fixed=True, lags=False))
def test_fixed_work_keeps_its_place_and_what_it_breaks_is_found(problem):
    plan = schedule(problem, samples=10)
    for activity in problem.activities:
        fixed = activity.pinned if activity.actual_start is None else activity.actual_start
        if fixed is not None and activity.key in plan.assignments:
            assert plan.assignments[activity.key].start == fixed
    assert plan.findings or violations(problem, plan) == []
    if violations(problem, plan):
        assert plan.status == "infeasible"


def test_one_person_does_one_thing_at_a_time():
    work = tuple(Activity(key, 4 * HOUR, {"ada": 1000}) for key in "abc")
    plan = schedule(Problem(NINE, work, (), (ADA,), OFFICE), rule="list")
    assert starts(plan) == {"a": NINE, "b": NINE + 4 * HOUR, "c": DAY + NINE}
    assert plan.status == "optimal"


def test_half_loads_share_a_day():
    work = tuple(Activity(key, 8 * HOUR, {"ada": 500}) for key in "abc")
    plan = schedule(Problem(NINE, work, (), (ADA,), OFFICE), rule="list")
    assert starts(plan) == {"a": NINE, "b": NINE, "c": DAY + NINE}


def test_work_pauses_over_the_weekend():
    work = (Activity("a", 12 * HOUR, {"ada": 1000}),)
    plan = schedule(Problem(FRIDAY + NINE, work, (), (ADA,), OFFICE))
    assert plan.assignments["a"].finish == MONDAY + NINE + 4 * HOUR


def test_a_pause_leaves_a_shared_team_to_others():
    away = Calendar(OFFICE_HOURS.week, closed=(Span(DAY, 2 * DAY, "holiday"),))
    problem = Problem(
        NINE,
        (
            Activity("a", 16 * HOUR, {"ada": 1000, "team": 1000}),
            Activity("b", 8 * HOUR, {"team": 1000}),
        ),
        (),
        (Resource("ada", 1000, "away"), Resource("team", 1000, "office")),
        {**OFFICE, "away": away},
    )
    plan = schedule(problem, rule="list")
    assert plan.assignments["a"].finish == 2 * DAY + FIVE
    assert plan.assignments["b"].start == DAY + NINE
    assert violations(problem, plan) == []


def test_a_reduction_leaves_only_the_rest_of_a_team():
    team = Resource("team", 2000, "office", (Reduction(0, DAY, 1000),))
    work = tuple(Activity(key, 8 * HOUR, {"team": 1000}) for key in "abc")
    plan = schedule(Problem(NINE, work, (), (team,), OFFICE), rule="list")
    assert starts(plan) == {"a": NINE, "b": DAY + NINE, "c": DAY + NINE}


def test_priority_goes_first_where_the_rule_asks_it():
    work = (Activity("a", HOUR, {"ada": 1000}), Activity("b", HOUR, {"ada": 1000}, priority=3))
    plan = schedule(Problem(NINE, work, (), (ADA,), OFFICE), rule="priority")
    assert starts(plan) == {"a": NINE + HOUR, "b": NINE}


def test_work_under_way_goes_on_and_has_only_its_rest_to_do():
    work = (
        Activity("a", 99 * HOUR, {"ada": 1000}, actual_start=-DAY, remaining=2 * HOUR),
        Activity("b", HOUR, {"ada": 1000}),
    )
    plan = schedule(Problem(NINE, work, (), (ADA,), OFFICE))
    assert (plan.assignments["a"].start, plan.assignments["a"].finish) == (-DAY, NINE + 2 * HOUR)
    assert plan.assignments["b"].start == NINE + 2 * HOUR


def test_more_work_under_way_than_a_person_can_do_is_found_with_its_hours():
    work = tuple(Activity(key, 0, {"ada": 600}, actual_start=0, remaining=HOUR) for key in "ab")
    plan = schedule(Problem(NINE, work, (), (ADA,), OFFICE))
    (finding,) = plan.findings
    assert (finding.code, finding.keys) == ("over-capacity", ("a", "b", "ada"))
    assert (finding.start, finding.finish) == (NINE, NINE + HOUR)
    assert plan.status == "infeasible"


def test_a_pin_before_its_predecessor_ends_is_found_by_name():
    work = (Activity("a", 5), Activity("b", 1, pinned=2))
    plan = schedule(Problem(0, work, (Dependency("a", "b"),)))
    (finding,) = plan.findings
    assert (finding.code, finding.keys) == ("dependency-broken", ("b", "a"))
    assert starts(plan) == {"a": 0, "b": 2}


def test_a_pin_at_night_is_found():
    plan = schedule(
        Problem(0, (Activity("a", HOUR, {"ada": 1000}, pinned=60),), (), (ADA,), OFFICE)
    )
    assert codes(plan) == ["pinned-outside-working-time"]


def test_a_pin_before_the_earliest_start_is_found():
    plan = schedule(Problem(0, (Activity("a", 1, pinned=3, earliest=8),)))
    assert codes(plan) == ["fixed-too-early"]


def test_a_missed_due_date_is_a_finding_and_the_plan_stays_feasible():
    plan = schedule(Problem(0, (Activity("a", 5, due=3),)))
    (finding,) = plan.findings
    assert (finding.code, finding.keys, finding.start, finding.finish) == ("late", ("a",), 3, 5)
    assert plan.status == "optimal"


def test_a_deadline_out_of_reach_makes_the_problem_infeasible():
    plan = schedule(Problem(0, (Activity("a", 5, deadline=3),)))
    assert codes(plan) == ["deadline-out-of-reach", "deadline-missed"]
    assert plan.status == "infeasible"


def test_a_deadline_missed_for_want_of_people_leaves_it_unknown():
    work = (Activity("a", 5, {"r": 1}), Activity("b", 5, {"r": 1}, deadline=5))
    plan = schedule(Problem(0, work, (), (Resource("r", 1),)), rule="list")
    assert codes(plan) == ["deadline-missed"]
    assert plan.status == "unknown"


def test_what_nobody_can_do_is_left_out_with_all_that_waits_for_it():
    problem = Problem(
        0,
        (
            Activity("a", 5, {"r": 9}),
            Activity("b", 5),
            Activity("c", 5, calendar="never"),
            Activity("d", 5),
        ),
        (Dependency("a", "b"),),
        (Resource("r", 2),),
        {"never": Calendar(((),) * 7)},
    )
    plan = schedule(problem, samples=9)
    assert [(each.code, each.keys) for each in plan.findings] == [
        ("demand-over-capacity", ("a", "r")),
        ("no-working-time", ("c", "never")),
        ("blocked", ("b", "a")),
    ]
    assert starts(plan) == {"d": 0}
    assert plan.status == "infeasible"


@pytest.mark.parametrize("seconds", [0.0, 0.01])
def test_nothing_to_plan_is_a_plan(seconds):
    plan = schedule(Problem(5), seconds=seconds)
    assert (plan.status, plan.makespan, plan.lower_bound) == ("optimal", 0, 0)


@settings(max_examples=20)
@given(problems(most=10, calendars=False), st.integers(0, 5))
def test_the_same_seed_and_number_of_samples_make_the_same_plan(problem, seed):
    assert schedule(problem, samples=250, seed=seed) == schedule(problem, samples=250, seed=seed)


def test_a_search_ends_when_its_time_is_over():
    work = tuple(Activity(str(i), 3 + i % 4, {"r": 1 + i % 3}) for i in range(60))
    plan = schedule(Problem(0, work, (), (Resource("r", 4),)), seconds=0.05)
    assert plan.schedules >= 1
    assert plan.makespan >= plan.lower_bound


def test_the_work_of_a_resource_bounds_the_end():
    work = tuple(Activity(str(i), 3, {"r": 2}) for i in range(5))
    plan = schedule(Problem(0, work, (), (Resource("r", 5),)))
    assert (plan.lower_bound, plan.makespan) == (8, 9)
    assert plan.status == "feasible"


def test_activities_too_large_to_share_a_resource_bound_the_end():
    work = tuple(Activity(str(i), 3, {"r": 2}) for i in range(3))
    plan = schedule(Problem(0, work, (), (Resource("r", 3),)))
    assert (plan.status, plan.lower_bound) == ("optimal", 9)


@given(problems(fixed=True))
def test_a_plan_comes_back_from_json_as_it_went(problem):
    plan = schedule(problem)
    assert Plan.from_json(plan.to_json()) == plan


@given(problems(), st.integers(1, 2000))
def test_waiting_to_begin_never_ends_a_network_earlier(problem, delay):
    later = replace(problem, start=problem.start + delay)
    assert (
        schedule(later).lower_bound + later.start >= schedule(problem).lower_bound + problem.start
    )


def test_work_pinned_before_the_release_of_its_project_is_found():
    work = (Activity("early", 3, pinned=2, project="garden"),)
    problem = Problem(0, work, projects=(Project("garden", release=5),))

    plan = schedule(problem)

    assert plan.status == "infeasible"
    assert [(each.code, each.start, each.finish) for each in plan.findings] == [
        ("fixed-too-early", 2, 5)
    ]
