"""Which rules contradict each other: a set from which none can be left out.

The rules are halved until those remain without which there is a choice (Junker, "QuickXplain:
preferred explanations and relaxations for over-constrained problems", 2004), so that few of many
rules are found by few questions. What cannot be asked in time stays in the set.
"""

from collections.abc import Callable, Sequence
from time import monotonic

from rooftree.engine.plan import Finding
from rooftree.engine.release.choosing import feasibility
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.release.relaxing import Rule, named, precedence_rule, rules_of, with_only


def conflicts(
    problem: ReleaseProblem,
    *,
    seconds: float = 10.0,
    stop: Callable[[], bool] | None = None,
) -> tuple[Finding, ...]:
    """Return one finding that names rules that contradict each other.

    None of them is needless, or else, when the `seconds` were over before or `stop` said so, the
    finding says that some may be.
    """
    asking = _Asking(problem, monotonic() + seconds, stop)
    found = set(_needed(asking, [], rules_of(problem), changed=False))
    kept = [rule for rule in rules_of(problem) if rule in found]
    message = "these rules contradict each other"
    if not asking.is_sure:
        message += " (some may be needless, there was no time to tell)"
    message += ": " + ", ".join(map(named, kept))
    return (Finding("contradiction", message, tuple(dict.fromkeys(_keys(problem, kept)))),)


class _Asking:
    """Asks which rules contradict each other until the time is over; `is_sure` as long as it knew."""

    def __init__(
        self, problem: ReleaseProblem, deadline: float, stop: Callable[[], bool] | None
    ) -> None:
        self.is_sure = True
        self._problem = problem
        self._deadline = deadline
        self._stop = stop

    def contradict(self, rules: Sequence[Rule]) -> bool:
        """Say whether these rules are known to leave no choice."""
        left = self._deadline - monotonic()
        answer = None
        if left > 0 and (self._stop is None or not self._stop()):
            answer = feasibility(with_only(self._problem, rules), left)
        self.is_sure = self.is_sure and answer is not None
        return answer is False


def _needed(
    asking: _Asking, given: Sequence[Rule], rules: Sequence[Rule], *, changed: bool
) -> list[Rule]:
    """Return those of `rules` that contradict each other and what is `given`, none needless."""
    if changed and asking.contradict(given):
        return []
    if len(rules) <= 1:
        return list(rules)
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    of_second = _needed(asking, [*given, *first], second, changed=True)
    of_first = _needed(asking, [*given, *of_second], first, changed=bool(of_second))
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
