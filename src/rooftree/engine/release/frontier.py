"""The frontier of value over cost: what each budget can buy at best, the widest gaps filled first.

The corners of its upper hull are closures at a price of cost and come at once, each proven. Between
two neighbours a box is left in which better points may lie; the largest is halved by the best choice
for the cost in its middle, for as long as time allows, so that the points are well spread whenever
it ends (Domínguez-Ríos, Chicano and Alba, "Anytime exact algorithms for bi-objective next release",
arXiv 2402.04586, 2024; ε-constraint after Haimes et al. 1971).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from rooftree.engine.plan import Finding
from rooftree.engine.release.boxes import Boxes, Point
from rooftree.engine.release.budgeting import Buying, buying
from rooftree.engine.release.choosing import is_feasible
from rooftree.engine.release.conflicts import conflicts
from rooftree.engine.release.problem import ReleaseProblem

AT_ONCE = 0.5  # seconds for corners of the hull at least, however little time there is
HULL = 0.4  # of the time that these may take
SHARE = 0.2  # of the time left that one point may take
AT_A_TIME = 2  # budgets asked about side by side
THINNEST = 0.001  # of the area that may be hidden, when there are points enough


@dataclass(frozen=True, slots=True)
class Frontier:
    """Points by rising cost, none of which is as good as another for less.

    `covered` is the area below them, from no cost to the dearest, as a part of the most that the true
    frontier could have below itself.
    """

    points: tuple[Point, ...]
    covered: float
    findings: tuple[Finding, ...] = ()

    def spread(self, count: int) -> tuple[Point, ...]:
        """Return up to `count` points evenly spread by cost, cheapest and dearest among them.

        Of those near a place, the one with the smallest gap is taken.
        """
        if len(self.points) <= count or count < 2:  # noqa: PLR2004 - both ends
            return self.points[-count:] if count else ()
        low, high = self.points[0].cost, self.points[-1].cost
        step = (high - low) / (count - 1)
        chosen: dict[int, Point] = {low: self.points[0], high: self.points[-1]}
        for i in range(1, count - 1):
            wanted = low + step * i
            rest = [point for point in self.points if point.cost not in chosen]
            near = [point for point in rest if abs(point.cost - wanted) <= step / 2]
            by_place = sorted(near or rest, key=lambda point: abs(point.cost - wanted))
            best = min(by_place, key=lambda point: round(point.gap, 3)) if near else by_place[0]
            chosen[best.cost] = best
        return tuple(sorted(chosen.values(), key=lambda point: point.cost))


def frontier(  # noqa: PLR0913 - options of the caller
    problem: ReleaseProblem,
    *,
    points: int = 20,
    seconds: float = 5.0,
    seed: int = 0,
    budgets: Sequence[int] = (),
    on_point: Callable[[Point], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Frontier:
    """Return points of value over cost of one problem, whose own budget is left out of account.

    The points for `budgets` come first, if any are given; then the largest boxes are halved until
    there are `points`, and further while the area that they may hide is more than a thousandth, or
    until `seconds` are over or `stop` says so. The same seed gives the same points, given the time.
    """
    problem = replace(problem, budget=None)
    deadline = monotonic() + seconds
    if not is_feasible(problem, seconds):
        left = deadline - monotonic()
        return Frontier((), 0.0, conflicts(problem, seconds=left, stop=stop))

    def goes_on() -> bool:
        return monotonic() < deadline and (stop is None or not stop())

    bought = buying(problem, seed, max(AT_ONCE, HULL * seconds))
    boxes = Boxes(bought.corners, on_point, is_hull=bought.is_hull)
    first = [*budgets, bought.most]
    for i in range(0, len(first), AT_A_TIME):
        if goes_on():
            share = (deadline - monotonic()) * min(1.0, AT_A_TIME / (len(first) - i))
            _ask_for(boxes, bought, first[i : i + AT_A_TIME], share)
    while goes_on() and (len(boxes.points) < points or boxes.hidden() > THINNEST):
        middles = boxes.middles(AT_A_TIME)
        if not middles:
            break
        _ask_for(boxes, bought, middles, SHARE * (deadline - monotonic()))
    known = (replace(each, bound=boxes.most_at(each.cost)) for each in boxes.points)
    return Frontier(tuple(known), boxes.covered())


def _ask_for(boxes: Boxes, bought: Buying, budgets: Sequence[int], seconds: float) -> None:
    """Add the points of these budgets, found side by side."""
    for budget, point in zip(budgets, bought.best(budgets, seconds), strict=True):
        boxes.add(budget, point)
