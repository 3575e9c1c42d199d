"""One answer to a wish: what it gives, what it takes, and the moves that lead to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

MoveKind = Literal["drop", "change", "date", "budget"]
Objective = Literal["value", "finish", "cost", "peak", "risk"]

OBJECTIVES: tuple[Objective, ...] = ("value", "finish", "cost", "peak", "risk")


@dataclass(frozen=True, slots=True)
class Move:
    """What to do: drop feature `key`, make change `key`, or move the date or budget by `amount`."""

    kind: MoveKind
    key: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """A scope, changes and the plan that they make; no other option found is as good in everything.

    `finish` is an instant, `peak` the greatest share of each resource in use at once, on average,
    `risk` the odds of ending after the wished date, or after this finish when none is wished.
    Nothing that costs as little is worth more than `value_bound` under the same changes, and nothing
    with this scope and these changes ends before `finish_bound`.
    """

    features: tuple[str, ...]
    changes: tuple[str, ...]
    value: int
    finish: int
    cost: int
    peak: float
    risk: float
    value_bound: int
    finish_bound: int
    moves: tuple[Move, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Say whether value and finish are the best that they can be for this cost and scope."""
        return self.value >= self.value_bound and self.finish <= self.finish_bound

    @property
    def value_gap(self) -> float:
        """Return how far the value may be from the best, as a part of its bound."""
        return 1 - self.value / self.value_bound if self.value_bound > self.value else 0.0


def loss(option: Option, objective: Objective) -> float:
    """Return what is to be kept small: each objective as it is, value with its sign turned."""
    amount: float = getattr(option, objective)
    return -amount if objective == "value" else amount


def non_dominated(options: Iterable[Option]) -> list[Option]:
    """Return the options for which no other is as good in every objective, cheapest first."""
    seen = {tuple(loss(each, name) for name in OBJECTIVES): each for each in options}
    kept: list[tuple[float, ...]] = []
    for losses in sorted(seen):  # whoever dominates comes before
        if not any(_is_as_good(other, losses) for other in kept):
            kept.append(losses)
    return sorted((seen[losses] for losses in kept), key=lambda each: (each.cost, -each.value))


def _is_as_good(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))
