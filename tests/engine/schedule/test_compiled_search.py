"""The compiled search: sound plans, proofs that hold, the same plan for a seed, an end when told."""

import itertools
from dataclasses import replace
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Problem,
    Reduction,
    Resource,
    Span,
    schedule,
)
from rooftree.engine.check import violations
from rooftree.engine.compilation import compiled
from rooftree.engine.schedule.slots import slots_of
from tests.engine.examples import problems

AWAY = {"ada": (5 * 1440, 7 * 1440), "bob": (1440, 3 * 1440)}


def busy(count=40, capacity=4):
    """Return work that no search proves to be planned best at once."""
    work = tuple(
        Activity(str(i), 3 + i * 7 % 11, {"r": 1 + i % 3, "s": 1 + i * 5 % 3}) for i in range(count)
    )
    links = tuple(Dependency(str(i), str(i + 3 + i % 4)) for i in range(count - 7))
    return Problem(0, work, links, (Resource("r", capacity), Resource("s", capacity)))


@settings(max_examples=60, deadline=None)
@given(problems(most=10, fixed=True), st.integers(0, 5))
def test_every_plan_of_a_counted_search_keeps_what_one_pass_keeps(problem, seed):
    plan, first = schedule(problem, samples=150, seed=seed), schedule(problem)
    assert plan.makespan <= first.makespan
    if not violations(problem, first):
        assert violations(problem, plan) == []


@settings(max_examples=15, deadline=None)
@given(problems(most=7, calendars=False))
def test_a_timed_search_ends_with_a_proof_on_small_problems(problem):
    plan = schedule(problem, seconds=20)
    assert violations(problem, plan) == []
    if plan.status in {"optimal", "feasible"}:
        assert plan.status == "optimal"
        assert plan.lower_bound == plan.makespan
    for order in itertools.islice(itertools.permutations(problem.activities), 24):
        assert schedule(replace(problem, activities=order), rule="list").makespan >= plan.makespan


def test_the_same_seed_and_count_make_the_same_plan_and_another_seed_may_not():
    problem = busy(80, 5)
    plans = [schedule(problem, samples=700, seed=seed) for seed in (1, 1, 2, 3, 4)]
    assert plans[0] == plans[1]
    assert any(plan != plans[0] for plan in plans)


def test_more_schedules_are_never_worse():
    problem = busy(60)
    ends = [schedule(problem, samples=count).makespan for count in (1, 300, 3000)]
    assert ends == sorted(ends, reverse=True)


def test_capacity_that_falls_for_a_while_is_kept_by_the_search():
    away = (Reduction(5, 20, 3), Reduction(30, 33, 4))
    problem = replace(busy(), resources=(Resource("r", 4, None, away), Resource("s", 4)))
    assert slots_of(compiled(problem)) is not None
    plan = schedule(problem, samples=500)
    assert violations(problem, plan) == []
    assert violations(problem, schedule(problem, seconds=0.5)) == []


def test_a_search_can_be_stopped_at_any_moment():
    problem = busy(80)
    asked = itertools.count()
    began = monotonic()
    plan = schedule(problem, seconds=60, stop=lambda: next(asked) > 5)
    assert monotonic() - began < 20
    assert violations(problem, plan) == []


def test_progress_falls_to_the_plan_and_never_below_the_bound():
    heard = []
    plan = schedule(busy(60), seconds=1.5, on_progress=heard.append)
    values = [each.value for each in heard]
    assert values == sorted(values, reverse=True)
    assert values[-1] == plan.makespan
    assert all(each.bound <= each.value for each in heard)
    assert heard[-1].gap == pytest.approx(plan.makespan / plan.lower_bound - 1)


def test_a_plan_that_one_pass_proves_is_told_too():
    heard = []
    problem = Problem(0, (Activity("a", 5), Activity("b", 3)), (Dependency("a", "b"),))
    schedule(problem, seconds=1, on_progress=heard.append)
    assert [(each.value, each.bound, each.gap) for each in heard] == [(8, 8, 0.0)]


def test_work_under_calendars_of_its_own_is_searched_compiled():
    office = {
        name: Calendar(OFFICE_HOURS.week, closed=(Span(*away),)) for name, away in AWAY.items()
    }
    work = tuple(
        Activity(str(i), 60 * (1 + i * 7 % 9), {"ada": i % 4 * 250, "bob": i * 3 % 5 * 250})
        for i in range(40)
    )
    links = tuple(Dependency(str(i), str(i + 3 + i % 4)) for i in range(33))
    people = tuple(Resource(name, 1000, name) for name in office)
    problem = Problem(540, work, links, people, office)
    plan = schedule(problem, samples=2_000)
    assert violations(problem, plan) == []
    assert plan.makespan < schedule(problem).makespan


def test_slots_are_as_long_as_all_durations_allow():
    work = (Activity("a", 480, {"r": 500}), Activity("b", 120, {"r": 1000}, earliest=60))
    slots = slots_of(compiled(Problem(0, work, (), (Resource("r", 1000),))))
    assert slots.unit == 60
    assert slots.forwards.durations.tolist() == [8, 2]
