"""What is to be chosen from, whole and checked: a problem is sound from the moment it exists."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from rooftree.engine.faults import ProblemError
from rooftree.engine.problem_json import plain
from rooftree.engine.release.faults import faults_of
from rooftree.engine.release.parts import (
    Customer,
    Feature,
    Goal,
    Group,
    Precedence,
    Quota,
    Release,
)


@dataclass(frozen=True, slots=True)
class ReleaseProblem:
    """A whole choice of features for one release or more, in their order of delivery.

    Raises ProblemError when it is unsound. A unit of a skill costs its rate, or 1; `budget` limits
    the cost of everything that is chosen, and None is no limit.
    """

    features: tuple[Feature, ...] = ()
    customers: tuple[Customer, ...] = ()
    goals: tuple[Goal, ...] = ()
    releases: tuple[Release, ...] = (Release("next"),)
    precedences: tuple[Precedence, ...] = ()
    groups: tuple[Group, ...] = ()
    quotas: tuple[Quota, ...] = ()
    rates: Mapping[str, int] = field(default_factory=dict)
    budget: int | None = None

    def __post_init__(self) -> None:
        faults = tuple(faults_of(self))
        if faults:
            raise ProblemError(faults)

    def cost_of(self, feature: Feature) -> int:
        """Return what `feature` costs."""
        return sum(units * self.rates.get(skill, 1) for skill, units in feature.costs.items())

    def values_of_features(self) -> dict[str, int]:
        """Return what each feature is worth by itself, before any release's worth."""
        weights = {each.key: each.weight for each in self.customers}
        goals = {each.key: each.weight for each in self.goals}
        return {
            feature.key: feature.value
            + sum(weights[key] * value for key, value in feature.values.items())
            + sum(goals[key] * value for key, value in feature.goals.items())
            for feature in self.features
        }

    def to_json(self) -> str:
        """Return the problem as JSON text; what has its default value is left out."""
        return json.dumps(plain(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "ReleaseProblem":
        """Read a problem that `to_json` wrote; raises ProblemError with every fault of the text."""
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ProblemError((f"this is not JSON: {error}",)) from error
        faults: list[str] = []
        known = _known(cls, data, "the problem", faults)
        for name, part in _PARTS.items():
            if name in known:
                known[name] = _many(part, known[name], name, faults)
        if faults:
            raise ProblemError(tuple(faults))
        return cls(**known)


_PARTS: dict[str, type] = {
    "features": Feature,
    "customers": Customer,
    "goals": Goal,
    "releases": Release,
    "precedences": Precedence,
    "groups": Group,
    "quotas": Quota,
}


def _many(part: type, data: object, place: str, faults: list[str]) -> tuple[Any, ...]:
    if not isinstance(data, list):
        faults.append(f"{place} is not a list")
        return ()
    found = [_known(part, item, f"{place}[{i}]", faults) for i, item in enumerate(data)]
    return () if faults else tuple(part(**values) for values in found)


def _known(part: Any, data: object, place: str, faults: list[str]) -> dict[str, Any]:
    """Return the fields of `part` in `data`, lists as tuples; what lacks or is unknown is noted."""
    if not isinstance(data, dict):
        faults.append(f"{place} is not an object")
        return {}
    names = {each.name for each in fields(part)}
    faults.extend(f"{place} has the unknown field {name}" for name in data if name not in names)
    faults.extend(
        f"{place} lacks {each.name}"
        for each in fields(part)
        if each.default is MISSING and each.default_factory is MISSING and each.name not in data
    )
    return {
        name: tuple(value) if isinstance(value, list) and part in _PARTS.values() else value
        for name, value in data.items()
        if name in names
    }
