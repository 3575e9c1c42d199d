"""Asking one problem again and again for the best choice within another budget."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from rooftree.engine.release.boxes import Point
from rooftree.engine.release.choosing import choose
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.release.reduction import is_reducible, reduced

if TYPE_CHECKING:
    from rooftree.engine.release.closure import Found


class Buying(Protocol):
    """Knows best points to begin with, the cost of everything, and how to ask for others.

    The `corners` are those of the upper hull of all points if `is_hull`.
    """

    corners: Sequence[Point]
    is_hull: bool
    most: int

    def best(self, budget: int, seconds: float) -> Point | None:
        """Return the best that `budget` can buy; None when no choice costs so little."""


def buying(problem: ReleaseProblem, seed: int, seconds: float) -> Buying:
    """Return the quickest way to ask `problem`, which has no budget of its own and is feasible."""
    if is_reducible(problem):
        bought = _ByClosure(problem, seed, seconds)
        if bought.is_exact:
            return bought
    return _Plain(problem, seed)


class _Plain:
    """Solves each budget anew."""

    def __init__(self, problem: ReleaseProblem, seed: int) -> None:
        self.corners: Sequence[Point] = ()
        self.is_hull = False
        self.most = sum(problem.cost_of(each) for each in problem.features)
        self._problem = problem
        self._seed = seed

    def best(self, budget: int, seconds: float) -> Point | None:
        from rooftree.engine.release.mixed import cheapest  # noqa: PLC0415 - loads scipy

        plan = choose(replace(self._problem, budget=budget), seconds=seconds, seed=self._seed)
        if plan.status in {"infeasible", "unknown"}:
            return None
        cheap = cheapest(self._problem, plan.value, seconds)
        if cheap is not None and cheap.cost < plan.cost:
            return Point(cheap.cost, cheap.value, max(cheap.value, plan.bound), (*cheap.releases,))
        return Point(plan.cost, plan.value, plan.bound, tuple(plan.releases))


class _ByClosure:
    """Reduces the problem once; each answer begins with the best known one that is cheaper."""

    def __init__(self, problem: ReleaseProblem, seed: int, seconds: float) -> None:
        import numpy as np  # noqa: PLC0415 - loaded when used

        from rooftree.engine.release.closure import Closure  # noqa: PLC0415 - loads numba

        self._problem = problem
        self._seed = seed
        self._small = reduced(problem)
        self._closure = Closure(self._small.nodes)
        self.is_exact = self._closure.is_exact
        self._keys = np.array([each.key for each in problem.features], object)
        self._node_of = np.array(self._numbers(), np.int64)
        self._decided = np.array([False] * len(self._small.nodes) + [True, False])
        room = self._small.limit - self._small.cost
        known, self.is_hull = self._closure.supported(seconds) if self.is_exact else ([], False)
        self._known = [each for each in known if each.cost <= room]
        self.corners: Sequence[Point] = [self._point_of(each) for each in self._known]
        self.most = self._small.limit

    def _numbers(self) -> list[int]:
        """Return for each feature its node; what is decided follows them: in, then out."""
        nodes = self._small.nodes
        number = {key: i for i, node in enumerate(nodes) for key in node.features}
        number |= dict.fromkeys(self._small.features, len(nodes))
        return [number.get(each.key, len(nodes) + 1) for each in self._problem.features]

    def best(self, budget: int, seconds: float) -> Point | None:
        room = min(budget, self.most) - self._small.cost
        if room < 0:
            return None
        start = max(
            (each for each in self._known if each.cost <= room), key=lambda each: each.value
        )
        found = self._closure.best(room, seconds=seconds, seed=self._seed, start=start.chosen)
        self._known.append(found)
        return self._point_of(found)

    def _point_of(self, found: "Found") -> Point:
        small = self._small
        inside = self._decided.copy()
        inside[: len(found.chosen)] = found.chosen == 1
        return Point(
            cost=small.cost + found.cost,
            value=small.value + found.value,
            bound=small.value + found.bound,
            features=tuple(self._keys[inside[self._node_of]].tolist()),
        )
