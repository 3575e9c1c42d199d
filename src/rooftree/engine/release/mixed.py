"""The choice as a mixed integer programme, for HiGHS: several releases, groups, quotas, skills.

For each feature and release there is a number that is 1 when the feature is delivered by then, so
that precedence and what a customer asked for are differences of two numbers, which is the stronger
form (Veerapen et al., "An integer linear programming approach to the single and bi-objective next
release problem", 2015); what a release delivers is the difference to the release before.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rooftree.engine.release.exact import ENDLESS, Row, most_valuable
from rooftree.engine.release.parts import Group, Quota
from rooftree.engine.release.plan import ReleasePlan
from rooftree.engine.release.problem import ReleaseProblem


class Programme:
    """Columns and rows of one problem."""

    def __init__(self, problem: ReleaseProblem) -> None:
        self.problem = problem
        self.releases = len(problem.releases)
        self.number = {each.key: i for i, each in enumerate(problem.features)}
        self.payers = [each for each in problem.customers if each.value and each.weight]
        self.width = (len(problem.features) + len(self.payers)) * self.releases
        self.costs = {each.key: problem.cost_of(each) for each in problem.features}

    def column(self, key: str, release: int) -> int:
        """Return the column that says whether the feature is delivered by that release."""
        return self.number[key] * self.releases + release

    def last(self, key: str) -> int:
        """Return the column that says whether the feature is delivered at all."""
        return self.column(key, self.releases - 1)

    def values(self) -> list[int]:
        """Return what each column adds to the value: its release's worth less that of the next."""
        worth = [each.worth for each in self.problem.releases]
        steps = [one - other for one, other in pairwise([*worth, 0])]
        own = self.problem.values_of_features()
        each_worth = [own[each.key] for each in self.problem.features]
        each_worth += [each.weight * each.value for each in self.payers]
        return [value * step for value in each_worth for step in steps]

    def rows(self) -> Iterator[Row]:
        """Yield every rule."""
        for first in range(0, self.width, self.releases):
            for column in range(first, first + self.releases - 1):
                yield {column + 1: 1, column: -1}, 0, ENDLESS
        yield from self._wants()
        yield from self._limits()
        for group in self.problem.groups:
            yield from self._group(group)
        for quota in self.problem.quotas:
            yield self._quota(quota)
        for feature in self.problem.features:
            if feature.decided is not None:
                yield {self.last(feature.key): 1}, feature.decided, feature.decided

    def _wants(self) -> Iterator[Row]:
        for each in self.problem.precedences:
            for release in range(self.releases):
                before, after = self.column(each.before, release), self.column(each.after, release)
                yield {before: 1, after: -1}, 0, ENDLESS
        base = len(self.problem.features) * self.releases
        for i, customer in enumerate(self.payers):
            for key in set(customer.requests):
                for release in range(self.releases):
                    paid = base + i * self.releases + release
                    yield {self.column(key, release): 1, paid: -1}, 0, ENDLESS

    def _limits(self) -> Iterator[Row]:
        for number, release in enumerate(self.problem.releases):
            for skill, capacity in release.capacities.items():
                row = {}
                for feature in self.problem.features:
                    units = feature.costs.get(skill, 0)
                    if units:
                        row[self.column(feature.key, number)] = units
                        if number:
                            row[self.column(feature.key, number - 1)] = -units
                yield row, -ENDLESS, capacity
        if self.problem.budget is not None:
            yield self._sum(self.costs), -ENDLESS, self.problem.budget

    def _sum(self, factors: dict[str, int]) -> dict[int, int]:
        return {self.last(key): factor for key, factor in factors.items() if factor}

    def _group(self, group: Group) -> Iterator[Row]:
        members = list(dict.fromkeys(group.features))
        if group.kind in {"and", "coupled"}:
            releases: Iterable[int] = range(self.releases)
            if group.kind == "and":
                releases = [self.releases - 1]
            for one, other in pairwise(members):
                for release in releases:
                    yield {self.column(one, release): 1, self.column(other, release): -1}, 0, 0
            return
        least = 0 if group.kind == "alternative" else 1
        most = ENDLESS if group.kind == "or" else 1
        yield self._sum(dict.fromkeys(members, 1)), least, most

    def _quota(self, quota: Quota) -> Row:
        factors = {
            each.key: self.costs[each.key] if quota.measure == "cost" else 1
            for each in self.problem.features
            if (each.theme == quota.theme if quota.theme else quota.goal in each.goals)
        }
        return self._sum(factors), quota.least, ENDLESS if quota.most is None else quota.most


def solve(problem: ReleaseProblem, seconds: float, *, is_any_good: bool = False) -> ReleasePlan:
    """Return the best choice that HiGHS finds; `infeasible` comes without findings.

    Any choice that keeps the rules will do when `is_any_good`.
    """
    programme = Programme(problem)
    values = programme.values()
    if not values:
        is_kept = all(least <= 0 <= most for _, least, most in programme.rows())
        return ReleasePlan("optimal" if is_kept else "infeasible")
    if is_any_good:
        values = [0] * len(values)
    answer = most_valuable(values, [*programme.rows()], seconds)
    if answer.is_infeasible:
        return ReleasePlan("infeasible")
    if answer.numbers is None:
        return ReleasePlan("unknown", bound=answer.bound)
    return _plan(programme, answer.numbers, values, answer.bound)


def cheapest(problem: ReleaseProblem, value: int, seconds: float) -> ReleasePlan | None:
    """Return a choice that costs least of all that are worth `value`; None if none is found."""
    programme = Programme(problem)
    values = programme.values()
    costs = [0] * len(values)
    for key, cost in programme.costs.items():
        costs[programme.last(key)] = -cost
    worth_it: Row = ({i: each for i, each in enumerate(values) if each}, value, ENDLESS)
    answer = most_valuable(costs, [*programme.rows(), worth_it], seconds)
    return None if answer.numbers is None else _plan(programme, answer.numbers, values, 0)


def _plan(programme: Programme, x: list[int], values: list[int], bound: int) -> ReleasePlan:
    problem = programme.problem
    releases = {}
    for feature in problem.features:
        for number, release in enumerate(problem.releases):
            if x[programme.column(feature.key, number)]:
                releases[feature.key] = release.key
                break
    value = sum(each for each, chosen in zip(values, x, strict=True) if chosen)
    return ReleasePlan(
        status="optimal" if value >= bound else "feasible",
        releases=releases,
        value=value,
        cost=sum(programme.costs[key] for key in releases),
        bound=max(value, bound),
    )
