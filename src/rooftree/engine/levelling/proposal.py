"""What levelling proposes: moves, each with its reason, its cost in float and what it delays."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.engine.parts import DependencyType
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.problem import Problem


@dataclass(frozen=True, slots=True)
class Overload:
    """`keys` use `used` units of `resource` from `start` to `finish`, where `limit` are there."""

    resource: str
    start: int
    finish: int
    used: int
    limit: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """It cannot be where it was, because it waits for `before`, which moves as well."""

    before: str
    type: DependencyType
    until: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of a date that was wanted of an activity or a project, or of a deadline."""

    key: str
    due: int
    finish_before: int
    finish_after: int
    is_deadline: bool = False

    @property
    def is_broken(self) -> bool:
        """Say whether it was met before and is not met any more."""
        return self.finish_before <= self.due < self.finish_after


@dataclass(frozen=True, slots=True)
class Move:
    """One activity goes from one place to another.

    `delay` is the working minutes by which it starts later, `float_used` the part of them that
    delays neither a deadline nor the end of the whole. `needs` are the other moves without which
    this one would break something; `reasons` are what keeps the activity from staying.
    """

    key: str
    before: Assignment
    after: Assignment
    reasons: tuple[Overload | Waits, ...]
    delay: int
    float_used: int
    effects: tuple[Effect, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Moves that take `before` to `after`, those that need least and are smallest first.

    `overloads` are those of `before`; `left` are those that work in fixed places makes alone, or one
    activity that demands more than there is.
    `effects` are of the whole proposal; `limits` are the units that were allowed of a resource.
    """

    problem: Problem
    before: Plan
    after: Plan
    moves: tuple[Move, ...]
    overloads: tuple[Overload, ...]
    left: tuple[Overload, ...]
    effects: tuple[Effect, ...]
    limits: Mapping[str, int]
