"""Asking one problem again and again for the best choice within another budget."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from rooftree.engine.release.boxes import Point
from rooftree.engine.release.choosing import choose
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.release.reduction import is_reducible, reduced

if TYPE_CHECKING:
    from rooftree.engine.release.closure import Found
    from rooftree.engine.release.kernels.closure import Ints


class Buying(Protocol):
    """Knows best points to begin with, the cost of everything, and how to ask for others.

    The `corners` are those of the upper hull of all points if `is_hull`.
    """

    corners: Sequence[Point]
    is_hull: bool
    most: int

    def best(self, budgets: Sequence[int], seconds: float) -> list[Point | None]:
        """Return the best that each budget can buy, None where no choice costs so little.

        A point of a value below 0 says that no choice was found in time.
        """


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

    def best(self, budgets: Sequence[int], seconds: float) -> list[Point | None]:
        return [self._best(budget, seconds / len(budgets)) for budget in budgets]

    def _best(self, budget: int, seconds: float) -> Point | None:
        from rooftree.engine.release.mixed import cheapest  # noqa: PLC0415 - loads scipy

        deadline = monotonic() + seconds
        plan = choose(replace(self._problem, budget=budget), seconds=seconds / 2, seed=self._seed)
        if plan.status == "infeasible":
            return None
        if plan.status == "unknown":
            return Point(budget, -1, plan.bound, ())
        cheap = cheapest(self._problem, plan.value, deadline - monotonic())
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

    def best(self, budgets: Sequence[int], seconds: float) -> list[Point | None]:
        rooms = [min(budget, self.most) - self._small.cost for budget in budgets]
        starts = [self._start(room) for room in rooms]

        def found(room: int, start: "Ints | None") -> "Found | None":
            if start is None:
                return None
            return self._closure.best(room, seconds=seconds, seed=self._seed, start=start)

        with ThreadPoolExecutor(len(budgets)) as threads:
            answers = list(threads.map(found, rooms, starts))
        self._known += [each for each in answers if each is not None]
        return [None if each is None else self._point_of(each) for each in answers]

    def _start(self, room: int) -> "Ints | None":
        """Return the most valuable known set that costs at most `room`; None when there is none."""
        known = [each for each in self._known if each.cost <= room]
        return max(known, key=lambda each: each.value).chosen if known else None

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
