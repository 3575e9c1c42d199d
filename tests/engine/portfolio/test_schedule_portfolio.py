"""Plans of many projects: sound always, early, bounded from below, the same for the same seed."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import Activity, Calendar, Dependency, Problem, Resource
from rooftree.engine.check import violations
from rooftree.engine.parts import Mode, Project, Reduction
from rooftree.engine.portfolio import schedule_portfolio

SAMPLES = 400


def portfolio(durations, needs, links, capacity=3, **others):
    """Return activities of two projects in turn, with one team."""
    return Problem(
        activities=tuple(
            Activity(str(i), duration, {"team": need}, project="AB"[i % 2])
            for i, (duration, need) in enumerate(zip(durations, needs, strict=True))
        ),
        dependencies=tuple(
            Dependency(str(before), str(after))
            for after, before in enumerate(links, 1)
            if before < after
        ),
        resources=(Resource("team", capacity),),
        projects=(Project("A"), Project("B", release=2)),
        **others,
    )


lists_of_five = {
    "durations": st.lists(st.integers(0, 4), min_size=5, max_size=5),
    "needs": st.lists(st.integers(0, 3), min_size=5, max_size=5),
    "links": st.lists(st.integers(0, 6), min_size=4, max_size=4),
}


@settings(max_examples=40, deadline=None)
@given(**lists_of_five)
def test_tiny_portfolios_are_planned_as_well_as_all_orders_can(durations, needs, links):
    problem = portfolio(durations, needs, links)
    plan = schedule_portfolio(problem, samples=SAMPLES)
    assert violations(problem, plan) == []
    best = min(end for order in permutations(range(5)) if (end := end_of(problem, order)))
    assert plan.makespan == best
    assert plan.lower_bound <= best


def end_of(problem, order):
    """Return the makespan of serial scheduling in `order`, or None when it is no possible one."""
    finish, used = {}, {}
    for i in order:
        activity = problem.activities[i]
        waits = [int(each.before) for each in problem.dependencies if int(each.after) == i]
        if any(before not in finish for before in waits):
            return None
        at = max([2 * (i % 2), *(finish[before] for before in waits)])
        need, length = activity.demands["team"], activity.duration
        while any(used.get(t, 0) + need > 3 for t in range(at, at + length)):
            at += 1
        for t in range(at, at + length):
            used[t] = used.get(t, 0) + need
        finish[i] = at + length
    return max(finish.values())


@settings(max_examples=30, deadline=None)
@given(data=st.data(), **lists_of_five)
def test_every_plan_is_sound_also_with_all_dependency_types_and_people_away(
    data, durations, needs, links
):
    kinds = st.tuples(st.sampled_from(["FS", "SS", "FF", "SF"]), st.integers(-2, 3))
    problem = portfolio(durations, needs, [])
    problem = Problem(
        activities=problem.activities,
        dependencies=tuple(
            Dependency(str(before), str(after), *data.draw(kinds))
            for after, before in enumerate(links, 1)
            if before < after
        ),
        resources=(Resource("team", 3, reductions=(Reduction(3, 6, data.draw(amounts)),)),),
        projects=problem.projects,
    )
    assert violations(problem, schedule_portfolio(problem, samples=SAMPLES)) == []


amounts = st.integers(1, 3)


def test_people_away_in_the_middle_do_not_break_long_searches():
    problem = Problem(
        activities=tuple(Activity(str(i), 1 + i % 5, {"team": 1 + i % 3}) for i in range(40)),
        dependencies=tuple(Dependency(str(i), str(i + 7)) for i in range(30)),
        resources=(Resource("team", 4, reductions=(Reduction(5, 9, 3), Reduction(20, 30, 2))),),
    )
    for seed in range(5):
        assert violations(problem, schedule_portfolio(problem, samples=200, seed=seed)) == []


def test_a_common_calendar_is_kept():
    days = Calendar(week=(((540, 1020),),) * 5 + ((), ()))
    problem = Problem(
        activities=(
            Activity("a", 600, {"team": 2}),
            Activity("done"),
            Activity("b", 60, {"team": 1}),
            Activity("c", 300, {"team": 2}),
        ),
        dependencies=(Dependency("a", "done"), Dependency("done", "b", lag=30)),
        resources=(Resource("team", 2, "days"),),
        calendars={"days": days},
    )
    plan = schedule_portfolio(problem, samples=50)
    assert violations(problem, plan) == []
    assert plan.assignments["done"].start == plan.assignments["a"].finish


def test_calendars_that_differ_and_modes_are_left_to_others():
    nights = Calendar(week=(((0, 300),),) * 7)
    problem = Problem(
        activities=(
            Activity("a", 60, {"team": 1}),
            Activity("b", 60),
            Activity("c", modes=(Mode("quick", 5, {"team": 1}),)),
        ),
        resources=(Resource("team", 1, "nights"),),
        calendars={"nights": nights},
    )
    assert violations(problem, schedule_portfolio(problem, samples=20)) == []


def test_more_than_there_is_cannot_be_planned():
    problem = portfolio([2, 1], [4, 1], [0])
    plan = schedule_portfolio(problem, samples=SAMPLES)
    assert plan.status == "infeasible"
    assert "demand-over-capacity" in {finding.code for finding in plan.findings}


def test_late_work_is_found():
    activities = (Activity("a", 3, {"team": 1}, due=1),)
    problem = Problem(activities=activities, resources=(Resource("team", 1),))
    plan = schedule_portfolio(problem, samples=SAMPLES)
    assert [finding.code for finding in plan.findings] == ["late"]
    assert plan.status == "optimal"


def test_of_plans_that_end_at_the_same_time_the_least_late_is_taken():
    problem = Problem(
        activities=tuple(
            Activity(f"{project}{i}", 2, {"team": 1}, project=project)
            for project in "ABC"
            for i in range(3)
        ),
        resources=(Resource("team", 1),),
        projects=(Project("A"), Project("B", due=12, weight=2), Project("C", due=6, weight=9)),
    )
    plan = schedule_portfolio(problem, samples=4_000)
    ends = {
        key: max(at.finish for name, at in plan.assignments.items() if name[0] == key)
        for key in "ABC"
    }
    assert (plan.makespan, plan.status) == (18, "optimal")
    assert ends == {"A": 18, "B": 12, "C": 6}


def test_what_must_wait_makes_the_bound_better_than_energy_alone():
    problem = portfolio([2, 2, 2, 2], [3, 3, 3, 3], [], capacity=3)
    later = Problem(
        activities=problem.activities,
        resources=problem.resources,
        projects=(Project("A", release=5), Project("B", release=4)),
    )
    assert schedule_portfolio(later, samples=SAMPLES).lower_bound == 12


@pytest.mark.parametrize("workers", [1, 3])
def test_the_same_seed_gives_the_same_plan(workers):
    durations = [1 + i * 7 % 5 for i in range(40)]
    problem = portfolio(
        durations, [1 + i % 2 for i in range(40)], [(i * 3) % 30 for i in range(39)]
    )
    plans = [
        schedule_portfolio(problem, samples=SAMPLES, seed=3, workers=workers) for _ in range(2)
    ]
    assert plans[0] == plans[1]


def test_stopping_at_once_leaves_a_sound_plan_and_progress_was_told():
    problem = portfolio([3] * 20, [2] * 20, [0] * 19)
    told = []
    plan = schedule_portfolio(problem, seconds=30, on_progress=told.append, stop=lambda: True)
    assert violations(problem, plan) == []
    assert told[-1].value == plan.makespan


def test_nothing_to_plan_is_a_plan():
    assert schedule_portfolio(Problem()).makespan == 0
