"""The picture of a metric: what was measured, beside the line expected by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rooftree.product.goals.models import Goal
from rooftree.product.key_results.models import KeyResult, Measurement

WIDTH = 320
HEIGHT = 80
EDGE = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A measurement on the picture, with the words that are spoken and shown on pointing."""

    x: float
    y: float
    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture's size, the expected line from start to finish, and the measured points."""

    width: int
    height: int
    expected: tuple[float, float, float, float]
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """Return the points as an SVG polyline's list."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


def chart_of(key_result: KeyResult, series: Sequence[Measurement], goal: Goal) -> Chart | None:
    """Draw a key result's series over the goal's period; None while nothing was measured."""
    if not series:
        return None
    values = [key_result.baseline, key_result.target, *(one.value for one in series)]
    low, high = float(min(values)), float(max(values))
    first = min(goal.period_start, series[0].day)
    last = max(goal.period_finish, series[-1].day)

    def x(day: date) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * (day - first).days / max((last - first).days, 1)

    def y(value: Decimal) -> float:
        part = (float(value) - low) / ((high - low) or 1)
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * part

    return Chart(
        width=WIDTH,
        height=HEIGHT,
        expected=(
            x(goal.period_start),
            y(key_result.baseline),
            x(goal.period_finish),
            y(key_result.target),
        ),
        points=tuple(Point(x(one.day), y(one.value), one.day, one.value) for one in series),
    )
