"""The best choice of features: as good as trying everything, and by the rules."""

from dataclasses import replace
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.engine.faults import ProblemError
from rooftree.engine.release import (
    Customer,
    Feature,
    Group,
    Precedence,
    Quota,
    Release,
    ReleasePlan,
    ReleaseProblem,
    choose,
    choosing,
    frontier,
    read_nrp,
)
from rooftree.engine.release.check import cost_of, value_of, violations
from rooftree.engine.release.conflicts import conflicts
from rooftree.engine.release.mixed import solve
from rooftree.engine.release.reduction import is_reducible
from rooftree.engine.release.relaxing import named, rules_of, with_only
from tests.engine.release.examples import all_choices, problems


@settings(max_examples=120)
@given(problems(plain=True))
def test_a_choice_within_one_budget_is_the_best_of_all(problem):
    assert is_reducible(problem)
    everything = all_choices(problem)
    plan = choose(problem)
    if not everything:
        assert plan.status == "infeasible"
        return
    assert violations(problem, plan.releases) == []
    assert plan.value == value_of(problem, plan.releases) == max(each[0] for each in everything)
    assert (plan.status, plan.bound) == ("optimal", plan.value)
    assert plan.cost == cost_of(problem, plan.releases)


@settings(max_examples=80)
@given(problems(most=4))
def test_a_choice_under_all_kinds_of_rules_is_the_best_of_all(problem):
    everything = all_choices(problem)
    plan = choose(problem)
    if not everything:
        assert plan.status == "infeasible"
        assert plan.findings
        return
    assert violations(problem, plan.releases) == []
    assert plan.value == value_of(problem, plan.releases) == max(each[0] for each in everything)
    assert plan.status == "optimal"


@settings(max_examples=40)
@given(problems(most=12, plain=True))
def test_closures_and_integer_programmes_agree(problem):
    one, other = choose(problem), solve(problem, 10.0)
    assert (one.status, one.value) == (other.status, other.value)


@settings(max_examples=60)
@given(problems(most=3))
def test_rules_found_to_contradict_each_other_do_so_and_none_is_needless(problem):
    plan = choose(problem)
    if plan.status != "infeasible":
        return
    (finding,) = plan.findings
    rules = [rule for rule in rules_of(problem) if f"{named(rule)}," in f"{finding.message},"]
    assert all_choices(with_only(problem, rules)) == []
    for rule in rules:
        assert all_choices(with_only(problem, [each for each in rules if each != rule]))


def test_a_contradiction_names_its_rules():
    problem = ReleaseProblem(
        features=(Feature("a", 1, decided=True), Feature("b", 1), Feature("c", 1)),
        groups=(Group("either", "xor", ("a", "b")), Group("free", "or", ("a", "c"))),
        precedences=(Precedence("b", "a"),),
    )
    (finding,) = choose(problem).findings
    assert finding.code == "contradiction"
    assert finding.message == (
        "these rules contradict each other: precedence b → a, group either, decision a"
    )


@pytest.mark.parametrize("limits", [{"seconds": 0.0}, {"stop": lambda: True}])
def test_a_contradiction_that_there_is_no_time_to_narrow_is_told_as_such(limits):
    crowd = tuple(Feature(f"f{i}", 1, decided=True) for i in range(200))
    problem = ReleaseProblem(crowd, groups=(Group("one", "xor", ("f0", "f1")),))
    (finding,) = conflicts(problem, **limits)
    assert "some may be needless" in finding.message
    assert {"f0", "f1", "one"} <= set(finding.keys)
    (finding,) = conflicts(problem, seconds=600.0)
    assert finding.message.endswith(": group one, decision f0, decision f1")


def test_which_rules_contradict_each_other_is_asked_within_the_time_of_the_choice():
    dear = Feature("a", costs={"dev": 3}, decided=True)
    problem = ReleaseProblem((dear, Feature("b", decided=True)), budget=2)
    assert "some may be needless" in choose(problem, seconds=0.0).findings[0].message
    assert (
        "some may be needless"
        in frontier(
            replace(
                problem,
                features=(dear, Feature("b", decided=False)),
                precedences=(Precedence("b", "a"),),
            ),
            seconds=0.0,
        )
        .findings[0]
        .message
    )
    assert "decision b" not in choose(problem).findings[0].message


@settings(max_examples=20)
@given(problems(most=12, plain=True), st.integers(0, 5))
def test_the_same_seed_gives_the_same_choice(problem, seed):
    assert choose(problem, seed=seed) == choose(problem, seed=seed)


