"""The figures of a goal's progress."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MetricFigures:
    """How far one metric has moved from its baseline (0) to its target (1).

    `share` may lie below 0 and above 1; it is None before the first measurement. `expected` is the
    value that a straight line through the goal's period reaches today.
    """

    key_result_id: int
    name: str
    unit: str
    baseline: Decimal
    target: Decimal
    value: Decimal | None
    measured_on: date | None
    share: float | None
    expected: Decimal
    is_due: bool


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """Output and outcome of one goal: two numbers, never one.

    Output counts the items without children that serve the goal or one of its child goals, directly
    or as a part, as far as the viewer may see them; cancelled and unfinished archived ones do not count.
    Outcome is the mean of the metrics' shares, each held between 0 and 1, one not yet measured
    counting 0; it is None while nothing was measured. `expected` is the part of the period that has passed.
    """

    goal_id: int
    done: int
    total: int
    expected: float
    metrics: tuple[MetricFigures, ...]

    @property
    def output(self) -> float | None:
        """Return the share of work done, None without work."""
        return self.done / self.total if self.total else None

    @property
    def outcome(self) -> float | None:
        """Return how far the metrics have moved on average, None while nothing was measured."""
        shares = [metric.share for metric in self.metrics]
        if all(share is None for share in shares):
            return None
        return sum(min(max(share or 0.0, 0.0), 1.0) for share in shares) / len(shares)


def part_passed(start: date, finish: date, today: date) -> float:
    """Return how much of a period has passed at the end of `today`, from 0 to 1; both ends count."""
    days = (finish - start).days + 1
    return min(max(((today - start).days + 1) / days, 0.0), 1.0)
