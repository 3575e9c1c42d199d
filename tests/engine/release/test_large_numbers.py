"""Amounts of millions: what is chosen keeps every rule to the last unit, and is proven."""

from dataclasses import replace
from random import Random

import pytest

from rooftree.engine.faults import ProblemError
from rooftree.engine.release import (
    Feature,
    Group,
    Release,
    ReleaseProblem,
    choose,
    frontier,
    robustness,
    what_keeps_out,
)
from rooftree.engine.release.check import cost_of, violations
from rooftree.engine.release.exact import ENDLESS, broken
from tests.engine.release.examples import all_choices
from tests.engine.release.test_frontier import best_for


def one_unit_short(seed, largest, most_value=50):
    """Return six features of large costs, a group, and a budget one unit below three of them."""
    chance = Random(seed)
    features = tuple(
        Feature(
            f"f{i}",
            chance.randint(1, most_value),
            costs={"money": chance.randint(largest // 2, largest)},
        )
        for i in range(6)
    )
    problem = ReleaseProblem(features, groups=(Group("one", "alternative", ("f0", "f1")),))
    dearest = dict.fromkeys([each.key for each in chance.sample(features[1:], 3)], "next")
    return replace(problem, budget=cost_of(problem, dearest) - 1)


@pytest.mark.parametrize("largest", [10**6, 10**7, 10**8])
def test_no_choice_of_an_integer_programme_is_a_unit_above_its_budget(largest):
    for seed in range(30):
        problem = one_unit_short(seed, largest)
        plan = choose(problem)
        assert violations(problem, plan.releases) == []
        best = max(value for value, _, _ in all_choices(problem))
        assert (plan.status, plan.value, plan.bound) == ("optimal", best, best)


def test_values_of_millions_are_proven_to_the_last_unit():
    for seed in range(20):
        problem = one_unit_short(seed, 100, most_value=10**7)
        plan = choose(problem)
        best = max(value for value, _, _ in all_choices(problem))
        assert (plan.status, plan.value, plan.bound) == ("optimal", best, best)


@pytest.mark.parametrize("factor", [10**5, 10**7])
def test_a_frontier_of_large_costs_has_every_point_proven(factor):
    for seed in range(12):
        chance = Random(seed)
        problem = ReleaseProblem(
            tuple(
                Feature(
                    f"f{i}", chance.randint(1, 9), costs={"money": chance.randint(1, 9) * factor}
                )
                for i in range(5)
            )
        )
        everything = all_choices(problem)
        found = frontier(problem, points=1000, seconds=30)
        for point in found.points:
            assert point.value == point.bound == best_for(everything, point.cost)
        values = {best_for(everything, cost) for _, cost, _ in everything}
        assert {point.value for point in found.points} == values
        assert found.covered == 1.0


def test_a_choice_of_large_costs_within_one_budget_is_proven():
    for seed in range(12):
        chance = Random(seed)
        features = tuple(
            Feature(f"f{i}", chance.randint(0, 100), costs={"money": chance.randint(0, 10**6)})
            for i in range(8)
        )
        total = sum(each.costs["money"] for each in features)
        problem = ReleaseProblem(features, budget=chance.randint(0, total))
        plan = choose(problem)
        best = best_for(all_choices(problem), problem.budget)
        assert (plan.value, plan.bound) == (best, best)


def test_a_broken_row_is_told_as_one_that_only_choices_which_break_it_break():
    row = ({0: 5, 1: 3, 2: -4, 3: 1}, -2, 4)
    choices = [[i >> k & 1 for k in range(4)] for i in range(16)]
    for numbers in choices:
        cover = broken(row, numbers)
        if cover is None:
            assert -2 <= amount(row, numbers) <= 4
            continue
        assert not keeps(cover, numbers)
        assert all(keeps(cover, each) for each in choices if keeps(row, each))


def amount(row, numbers):
    return sum(factor * numbers[column] for column, factor in row[0].items())


def keeps(row, numbers):
    assert row[2] < ENDLESS
    return row[1] <= amount(row, numbers) <= row[2]


DEAR = ReleaseProblem(
    (
        Feature("a", 10**9, costs={"money": 10**9}),
        Feature("b", 9 * 10**8, costs={"money": 10**9 - 1}),
        Feature("c", 8 * 10**8, costs={"money": 10**9 - 2}),
    ),
    budget=2 * 10**9 - 2,
)


def test_answers_about_costs_of_billions_are_given():
    grouped = replace(DEAR, groups=(Group("any", "or", ("a", "b")),))
    for problem, points in ((DEAR, 8), (grouped, 6)):
        assert choose(problem).value == 18 * 10**8
        assert len(frontier(problem, seconds=5).points) == points
        shadow = what_keeps_out(problem, "b")
        assert (shadow.loss, shadow.budget) == (10**8, 2 * 10**9 - 1)
        assert robustness(problem, choose(problem), worlds=3).worlds == 3


def test_sums_beyond_what_is_exact_are_refused():
    dear = Feature("b", costs={"days": 10**9})
    with pytest.raises(ProblemError, match="all costs together"):
        ReleaseProblem((dear,), rates={"days": 10**7})
    with pytest.raises(ProblemError, match="all values together"):
        ReleaseProblem((Feature("a", 10**15), Feature("b", 1)))


def test_values_with_no_room_for_hundredths_still_waver():
    problem = replace(DEAR, releases=(Release("next", 3 * 10**5),))
    assert robustness(problem, choose(problem), worlds=3, spread=0.5).worlds == 3
