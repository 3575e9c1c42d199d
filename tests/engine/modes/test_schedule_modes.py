"""Plans with modes: sound always, best on tiny cases, the same for the same seed."""

from itertools import permutations, product
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine import Activity, Calendar, Dependency, Problem, Resource
from rooftree.engine.check import violations
from rooftree.engine.modes import schedule_modes
from rooftree.engine.modes.warming import warm
from rooftree.engine.parts import Mode, Project, Reduction

SAMPLES = 600


def problem_of(*activities, dependencies=(), resources=(), **others):
    return Problem(
        activities=tuple(activities),
        dependencies=tuple(dependencies),
        resources=tuple(resources),
        **others,
    )


PEOPLE = Resource("people", 2)
MONEY = Resource("money", 4, kind="nonrenewable")
QUICK = Mode("quick", 2, {"people": 2, "money": 3})
SLOW = Mode("slow", 5, {"people": 1})


def test_the_quick_mode_goes_to_whom_it_helps_when_money_lasts_for_one():
    first = Activity("first", modes=(QUICK, SLOW))
    problem = problem_of(
        first,
        Activity("second", modes=(QUICK, SLOW)),
        dependencies=[Dependency("first", "second")],
        resources=[PEOPLE, MONEY],
    )
    plan = schedule_modes(problem, samples=SAMPLES)
    assert violations(problem, plan) == []
    assert (plan.status, plan.makespan) == ("optimal", 7)
    assert sorted(place.mode for place in plan.assignments.values()) == ["quick", "slow"]


def test_too_little_of_everything_is_found_and_still_planned():
    problem = problem_of(
        *(Activity(key, modes=(QUICK, Mode("dear", 1, {"money": 4}))) for key in "ab"),
        resources=[PEOPLE, MONEY],
    )
    plan = schedule_modes(problem, samples=SAMPLES)
    assert plan.status == "infeasible"
    assert "material-short" in {finding.code for finding in plan.findings}
    assert set(plan.assignments) == {"a", "b"}


def test_two_stocks_that_no_choice_satisfies_together_are_found():
    modes = (Mode("x", 1, {"gold": 2}), Mode("y", 1, {"iron": 2}))
    problem = problem_of(
        *(Activity(key, modes=modes) for key in "abc"),
        resources=[
            Resource("gold", 3, kind="nonrenewable"),
            Resource("iron", 3, kind="nonrenewable"),
        ],
    )
    plan = schedule_modes(problem, samples=SAMPLES)
    assert plan.status == "infeasible"
    assert {finding.code for finding in plan.findings} == {"material-short"}


def test_pinned_work_and_work_under_way_keep_their_places():
    problem = problem_of(
        Activity("begun", demands={"people": 1}, actual_start=-3, remaining=2),
        Activity("pinned", pinned=4, modes=(QUICK, SLOW)),
        Activity("free", modes=(QUICK, SLOW)),
        dependencies=[Dependency("begun", "free")],
        resources=[PEOPLE, Resource("money", 9, kind="nonrenewable")],
    )
    plan = schedule_modes(problem, samples=SAMPLES)
    assert violations(problem, plan) == []
    assert plan.assignments["pinned"].start == 4
    assert plan.assignments["free"].start == 2


def test_a_common_calendar_is_kept():
    days = Calendar(week=(((540, 1020),),) * 5 + ((), ()))
    modes = (Mode("long", 600, {"people": 1}), Mode("short", 300, {"people": 2}))
    problem = problem_of(
        *(Activity(key, modes=modes) for key in "abc"),
        dependencies=[Dependency("a", "b", "FS", 60)],
        resources=[Resource("people", 2, "days")],
        calendars={"days": days},
    )
    plan = schedule_modes(problem, samples=SAMPLES)
    assert violations(problem, plan) == []


def test_calendars_that_differ_are_kept_too():
    days = Calendar(week=(((540, 1020),),) * 5 + ((), ()))
    problem = problem_of(
        Activity("a", modes=(Mode("by day", 60, {"people": 1}), Mode("any time", 90))),
        Activity("b", modes=(Mode("by day", 60, {"people": 2}),)),
        resources=[Resource("people", 2, "days")],
        calendars={"days": days},
    )
    plan = schedule_modes(problem, samples=20)
    assert violations(problem, plan) == []


def test_progress_is_told_and_stopping_leaves_a_sound_plan():
    problem = tiny((3, 2, 4, 1), (0, 1), 7)
    told = []
    plan = schedule_modes(problem, seconds=30, on_progress=told.append, stop=lambda: True)
    assert violations(problem, plan) == []
    assert told
    assert told[-1].value >= told[-1].bound


def test_stopping_is_heard_while_a_solver_thinks():
    problem = tiny([3, 5, 7, 4, 6, 5, 3, 8, 2, 7] * 3, [0] * 29, 60)
    warm()  # what is compiled now is not waited for below
    began = monotonic()
    plan = schedule_modes(problem, seconds=600, stop=lambda: monotonic() > began + 1)
    assert monotonic() < began + 100
    assert violations(problem, plan) == []


