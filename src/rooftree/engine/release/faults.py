"""What can be wrong with a release problem, each fault named in a sentence with its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, get_args

from rooftree.engine.amounts import is_name
from rooftree.engine.cycles import find_cycle
from rooftree.engine.release.parts import GroupKind, Measure

if TYPE_CHECKING:
    from rooftree.engine.release.problem import ReleaseProblem

MOST = 10**15  # of any number
MOST_IN_ALL = 10**15  # of all values, with weights and worth, and of all costs: sums stay exact

_KEYS = {"before", "after", "key"}
_KEYS_OR_NONE = {"theme", "goal"}
_OR_NONE = {*_KEYS_OR_NONE, "most"}
_CHOICES: Mapping[str, tuple[object, ...]] = {
    "kind": get_args(GroupKind),
    "measure": get_args(Measure),
    "decided": (None, True, False),
}
_MAPPINGS = {"values", "goals", "costs", "capacities"}
_LISTS = {"requests", "features"}
_PARTS = ("features", "customers", "goals", "releases", "precedences", "groups", "quotas")


def faults_of(problem: "ReleaseProblem") -> Iterator[str]:
    """Yield every fault of `problem`; meanings are looked at only when all shapes are right."""
    wrong = list(_shape_faults(problem))
    yield from wrong
    if wrong:
        return
    yield from _doubled_keys(problem)
    yield from _unknown_keys(problem)
    yield from _release_faults(problem)
    yield from _quota_faults(problem)
    pairs = [(each.before, each.after) for each in problem.precedences]
    cycle = find_cycle(pairs)
    if cycle:
        yield "precedences run in a circle: " + " → ".join(cycle)
    if worth_of_all(problem) > MOST_IN_ALL:
        yield f"all values together are more than {MOST_IN_ALL}"
    if sum(map(problem.cost_of, problem.features)) > MOST_IN_ALL:
        yield f"all costs together are more than {MOST_IN_ALL}"


def worth_of_all(problem: "ReleaseProblem") -> int:
    """Return the value of everything, all delivered at the highest worth."""
    customers = {each.key: each.weight for each in problem.customers}
    goals = {each.key: each.weight for each in problem.goals}
    total = sum(each.weight * each.value for each in problem.customers)
    for feature in problem.features:
        total += feature.value
        total += sum(customers.get(key, 0) * value for key, value in feature.values.items())
        total += sum(goals.get(key, 0) * value for key, value in feature.goals.items())
    return total * max((each.worth for each in problem.releases), default=1)


def _shape_faults(problem: "ReleaseProblem") -> Iterator[str]:
    for name in _PARTS:
        for i, part in enumerate(getattr(problem, name)):
            for field in fields(part):
                value = getattr(part, field.name)
                if not _is_shaped(field.name, value):
                    yield f"{name}[{i}] has the {field.name} {value!r}"
    if not _is_amounts(problem.rates):
        yield f"the rates are {problem.rates!r}"
    if problem.budget is not None and not _is_amount(problem.budget):
        yield f"the budget is {problem.budget!r}"


def _is_shaped(name: str, value: object) -> bool:
    if name in _KEYS:
        return is_name(value)
    if name in _MAPPINGS:
        return _is_amounts(value)
    if name in _LISTS:
        return isinstance(value, tuple) and all(isinstance(key, str) for key in value)
    if name in _CHOICES:
        return isinstance(value, str | bool | None) and value in _CHOICES[name]
    return (
        _is_amount(value)
        or (value is None and name in _OR_NONE)
        or (name in _KEYS_OR_NONE and is_name(value))
    )


def _is_amount(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _is_amounts(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(key, str) and _is_amount(amount) for key, amount in value.items()
    )


def _doubled_keys(problem: "ReleaseProblem") -> Iterator[str]:
    for name in _PARTS:
        seen = set()
        for part in getattr(problem, name):
            key = getattr(part, "key", None)
            if key is not None and key in seen:
                yield f"{name}: {key} is there twice"
            seen.add(key)


def _unknown_keys(problem: "ReleaseProblem") -> Iterator[str]:
    features = {each.key for each in problem.features}
    customers = {each.key for each in problem.customers}
    goals = {each.key for each in problem.goals}
    for feature in problem.features:
        place = f"feature {feature.key}"
        yield from _missing(place, "customer", feature.values, customers)
        yield from _missing(place, "goal", feature.goals, goals)
    for customer in problem.customers:
        yield from _missing(f"customer {customer.key}", "feature", customer.requests, features)
    for each in problem.precedences:
        place = f"precedence {each.before} → {each.after}"
        yield from _missing(place, "feature", (each.before, each.after), features)
    for group in problem.groups:
        yield from _missing(f"group {group.key}", "feature", group.features, features)


def _missing(place: str, kind: str, names: Iterable[str], known: set[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{place} names the unknown {kind} {name}"


def _release_faults(problem: "ReleaseProblem") -> Iterator[str]:
    if not problem.releases:
        yield "there is no release"
    for earlier, later in zip(problem.releases, problem.releases[1:], strict=False):
        if later.worth > earlier.worth:
            yield f"release {later.key} is worth more than {earlier.key} before it"


def _quota_faults(problem: "ReleaseProblem") -> Iterator[str]:
    goals = {each.key for each in problem.goals}
    for quota in problem.quotas:
        if (quota.theme is None) == (quota.goal is None):
            yield f"quota {quota.key} needs either a theme or a goal"
        if quota.goal is not None and quota.goal not in goals:
            yield f"quota {quota.key} names the unknown goal {quota.goal}"
        if quota.most is not None and quota.most < quota.least:
            yield f"quota {quota.key} wants at least {quota.least} and at most {quota.most}"
