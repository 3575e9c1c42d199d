"""What is lost by ranking features by a score, which is what most tools for roadmaps do.

Each score ranks features by themselves; from the top of the list, each is taken with all that it
needs into the first release where that fits. Groups, quotas and decisions are not looked at, as
such tools do not; compare on problems without them.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rooftree.engine.release.check import cost_of, value_of
from rooftree.engine.release.plan import ReleasePlan
from rooftree.engine.release.problem import ReleaseProblem

Score = Callable[[str], float]

RICE_SCALE = (0.25, 0.5, 1, 2, 3)  # minimal to massive, as Intercom published it in 2016
WSJF_SCALE = (1, 2, 3, 5, 8, 13, 20)  # as in SAFe


@dataclass(frozen=True, slots=True)
class Ranked:
    """What ranking by `score` chooses, and the part of the best value that it loses."""

    score: str
    releases: Mapping[str, str]
    value: int
    cost: int
    lost: float


def lost_by_ranking(problem: ReleaseProblem, best: ReleasePlan) -> list[Ranked]:
    """Return for each usual score what ranking by it loses against `best`.

    Value over cost counts what customers would pay, shared among all that they asked for. RICE is
    reach (customers who ask) × impact (what one of them would pay, on the scale 0.25 to 3) over
    effort. WSJF is value and what waits for a feature, over its size, each on the scale 1 to 20.
    Places on a scale are given by rank, as teams do when they compare.
    """
    facts = _Facts(problem)
    impact = _by_rank(facts.value_of_one, RICE_SCALE)
    value = _by_rank(facts.value, WSJF_SCALE)
    waiting = _by_rank(facts.waiting, WSJF_SCALE)
    size = _by_rank(facts.cost, WSJF_SCALE)
    scores: dict[str, Score] = {
        "value / cost": lambda key: facts.value[key] / facts.cost[key],
        "RICE": lambda key: len(facts.askers[key]) * impact[key] / facts.cost[key],
        "WSJF": lambda key: (value[key] + waiting[key]) / size[key],
    }
    made = {
        name: _taken_in_order(problem, facts, sorted(facts.value, key=score, reverse=True))
        for name, score in scores.items()
    }
    return [_ranked(problem, name, choice, best) for name, choice in made.items()]


def _by_rank(amounts: Mapping[str, float], scale: Sequence[float]) -> dict[str, float]:
    """Return a place on the scale for each amount: as many keys on each, like amounts alike."""
    ordered = sorted(amounts.values())
    return {
        key: scale[bisect_left(ordered, amount) * len(scale) // len(ordered)]
        for key, amount in amounts.items()
    }


class _Facts:
    """What scores are made of, by feature."""

    def __init__(self, problem: ReleaseProblem) -> None:
        self.cost = {each.key: max(problem.cost_of(each), 1) for each in problem.features}
        self.value = {key: float(value) for key, value in problem.values_of_features().items()}
        self.askers: dict[str, set[str]] = {
            each.key: {name for name, value in each.values.items() if value}
            for each in problem.features
        }
        for customer in problem.customers:
            for key in customer.requests:
                self.value[key] += customer.weight * customer.value / len(customer.requests)
                self.askers[key].add(customer.key)
        self.needs: dict[str, list[str]] = {key: [] for key in self.cost}
        self.waiting = dict.fromkeys(self.cost, 0)
        for each in problem.precedences:
            self.needs[each.after].append(each.before)
            self.waiting[each.before] += 1
        self.value_of_one = {
            key: value / max(len(self.askers[key]), 1) for key, value in self.value.items()
        }

    def chain(self, key: str, taken: Iterable[str]) -> list[str]:
        """Return what must be taken for `key`, itself included, besides what is."""
        seen = set(taken)
        ahead, chain = [key], []
        while ahead:
            each = ahead.pop()
            if each not in seen:
                seen.add(each)
                chain.append(each)
                ahead += self.needs[each]
        return chain


def _taken_in_order(problem: ReleaseProblem, facts: _Facts, order: Iterable[str]) -> dict[str, str]:
    """Return what is taken from the top of the list, each into the first release where it fits."""
    room = _Room(problem)
    taken: dict[str, str] = {}
    for key in order:
        chain = facts.chain(key, taken)
        release = room.first_that_fits(chain) if chain else None
        if release is not None:
            room.book(chain, release)
            taken |= dict.fromkeys(chain, problem.releases[release].key)
    return taken


class _Room:
    """What is left of budget and capacities."""

    def __init__(self, problem: ReleaseProblem) -> None:
        self._features = {each.key: each for each in problem.features}
        self._problem = problem
        self._budget = problem.budget
        self._left = [dict(release.capacities) for release in problem.releases]

    def first_that_fits(self, keys: Iterable[str]) -> int | None:
        """Return the first release with room for all `keys`."""
        chosen = [self._features[key] for key in keys]
        cost = sum(map(self._problem.cost_of, chosen))
        if self._budget is not None and cost > self._budget:
            return None
        for number, left in enumerate(self._left):
            if all(
                sum(each.costs.get(skill, 0) for each in chosen) <= units
                for skill, units in left.items()
            ):
                return number
        return None

    def book(self, keys: Iterable[str], release: int) -> None:
        """Take the room of `keys`."""
        for key in keys:
            feature = self._features[key]
            if self._budget is not None:
                self._budget -= self._problem.cost_of(feature)
            for skill in self._left[release]:
                self._left[release][skill] -= feature.costs.get(skill, 0)


def _ranked(
    problem: ReleaseProblem, name: str, choice: dict[str, str], best: ReleasePlan
) -> Ranked:
    value = value_of(problem, choice)
    lost = 1 - value / best.value if best.value else 0.0
    return Ranked(name, choice, value, cost_of(problem, choice), lost)