def test_nothing_to_plan_is_a_plan():
    assert schedule_modes(problem_of(), samples=SAMPLES).makespan == 0


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_gives_the_same_plan(workers):
    problem = tiny((5, 3, 4, 2), (1, 2), 6)
    plans = [schedule_modes(problem, samples=SAMPLES, seed=5, workers=workers) for _ in range(2)]
    assert plans[0] == plans[1]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(1, 5), min_size=3, max_size=4),
    st.lists(st.integers(0, 2), min_size=2, max_size=2),
    st.integers(2, 9),
)
def test_tiny_problems_are_planned_as_well_as_all_orders_and_modes_can(durations, links, money):
    problem = tiny(durations, links, money)
    plan = schedule_modes(problem, samples=SAMPLES)
    best = best_of_all(problem)
    if best is None:
        assert plan.status == "infeasible"
    else:
        assert violations(problem, plan) == []
        assert plan.makespan == best
        assert plan.lower_bound <= best


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_plan_is_sound(data):
    problem = data.draw(problems())
    plan = schedule_modes(problem, samples=300)
    if plan.status in {"optimal", "feasible"}:
        assert violations(problem, plan) == []


@st.composite
def problems(draw):
    """Return problems with all dependency types, lags, releases and reductions."""
    amount = st.integers(0, 2)
    count = draw(st.integers(2, 6))
    activities = [
        Activity(
            str(i),
            modes=tuple(
                Mode(
                    str(k),
                    draw(st.integers(0, 4)),
                    {"people": draw(amount), "room": draw(amount), "money": draw(amount)},
                )
                for k in range(draw(st.integers(1, 3)))
            ),
            earliest=draw(st.sampled_from([None, None, 3])),
            project=draw(st.sampled_from([None, "later"])),
        )
        for i in range(count)
    ]
    dependencies = [
        Dependency(
            str(i),
            str(j),
            draw(st.sampled_from(["FS", "SS", "FF", "SF"])),
            draw(st.integers(-2, 2)),
        )
        for j in range(1, count)
        for i in draw(st.sets(st.integers(0, j - 1), max_size=2))
    ]
    away = (Reduction(2, 5, 1),) if draw(st.booleans()) else ()
    return problem_of(
        *activities,
        dependencies=dependencies,
        resources=[
            Resource("people", 2, reductions=away),
            Resource("room", 2),
            Resource("money", 12, kind="nonrenewable"),
        ],
        projects=(Project("later", release=2),),
    )


def tiny(durations, links, money):
    """Return a chain or two of activities that can be done dearly and quickly, or by one person."""
    return problem_of(
        *(
            Activity(
                str(i),
                modes=(
                    Mode("dear", max(1, d // 2), {"people": 2, "money": 3}),
                    Mode("cheap", d, {"people": 1 + d % 2, "money": d % 3}),
                ),
            )
            for i, d in enumerate(durations)
        ),
        dependencies=[
            Dependency(str(before), str(after))
            for after, before in enumerate(links, 1)
            if before < after
        ],
        resources=[Resource("people", 3), Resource("money", money, kind="nonrenewable")],
    )


def best_of_all(problem):
    """Return the least makespan over all orders and modes by serial scheduling, or None."""
    ends = [
        end
        for modes in product(*(activity.modes for activity in problem.activities))
        if sum(mode.demands["money"] for mode in modes) <= problem.resources[1].capacity
        for order in permutations(range(len(modes)))
        if (end := end_of(problem, modes, order)) is not None
    ]
    return min(ends, default=None)


def end_of(problem, modes, order):
    finish, used = {}, {}
    for i in order:
        waits = [int(each.before) for each in problem.dependencies if int(each.after) == i]
        if any(before not in finish for before in waits):
            return None
        at = max((finish[before] for before in waits), default=0)
        people, length = modes[i].demands["people"], modes[i].duration
        while any(used.get(t, 0) + people > 3 for t in range(at, at + length)):
            at += 1
        for t in range(at, at + length):
            used[t] = used.get(t, 0) + people
        finish[i] = at + length
    return max(finish.values())


@pytest.mark.parametrize("pinned", [None, 0])
def test_a_longer_mode_that_begins_earlier_is_no_contradiction(pinned):
    problem = problem_of(
        Activity("walls", 10, {"hands": 1}, pinned=pinned),
        Activity("pipes", modes=(Mode("rushed", 1, {"hands": 1}), Mode("calm", 10, {"hands": 1}))),
        Activity("wires", 10, {"hands": 1}, deadline=12),
        dependencies=(Dependency("walls", "pipes", "FF"), Dependency("pipes", "wires", "SS")),
        resources=(Resource("hands", 3),),
    )

    plan = schedule_modes(problem, samples=500)

    assert (plan.status, plan.makespan, plan.lower_bound) == ("optimal", 10, 10)
    assert violations(problem, plan) == []
