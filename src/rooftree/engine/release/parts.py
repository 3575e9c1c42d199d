"""The parts of a choice of features: what there is to choose, who wants it, and what binds.

Values, weights, costs and capacities are whole numbers of any unit that the caller likes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

GroupKind = Literal["and", "or", "xor", "alternative", "coupled"]
Measure = Literal["features", "cost"]


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that can be released: what it is worth to whom, and what it takes.

    It is worth `value`, and `values[customer]` times the weight of each customer, and
    `goals[goal]` times the weight of each goal; it takes `costs[skill]` units of each skill.
    `decided` features are in (True) or out (False) whatever they are worth.
    """

    key: str
    value: int = 0
    values: Mapping[str, int] = field(default_factory=dict)
    goals: Mapping[str, int] = field(default_factory=dict)
    costs: Mapping[str, int] = field(default_factory=dict)
    theme: str | None = None
    decided: bool | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """Who pays: for each feature by itself (see `Feature.values`), or `value` for all `requests`.

    `weight` multiplies both. What is paid for all counts with the release that completes it.
    """

    key: str
    weight: int = 1
    value: int = 0
    requests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to be reached, and how much it weighs."""

    key: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Release:
    """A date of delivery: units of each skill until then, unlimited where none are given.

    What is delivered here counts `worth` times its value; later releases are worth no more.
    """

    key: str
    worth: int = 1
    capacities: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Precedence:
    """`after` needs `before`, in the same release or an earlier one."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """Features chosen together: all or none ("and"), at least one ("or"), exactly one ("xor"),

    at most one ("alternative"), or all in one release or none ("coupled").
    """

    key: str
    kind: GroupKind
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """At least `least` and at most `most` of the features of a theme, or of those for a goal.

    Counted are features, or their cost.
    """

    key: str
    theme: str | None = None
    goal: str | None = None
    least: int = 0
    most: int | None = None
    measure: Measure = "features"
