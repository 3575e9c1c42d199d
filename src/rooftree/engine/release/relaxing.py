"""The rules of a problem one by one, and the problem with only some of them."""

from collections.abc import Collection
from dataclasses import replace

from rooftree.engine.release.parts import Precedence
from rooftree.engine.release.problem import ReleaseProblem

Rule = tuple[str, str]  # which kind of rule, and its key

BUDGET: Rule = ("budget", "budget")


def rules_of(problem: ReleaseProblem) -> list[Rule]:
    """Return all rules that can contradict others, the less likely to matter first."""
    return [
        *(precedence_rule(each) for each in problem.precedences),
        *(("group", each.key) for each in problem.groups),
        *(("quota", each.key) for each in problem.quotas),
        *(
            ("capacity", f"{release.key}: {skill}")
            for release in problem.releases
            for skill in release.capacities
        ),
        *(BUDGET for _ in range(problem.budget is not None)),
        *(("decision", each.key) for each in problem.features if each.decided is not None),
    ]


def rules_that_may_bind(problem: ReleaseProblem, feature: str) -> list[Rule]:
    """Return the rules that can keep `feature` out: of others' precedence and decisions, none."""
    needed = {precedence_rule(each) for each in problem.precedences if each.after == feature}
    return [
        rule
        for rule in rules_of(problem)
        if rule[0] not in {"precedence", "decision"} or rule in needed or rule[1] == feature
    ]


def precedence_rule(each: Precedence) -> Rule:
    """Return the rule of one precedence."""
    return ("precedence", f"{each.before} → {each.after}")


def named(rule: Rule) -> str:
    """Return the rule for a sentence."""
    kind, key = rule
    return "the budget" if rule == BUDGET else f"{kind} {key}"


def without(problem: ReleaseProblem, rule: Rule) -> ReleaseProblem:
    """Return the problem without one rule."""
    return with_only(problem, [each for each in rules_of(problem) if each != rule])


def with_only(problem: ReleaseProblem, kept: Collection[Rule]) -> ReleaseProblem:
    """Return the problem with these rules and no others."""
    rules = set(kept)
    return replace(
        problem,
        precedences=tuple(each for each in problem.precedences if precedence_rule(each) in rules),
        groups=tuple(each for each in problem.groups if ("group", each.key) in rules),
        quotas=tuple(each for each in problem.quotas if ("quota", each.key) in rules),
        releases=tuple(
            replace(
                release,
                capacities={
                    skill: units
                    for skill, units in release.capacities.items()
                    if ("capacity", f"{release.key}: {skill}") in rules
                },
            )
            for release in problem.releases
        ),
        budget=problem.budget if BUDGET in rules else None,
        features=tuple(
            each if ("decision", each.key) in rules else replace(each, decided=None)
            for each in problem.features
        ),
    )
