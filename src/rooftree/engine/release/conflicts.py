"""Which rules contradict each other: a set from which none can be left out.

The rules are halved until those remain without which there is a choice (Junker, "QuickXplain:
preferred explanations and relaxations for over-constrained problems", 2004), so that few of many
rules are found by few questions.
"""

from collections.abc import Sequence
from dataclasses import replace

from rooftree.engine.plan import Finding
from rooftree.engine.release.choosing import is_feasible
from rooftree.engine.release.problem import ReleaseProblem

Rule = tuple[str, str]  # which kind of rule, and its key


def conflicts(problem: ReleaseProblem) -> tuple[Finding, ...]:
    """Return one finding that names the rules, none of them needless, that contradict each other."""
    found = set(_needed(problem, [], _rules(problem), changed=False))
    kept = [rule for rule in _rules(problem) if rule in found]
    names = [_sentence(kind, key) for kind, key in kept]
    message = "these rules contradict each other: " + ", ".join(names)
    return (Finding("contradiction", message, tuple(dict.fromkeys(_keys(problem, kept)))),)


def _needed(
    problem: ReleaseProblem, given: Sequence[Rule], rules: Sequence[Rule], *, changed: bool
) -> list[Rule]:
    """Return those of `rules` that contradict each other and what is `given`, none needless."""
    if changed and not is_feasible(_with_only(problem, given)):
        return []
    if len(rules) <= 1:
        return list(rules)
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    of_second = _needed(problem, [*given, *first], second, changed=True)
    of_first = _needed(problem, [*given, *of_second], first, changed=bool(of_second))
    return [*of_first, *of_second]


def _rules(problem: ReleaseProblem) -> list[Rule]:
    """Return all rules that can contradict others, the less likely to matter first."""
    return [
        *(("precedence", f"{each.before} → {each.after}") for each in problem.precedences),
        *(("group", each.key) for each in problem.groups),
        *(("quota", each.key) for each in problem.quotas),
        *(
            ("capacity", f"{release.key}: {skill}")
            for release in problem.releases
            for skill in release.capacities
        ),
        *(("budget", "budget") for _ in range(problem.budget is not None)),
        *(("decision", each.key) for each in problem.features if each.decided is not None),
    ]


def _with_only(problem: ReleaseProblem, kept: Sequence[Rule]) -> ReleaseProblem:
    rules = set(kept)
    return replace(
        problem,
        precedences=tuple(
            each
            for each in problem.precedences
            if ("precedence", f"{each.before} → {each.after}") in rules
        ),
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
        budget=problem.budget if ("budget", "budget") in rules else None,
        features=tuple(
            each if ("decision", each.key) in rules else replace(each, decided=None)
            for each in problem.features
        ),
    )


def _sentence(kind: str, key: str) -> str:
    return "the budget" if kind == "budget" else f"{kind} {key}"


def _keys(problem: ReleaseProblem, kept: list[Rule]) -> list[str]:
    """Return the features that the rules name, then the rules themselves."""
    kinds = {key: kind for kind, key in kept}
    features = [
        key
        for each in problem.precedences
        if f"{each.before} → {each.after}" in kinds
        for key in (each.before, each.after)
    ]
    features += [key for each in problem.groups if each.key in kinds for key in each.features]
    features += [key for kind, key in kept if kind == "decision"]
    return [*features, *(key for kind, key in kept if kind not in {"decision", "precedence"})]
