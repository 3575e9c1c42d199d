"""What keeps a feature out, and what would let it in: answers by solving again with it forced in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic

from rooftree.engine.plan import Finding
from rooftree.engine.release.choosing import choose
from rooftree.engine.release.plan import ReleasePlan
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.release.relaxing import Rule, named, rules_that_may_bind, without


@dataclass(frozen=True, slots=True)
class Shadow:
    """Why `feature` is not in the best choice, and what would change that.

    With it, the choice is worth `loss` less, so it is in when it is worth that much more. `budget`
    is the smallest at which it can be in with nothing lost, None when no budget does that.
    `comes_with` and `gives_way` are what the best choice with it takes in and leaves out besides;
    each of `lets_in` lets it in when that rule alone falls away. `is_proven` says that no search on
    the way ran out of time. When nothing with it keeps the rules, `findings` say which contradict.
    """

    feature: str
    is_in: bool
    loss: int | None = None
    budget: int | None = None
    comes_with: tuple[str, ...] = ()
    gives_way: tuple[str, ...] = ()
    lets_in: tuple[str, ...] = ()
    is_proven: bool = True
    findings: tuple[Finding, ...] = ()


def what_keeps_out(
    problem: ReleaseProblem, feature: str, *, seconds: float = 10.0, seed: int = 0
) -> Shadow:
    """Return what keeps `feature` out of the best choice; raises KeyError for an unknown one.

    A decision against it falls away for the question, and is named among what would let it in.
    """
    if feature not in {each.key for each in problem.features}:
        raise KeyError(feature)
    asking = _Asking(monotonic() + seconds, seed)
    best = asking(problem)
    if feature in best.releases or best.status == "infeasible":
        return Shadow(feature, feature in best.releases, findings=best.findings)
    forced = asking(_with(problem, feature))
    if forced.status in {"infeasible", "unknown"}:
        lets_in = _lets_in(problem, feature, asking)
        return Shadow(
            feature,
            is_in=False,
            lets_in=lets_in,
            is_proven=asking.is_proven,
            findings=forced.findings,
        )
    with_it, without_it = set(forced.releases), set(best.releases)
    loss = best.value - forced.value
    return Shadow(
        feature,
        is_in=False,
        loss=loss,
        budget=problem.budget if loss <= 0 else _budget(problem, feature, best, asking),
        comes_with=tuple(key for key in forced.releases if key not in {*without_it, feature}),
        gives_way=tuple(key for key in best.releases if key not in with_it),
        lets_in=_lets_in(problem, feature, asking),
        is_proven=asking.is_proven,
    )


class _Asking:
    """Solves until the time is over; `is_proven` as long as every answer was."""

    def __init__(self, deadline: float, seed: int) -> None:
        self.is_proven = True
        self._deadline = deadline
        self._seed = seed

    def __call__(self, problem: ReleaseProblem) -> ReleasePlan:
        left = max(self._deadline - monotonic(), 0.0)
        plan = choose(problem, seconds=left, seed=self._seed)
        self.is_proven = self.is_proven and plan.status in {"optimal", "infeasible"}
        return plan


def _with(problem: ReleaseProblem, feature: str) -> ReleaseProblem:
    """Return the problem in which `feature` is in."""
    features = tuple(
        replace(each, decided=True) if each.key == feature else each for each in problem.features
    )
    return replace(problem, features=features)


def _budget(
    problem: ReleaseProblem, feature: str, best: ReleasePlan, asking: _Asking
) -> int | None:
    """Return the smallest budget for which a choice with `feature` is worth as much as `best`."""
    if problem.budget is None:
        return None
    forced = _with(problem, feature)
    low, high = problem.budget, sum(problem.cost_of(each) for each in problem.features)
    if asking(replace(forced, budget=high)).value < best.value:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        plan = asking(replace(forced, budget=middle))
        low, high = (low, middle) if plan.value >= best.value else (middle, high)
    return high


def _lets_in(problem: ReleaseProblem, feature: str, asking: _Asking) -> tuple[str, ...]:
    """Return the rules without one of which `feature` is in a best choice."""
    found: Sequence[Rule] = [
        rule
        for rule in rules_that_may_bind(problem, feature)
        if _is_in_a_best_choice(without(problem, rule), feature, asking)
    ]
    return tuple(named(rule) for rule in found)


def _is_in_a_best_choice(problem: ReleaseProblem, feature: str, asking: _Asking) -> bool:
    best = asking(problem)
    if best.status in {"infeasible", "unknown"}:
        return False
    if feature in best.releases:
        return True
    forced = asking(_with(problem, feature))
    return forced.status in {"optimal", "feasible"} and forced.value >= best.value
