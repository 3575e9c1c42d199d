"""Answers about a choice: what keeps a feature out, how it holds, what ranking would lose."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine.release import (
    Customer,
    Feature,
    Group,
    Precedence,
    Release,
    ReleaseProblem,
    choose,
    lost_by_ranking,
    robustness,
    what_keeps_out,
)
from rooftree.engine.release.check import value_of, violations
from tests.engine.release.examples import all_choices, problems


@settings(max_examples=40)
@given(problems(most=4, plain=True), st.data())
def test_loss_and_budget_are_right_by_trying_everything(problem, data):
    feature = data.draw(st.sampled_from(problem.features))
    if feature.decided is not None:
        return
    key = feature.key
    everything = all_choices(replace(problem, budget=None))
    affordable = [each for each in everything if each[1] <= problem.budget]
    shadow = what_keeps_out(problem, key)
    if not affordable or shadow.is_in:
        return
    best = max(value for value, _, _ in affordable)
    with_it = [value for value, _, choice in affordable if key in choice]
    if not with_it:
        assert shadow.loss is None
        assert shadow.findings
        return
    assert shadow.loss == best - max(with_it)
    enough = [cost for value, cost, choice in everything if key in choice and value >= best]
    assert shadow.budget == (max(min(enough), problem.budget) if enough else None)


def test_what_keeps_a_feature_out_is_named():
    problem = ReleaseProblem(
        features=(
            Feature("a", 9, costs={"work": 5}),
            Feature("b", 4, costs={"work": 3}),
            Feature("c", 2, costs={"work": 1}),
        ),
        precedences=(Precedence("c", "b"),),
        budget=6,
    )
    shadow = what_keeps_out(problem, "b")
    assert (shadow.loss, shadow.budget) == (5, 9)
    assert shadow.comes_with == ()
    assert shadow.gives_way == ("a",)
    assert shadow.lets_in == ("the budget",)
    assert what_keeps_out(problem, "a").is_in


def test_a_feature_that_cannot_be_in_says_which_rules_forbid_it():
    problem = ReleaseProblem(
        features=(Feature("a", 9, decided=True), Feature("b", 4)),
        groups=(Group("either", "alternative", ("a", "b")),),
    )
    shadow = what_keeps_out(problem, "b")
    assert shadow.loss is None
    assert shadow.lets_in == ("group either",)
    assert "group either" in shadow.findings[0].message


def test_an_unknown_feature_is_refused():
    with pytest.raises(KeyError):
        what_keeps_out(ReleaseProblem((Feature("a"),)), "z")


WAVERING = ReleaseProblem(
    features=(
        Feature("sure", 100, costs={"work": 1}),
        Feature("one", 20, costs={"work": 2}),
        Feature("two", 19, costs={"work": 2}),
        Feature("never", 1, costs={"work": 3}),
    ),
    budget=3,
)


def test_features_of_like_value_take_turns_when_values_waver():
    plan = choose(WAVERING)
    found = robustness(WAVERING, plan, worlds=60, spread=0.3)
    assert found.worlds == 60
    assert found.share["sure"] == 1.0
    assert found.share["never"] == 0.0
    assert 0.2 < found.share["two"] < 0.6
    assert found.share["one"] + found.share["two"] == pytest.approx(1.0)
    assert 0 < found.regret < found.worst_regret
    assert found.steadiest_worst_regret <= found.worst_regret
    assert found == robustness(WAVERING, plan, worlds=60, spread=0.3)


def test_nothing_wavers_without_spread():
    found = robustness(WAVERING, choose(WAVERING), worlds=3, spread=0.0)
    assert found.worst_regret == 0.0
    assert found.steadiest == choose(WAVERING).releases


@settings(max_examples=30)
@given(problems(plain=True))
def test_ranking_keeps_the_rules_and_never_beats_the_best(problem):
    free = tuple(replace(each, decided=None) for each in problem.features)
    problem = replace(problem, features=free)
    best = choose(problem)
    for ranked in lost_by_ranking(problem, best):
        assert violations(problem, ranked.releases) == []
        assert ranked.value == value_of(problem, ranked.releases) <= best.value
        assert ranked.lost >= 0


def test_ranking_features_by_themselves_misses_whoever_pays_for_all():
    problem = ReleaseProblem(
        features=tuple(Feature(key, costs={"work": 1}) for key in "abcd"),
        customers=(
            Customer("whole", value=10, requests=("a", "b")),
            Customer("half", value=9, requests=("c",)),
            Customer("rest", value=16, requests=("c", "d")),
        ),
        releases=(Release("next", 2),),
        budget=2,
    )
    best = choose(problem)
    assert best.value == 50
    for ranked in lost_by_ranking(problem, best):
        assert ranked.value in {50, 18}