def test_a_search_that_is_stopped_has_a_sound_choice_and_a_bound(shared):
    problem = instance(shared, "classic-nrp/nrp2", 0.3)
    seen = []
    plan = choose(problem, on_progress=seen.append, stop=lambda: len(seen) > 1)
    assert violations(problem, plan.releases) == []
    assert plan.status == "feasible"
    assert plan.value < 4974 < plan.bound
    assert seen[-1].value <= plan.value


def test_a_long_chain_ends_when_its_time_is_over():
    keys = [f"f{i}" for i in range(600)]
    problem = ReleaseProblem(
        tuple(Feature(key, 1, costs={"work": 1}) for key in keys),
        precedences=tuple(map(Precedence, keys, keys[1:])),
        budget=100,
    )
    choose(problem, seconds=0.0)  # compiles
    began = monotonic()
    plan = choose(problem, seconds=0.2)
    assert monotonic() - began < 6
    assert plan.value <= 100 <= plan.bound
    seen = []
    choose(problem, on_progress=seen.append, stop=lambda: True)
    assert len(seen) <= 2


def test_an_integer_programme_is_told_about_in_slices(shared, monkeypatch):
    problem = instance(shared, "classic-nrp/nrp1", 0.3)
    problem = replace(problem, groups=(Group("any", "or", ("r1", "r2")),))
    assert not is_reducible(problem)
    monkeypatch.setattr(choosing, "FIRST_SLICE", 0.05)
    seen = []
    plan = choose(problem, on_progress=seen.append, stop=lambda: len(seen) > 1, seconds=30)
    assert len(seen) == 2
    assert seen[0].bound >= seen[1].bound >= plan.value
    assert violations(problem, plan.releases) == [] or plan.status == "unknown"


def test_published_instances_are_solved_to_their_optima(shared):
    for name, ratio, best in (
        ("classic-nrp/nrp1", 0.3, 1204),
        ("classic-nrp/nrp3", 0.5, 11159),
        ("realistic-nrp/nrp-g1", 0.3, 6131),
        ("realistic-nrp/nrp-m1", 0.5, 15540),
    ):
        problem = instance(shared, name, ratio)
        plan = choose(problem)
        assert violations(problem, plan.releases) == []
        assert (plan.status, plan.value) == ("optimal", best)


def instance(shared, name, ratio):
    path = shared / "benchmarks" / "nrp" / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"{path} is not there")
    return read_nrp(path.read_text(encoding="utf-8"), ratio)


@given(problems(most=4))
def test_a_problem_survives_its_own_file(problem):
    assert ReleaseProblem.from_json(problem.to_json()) == problem


def test_a_plan_survives_its_own_file():
    plan = choose(ReleaseProblem((Feature("a", 2, costs={"work": 3}),), budget=3))
    assert ReleasePlan.from_json(plan.to_json()) == plan
    assert plan.releases == {"a": "next"}


def test_each_fault_is_named():
    with pytest.raises(ProblemError) as caught:
        ReleaseProblem(
            features=(Feature("a", goals={"fame": 1}), Feature("a"), Feature("b")),
            customers=(Customer("anna", requests=("z",)),),
            releases=(Release("one", 1), Release("two", 2)),
            precedences=(Precedence("a", "b"), Precedence("b", "a")),
            groups=(Group("g", "or", ("y",)),),
            quotas=(Quota("q", least=3, most=2),),
        )
    assert set(caught.value.faults) == {
        "features: a is there twice",
        "feature a names the unknown goal fame",
        "customer anna names the unknown feature z",
        "group g names the unknown feature y",
        "release two is worth more than one before it",
        "quota q needs either a theme or a goal",
        "quota q wants at least 3 and at most 2",
        "precedences run in a circle: a → b → a",
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "this is not JSON"),
        ("[]", "the problem is not an object"),
        ('{"colour": 1}', "the problem has the unknown field colour"),
        ('{"features": {}}', "features is not a list"),
        ('{"features": [{}]}', r"features\[0\] lacks key"),
        ('{"features": [{"key": "a", "value": -1}]}', r"features\[0\] has the value -1"),
        ('{"features": [{"key": "a", "costs": [1]}]}', r"features\[0\] has the costs \(1,\)"),
        ('{"budget": 1.5}', "the budget is 1.5"),
    ],
)
def test_a_file_of_another_shape_is_refused(text, fault):
    with pytest.raises(ProblemError, match=fault):
        ReleaseProblem.from_json(text)


@pytest.mark.slow
@pytest.mark.parametrize(("ratio", "best"), [(0.3, 4974), (0.5, 8065), (0.7, 11316)])
def test_the_hardest_published_instance_is_proven_within_a_minute(shared, ratio, best):
    problem = instance(shared, "classic-nrp/nrp2", ratio)
    plan = choose(problem, seconds=60)
    assert violations(problem, plan.releases) == []
    assert (plan.status, plan.value) == ("optimal", best)
