"""Points of a frontier, and the boxes between them in which others may lie."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Point:
    """What can be had for `cost`: no choice that costs as much or less is worth more than `bound`."""

    cost: int
    value: int
    bound: int
    features: tuple[str, ...]

    @property
    def is_proven(self) -> bool:
        """Say whether nothing better costs as little."""
        return self.value >= self.bound

    @property
    def gap(self) -> float:
        """Return how far the value may be from the best, as a part of the bound."""
        return 0.0 if self.is_proven else 1 - self.value / self.bound


@dataclass(frozen=True, slots=True)
class Box:
    """Points may lie from `left` up to `right`, above `floor` and not above `ceiling`."""

    left: int
    right: int
    floor: int
    ceiling: int

    @property
    def middle(self) -> int:
        """Return the budget to ask about."""
        return (self.left + self.right - 1) // 2


class Boxes:
    """Points by rising cost, each budget asked about with the most that it can buy.

    `corners` are points to begin with, those of the upper hull of all points if `is_hull`. Without
    any there may be points from no cost on.
    """

    def __init__(
        self,
        corners: Sequence[Point],
        on_point: Callable[[Point], None] | None = None,
        *,
        is_hull: bool = True,
    ) -> None:
        self.points: list[Point] = []
        self._corners = [(point.cost, point.value) for point in corners if is_hull]
        self._most: dict[int, int] = {}
        self._on_point = on_point
        for point in corners:
            self.add(point.cost, point)
        if not corners:
            self.add(-1, None)

    def add(self, budget: int, point: Point | None) -> None:
        """Take `point` as the answer for `budget`; None means that nothing is to be had for it."""
        most = -1 if point is None else point.bound
        self._most[budget] = min(most, self._most.get(budget, most))
        if point is None or point.value < 0:
            return
        at = bisect_right(self.points, point.cost, key=lambda each: each.cost)
        if at and self.points[at - 1].value >= point.value:
            return
        end = at
        while end < len(self.points) and self.points[end].value <= point.value:
            end += 1
        begin = at - 1 if at and self.points[at - 1].cost == point.cost else at
        self.points[begin:end] = [point]
        if self._on_point is not None:
            self._on_point(point)

    def middles(self, count: int) -> list[int]:
        """Return the costs in the middle of the largest boxes that have room."""
        open_boxes = [box for box in self._boxes() if box.middle not in self._most]
        largest = sorted(open_boxes, key=self._area, reverse=True)[:count]
        return [box.middle for box in largest if self._area(box) > 0]

    def hidden(self) -> float:
        """Return the area that may still lie above the points, as a part of the most there can be."""
        return 1.0 - self.covered()

    def covered(self) -> float:
        """Return the area below the points as a part of the most that there can be."""
        if not self.points:
            return 0.0
        dearest = max(self._most)
        ends = [*(point.cost for point in self.points), dearest]
        below = sum(
            point.value * (after - before)
            for point, (before, after) in zip(self.points, pairwise(ends), strict=True)
        )
        above = sum(map(self._area, self._boxes()))
        return below / (below + above) if below + above > 0 else 1.0

    def most_at(self, cost: int) -> int:
        """Return a value that nothing that costs as much or less passes."""
        known = [most for budget, most in self._most.items() if budget >= cost]
        at = bisect_right(self._corners, (cost, float("inf")))
        if 0 < at < len(self._corners):
            (low_cost, low), (high_cost, high) = self._corners[at - 1], self._corners[at]
            known.append(low + (high - low) * (cost - low_cost) // (high_cost - low_cost))
        return min(known)

    def _boxes(self) -> list[Box]:
        """Return the boxes left and right of each point, up to the budgets asked about."""
        budgets = sorted(self._most)
        costs = [point.cost for point in self.points]
        edges = sorted({*budgets, *costs})
        boxes = []
        for left, right in pairwise(edges):
            at = bisect_right(costs, left)
            floor = self.points[at - 1].value if at else -1
            ceiling = self._most[budgets[bisect_left(budgets, right)]]
            first = left + 1 if self._most.get(left, floor) <= floor else left
            if ceiling > floor and first < right:
                boxes.append(Box(first, right, floor, ceiling))
        return boxes

    def _area(self, box: Box) -> float:
        """Return the area of `box` below the hull."""
        at = bisect_right(self._corners, (box.left, float("inf")))
        if not 0 < at < len(self._corners):
            return float((box.right - box.left) * (box.ceiling - box.floor))
        (low_cost, low), (high_cost, high) = self._corners[at - 1], self._corners[at]
        slope = (high - low) / (high_cost - low_cost)
        width = box.right - box.left
        start = max(0.0, low + slope * (box.left - low_cost) - box.floor)
        height = box.ceiling - box.floor
        if start >= height:
            return float(width * height)
        rises = min(width, (height - start) / slope) if slope > 0 else width
        return start * rises + slope * rises * rises / 2 + height * (width - rises)
