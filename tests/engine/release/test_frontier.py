"""The frontier of value over cost: every point the best for its cost, and none left out."""

from dataclasses import replace
from time import monotonic

import pytest
from hypothesis import given, settings

from rooftree.engine.release import Feature, Group, ReleaseProblem, frontier
from rooftree.engine.release.boxes import Boxes, Point
from rooftree.engine.release.check import cost_of, value_of, violations
from tests.engine.release.examples import all_choices, problems
from tests.engine.release.test_choosing import instance


def best_for(everything, budget):
    return max((value for value, cost, _ in everything if cost <= budget), default=None)


@settings(max_examples=40)
@given(problems(plain=True))
def test_every_point_of_one_release_is_the_best_for_its_cost(problem):
    assert_right(problem)


@settings(max_examples=25)
@given(problems(most=3))
def test_every_point_under_all_kinds_of_rules_is_the_best_for_its_cost(problem):
    assert_right(problem)


def assert_right(problem):
    problem = replace(problem, budget=None)
    everything = all_choices(problem)
    found = frontier(problem, points=1000, seconds=30)
    if not everything:
        assert found.points == ()
        assert found.findings
        return
    for point in found.points:
        assert point.is_proven
        assert point.value == best_for(everything, point.cost)
        choice = dict.fromkeys(point.features, problem.releases[0].key)
        if len(problem.releases) == 1:
            assert violations(problem, choice) == []
            assert (value_of(problem, choice), cost_of(problem, choice)) == (
                point.value,
                point.cost,
            )
    costs = {cost for _, cost, _ in everything}
    for cost in costs:
        below = [point.value for point in found.points if point.cost <= cost]
        assert max(below, default=None) == best_for(everything, cost)
    assert found.covered == 1.0


def test_spread_points_come_at_once_and_proven(shared):
    problem = instance(shared, "realistic-nrp/nrp-e1", 1.0)
    found = frontier(problem, points=20, seconds=0.0)
    shown = found.spread(5)
    assert len(shown) == 5
    assert all(point.is_proven for point in shown)
    assert found.covered > 0.99


def test_budgets_that_are_asked_for_are_answered(shared):
    problem = instance(shared, "classic-nrp/nrp1", 1.0)
    best, seen = {1204, 1840, 2507}, []

    def is_answered():
        return best <= {point.value for point in seen}

    budgets = [258, 429, 600]
    frontier(problem, seconds=300, budgets=budgets, on_point=seen.append, stop=is_answered)
    assert is_answered()
    assert all(point.is_proven for point in seen if point.value in best)


def test_a_frontier_that_is_stopped_keeps_what_it_has(shared):
    problem = instance(shared, "classic-nrp/nrp2", 1.0)
    seen = []
    began = monotonic()
    found = frontier(problem, seconds=60, on_point=seen.append, stop=lambda: len(seen) > 3)
    assert monotonic() - began < 30
    assert set(found.points) <= set(seen)


def test_what_is_decided_is_in_every_point():
    features = (
        Feature("a", 1, costs={"work": 2}, decided=True),
        Feature("b", 3, costs={"work": 1}),
    )
    found = frontier(ReleaseProblem(features))
    assert [(point.cost, point.value, point.features) for point in found.points] == [
        (2, 1, ("a",)),
        (3, 4, ("a", "b")),
    ]


def test_a_contradiction_has_no_frontier_but_findings():
    problem = ReleaseProblem(
        (Feature("a", decided=True), Feature("b", decided=True)),
        groups=(Group("one", "xor", ("a", "b")),),
    )
    found = frontier(problem)
    assert found.points == ()
    assert "group one" in found.findings[0].message


def test_a_point_replaces_those_that_it_beats():
    boxes = Boxes(())
    boxes.add(9, Point(5, 7, 7, ()))
    boxes.add(8, Point(6, 8, 8, ()))
    boxes.add(7, Point(4, 8, 8, ()))
    boxes.add(3, None)
    assert [(point.cost, point.value) for point in boxes.points] == [(4, 8)]


def test_what_boxes_can_hide_shrinks_to_nothing():
    corners = [Point(0, 0, 0, ()), Point(10, 10, 10, ())]
    boxes = Boxes(corners)
    assert boxes.covered() == 0.0
    boxes.add(5, Point(5, 4, 4, ()))
    assert boxes.covered() == pytest.approx(20 / (20 + 11.5 + 16))


def test_a_budget_without_an_answer_in_time_hides_what_it_could_buy():
    boxes = Boxes(())
    boxes.add(9, Point(4, 6, 6, ()))
    boxes.add(3, Point(3, -1, 5, ()))
    assert [(point.cost, point.value) for point in boxes.points] == [(4, 6)]
    assert boxes.most_at(2) == 5
    assert boxes.covered() < 1.0


def test_nothing_to_choose_from_has_one_point_of_nothing():
    for problem in (ReleaseProblem(), ReleaseProblem((Feature("a", decided=False),))):
        assert [(point.cost, point.value) for point in frontier(problem).points] == [(0, 0)]
