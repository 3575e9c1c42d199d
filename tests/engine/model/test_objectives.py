"""Each figure of a plan is what its name says, and its parts make it up."""

import math

import pytest
from hypothesis import given, settings

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Assignment,
    Mode,
    Plan,
    Problem,
    ProblemError,
    Project,
    Resource,
    schedule,
)
from rooftree.engine.figures import Part
from rooftree.engine.objectives import MEASURES, Goal, Objective, evaluate
from rooftree.engine.usage import Step, Usage
from tests.engine.examples import DAY, FIVE, NINE, problems

HOUR = 60


def figure(measure, problem, half_life=HOUR, **places):
    end = max(place.finish for place in places.values())
    plan = Plan("feasible", places, end - problem.start, 0)
    return evaluate(problem, plan, [measure], half_life=half_life)[measure]


def test_the_makespan_names_who_ends_it():
    problem = Problem(10, (Activity("a", 5), Activity("b", 9), Activity("c", 9)))
    found = figure("makespan", problem, a=Assignment(10, 15), b=Assignment(10, 19))
    assert (found.amount, found.parts) == (9, (Part(("b",), 9, 19),))


def test_tardiness_weighs_activities_and_projects():
    problem = Problem(
        0,
        (
            Activity("a", 5, due=3, weight=2, project="x"),
            Activity("b", 5, due=30, weight=9, project="x"),
            Activity("c", 5),
        ),
        projects=(Project("x", due=6, weight=10), Project("y", due=0)),
    )
    found = figure(
        "tardiness", problem, a=Assignment(0, 5), b=Assignment(5, 10), c=Assignment(0, 5)
    )
    assert found.amount == 10 * 4 + 2 * 2
    assert found.parts == (Part(("x",), 40, 10), Part(("a",), 4, 5))


def test_value_halves_with_each_half_life():
    problem = Problem(10, (Activity("a", 0, value=100), Activity("b", 120, value=80)))
    found = figure("value", problem, a=Assignment(10, 10), b=Assignment(10, 130))
    assert found.amount == pytest.approx(100 + 20)


def test_cost_is_modes_and_rates_and_material():
    problem = Problem(
        NINE,
        (
            Activity("a", modes=(Mode("m", 480, {"ada": 500, "steel": 3}, cost=7),)),
            Activity("b", 60),
        ),
        (),
        (
            Resource("ada", 1000, "office", rate=60),
            Resource("steel", 5, kind="nonrenewable", rate=11),
            Resource("bob", 1000, rate=100),
        ),
        {"office": OFFICE_HOURS},
    )
    found = figure(
        "cost",
        problem,
        a=Assignment(NINE + 60, DAY + NINE + 60, "m"),
        b=Assignment(NINE, NINE + 60, None, {"bob": 1000}),
    )
    assert {part.keys: part.amount for part in found.parts} == {
        ("a",): 7,
        ("a", "ada"): 60 * 8 / 2,
        ("a", "steel"): 33,
        ("b", "bob"): 100,
    }
    assert found.amount == 7 + 240 + 33 + 100


def test_a_budget_overrun_is_what_a_project_costs_beyond_it():
    work = tuple(Activity(key, 60, {"r": 1}, project=key) for key in "xy")
    problem = Problem(
        0, work, (), (Resource("r", 2, rate=30),), {}, (Project("x", budget=5), Project("y"))
    )
    found = figure("overrun", problem, x=Assignment(0, 60), y=Assignment(0, 60))
    assert found.parts == (Part(("x",), 10),)


def test_peak_and_unevenness_read_the_load_in_working_time():
    problem = Problem(
        NINE,
        (Activity("a", 240, {"ada": 2}), Activity("b", 480, {"ada": 1})),
        (),
        (Resource("ada", 4, "office"), Resource("idle", 1)),
        {"office": OFFICE_HOURS},
    )
    places = {"a": Assignment(NINE, NINE + 240), "b": Assignment(NINE + 240, DAY + NINE + 240)}
    assert figure("peak", problem, **places).parts == (Part(("ada",), 0.5, NINE),)
    mean = (240 * 0.5 + 480 * 0.25) / 720
    square = (240 * 0.25 + 480 * 0.0625) / 720
    assert figure("unevenness", problem, **places).amount == pytest.approx(
        math.sqrt(square - mean**2)
    )


