"""Which rules contradict each other: a set from which none can be left out.

The rules are halved until those remain without which there is a choice (Junker, "QuickXplain:
preferred explanations and relaxations for over-constrained problems", 2004), so that few of many
rules are found by few questions.
"""

from collections.abc import Sequence

from rooftree.engine.plan import Finding
from rooftree.engine.release.choosing import is_feasible
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.release.relaxing import Rule, named, precedence_rule, rules_of, with_only


def conflicts(problem: ReleaseProblem) -> tuple[Finding, ...]:
    """Return one finding that names the rules, none of them needless, that contradict each other."""
    found = set(_needed(problem, [], rules_of(problem), changed=False))
    kept = [rule for rule in rules_of(problem) if rule in found]
    message = "these rules contradict each other: " + ", ".join(map(named, kept))
    return (Finding("contradiction", message, tuple(dict.fromkeys(_keys(problem, kept)))),)


def _needed(
    problem: ReleaseProblem, given: Sequence[Rule], rules: Sequence[Rule], *, changed: bool
) -> list[Rule]:
    """Return those of `rules` that contradict each other and what is `given`, none needless."""
    if changed and not is_feasible(with_only(problem, given)):
        return []
    if len(rules) <= 1:
        return list(rules)
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    of_second = _needed(problem, [*given, *first], second, changed=True)
    of_first = _needed(problem, [*given, *of_second], first, changed=bool(of_second))
    return [*of_first, *of_second]


def _keys(problem: ReleaseProblem, kept: list[Rule]) -> list[str]:
    """Return the features that the rules name, then the rules themselves."""
    kinds = {key: kind for kind, key in kept}
    features = [
        key
        for each in problem.precedences
        if precedence_rule(each)[1] in kinds
        for key in (each.before, each.after)
    ]
    features += [key for each in problem.groups if each.key in kinds for key in each.features]
    features += [key for kind, key in kept if kind == "decision"]
    return [*features, *(key for kind, key in kept if kind not in {"decision", "precedence"})]