def test_an_even_load_has_no_unevenness():
    problem = Problem(0, (Activity("a", 5, {"r": 1}),), (), (Resource("r", 2),))
    assert figure("unevenness", problem, a=Assignment(0, 5)).amount == 0


def test_stability_counts_moves_and_minutes():
    problem = Problem(0, tuple(Activity(key, 1) for key in "abc"), accepted={"a": 4, "b": 0})
    places = {"a": Assignment(1, 2), "b": Assignment(0, 1), "c": Assignment(9, 10)}
    assert figure("shift", problem, **places).parts == (Part(("a",), 3, 1),)
    assert figure("moves", problem, **places).amount == 1


def test_the_load_says_who_works_when_and_leaves_out_the_night():
    problem = Problem(
        NINE,
        (Activity("a", 540, {"ada": 2}), Activity("b", 60, {"ada": 1})),
        (),
        (Resource("ada", 4, "office"),),
        {"office": OFFICE_HOURS},
    )
    places = {"a": Assignment(NINE, DAY + NINE + 60), "b": Assignment(NINE, NINE + 60)}
    assert Usage(problem, Plan("feasible", places)).loads["ada"] == [
        Step(NINE, NINE + 60, 3, ("a", "b")),
        Step(NINE + 60, FIVE, 2, ("a",)),
        Step(DAY + NINE, DAY + NINE + 60, 2, ("a",)),
    ]


@settings(max_examples=60)
@given(problems(fixed=True))
def test_every_figure_is_the_sum_the_mean_or_the_greatest_of_its_parts(problem):
    for measure, found in evaluate(problem, schedule(problem, rule="list")).items():
        amounts = [part.amount for part in found.parts]
        assert amounts == sorted(amounts, reverse=True)
        whole = {"makespan": max, "peak": mean, "unevenness": mean}.get(measure, sum)
        assert found.amount == pytest.approx(whole(amounts) if amounts else 0)


@settings(max_examples=60)
@given(problems())
def test_the_load_is_the_work_of_everybody_minute_by_minute(problem):
    plan = schedule(problem)
    usage = Usage(problem, plan)
    for resource in problem.resources:
        expected = sum(
            activity.duration * activity.demands.get(resource.key, 0)
            for activity in problem.activities
            if activity.key in plan.assignments
        )
        steps = usage.loads[resource.key]
        assert sum((step.finish - step.start) * step.units for step in steps) == expected


def mean(amounts):
    return sum(amounts) / len(amounts)


class TestGoals:
    PROBLEM = Problem(0, (Activity("a", 1, due=5, value=8), Activity("b", 1)))
    PLAN = Plan("feasible", {"a": Assignment(6, 7), "b": Assignment(0, 1)}, 7, 1)

    def score(self, *objectives, **options):
        return Goal(objectives, **options).score_of(self.PROBLEM, self.PLAN)

    def test_the_order_of_objectives_is_their_importance(self):
        assert self.score(Objective("tardiness"), Objective("makespan")) == (2, 7)

    def test_weights_make_one_number(self):
        objectives = Objective("tardiness", 10), Objective("makespan", 0.5)
        assert self.score(*objectives, combination="weighted") == (23.5,)

    def test_more_value_is_better(self):
        assert self.score(Objective("value"), half_life=7) == (-4,)

    @pytest.mark.parametrize(
        ("options", "fault"),
        [
            ({"objectives": ()}, "a goal needs one or more measures, each once"),
            (
                {"objectives": (Objective("cost"), Objective("cost"))},
                "a goal needs one or more measures, each once",
            ),
            ({"objectives": (Objective("fun"),)}, "no measure is named 'fun'"),
            (
                {"objectives": (Objective("cost", -1),)},
                "the measure cost has the weight -1",
            ),
            ({"combination": "mixed"}, "objectives are combined 'mixed'"),
            ({"half_life": 0}, "the half-life is 0"),
        ],
    )
    def test_an_unsound_goal_is_named(self, options, fault):
        with pytest.raises(ProblemError) as caught:
            Goal(**options)
        assert caught.value.faults == (fault,)


def test_there_is_a_figure_for_every_measure():
    empty = Problem()
    assert set(evaluate(empty, schedule(empty))) == set(MEASURES)
