"""A choice of features and the frontier around it, as the command tells and draws them."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from time import perf_counter

from rooftree.engine.plots import FrontierPoint
from rooftree.engine.plots import frontier as drawing_of
from rooftree.engine.plots.style import Spec
from rooftree.engine.progress import Progress
from rooftree.engine.release import (
    Frontier,
    ReleasePlan,
    ReleaseProblem,
    choose,
    frontier,
    lost_by_ranking,
)
from rooftree.ops.commands.engine.told import Told

DRAWN = 20  # points of a drawing, at least


def chosen(
    problem: ReleaseProblem,
    seconds: float,
    seed: int,
    on_progress: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Told:
    """Return the best choice; its drawing shows it among what other budgets buy."""
    began = perf_counter()
    plan = choose(problem, seconds=seconds, seed=seed, on_progress=on_progress, stop=stop)
    took = round(perf_counter() - began, 3)

    def drawn() -> Spec:
        around = frontier(problem, points=DRAWN, seconds=seconds, seed=seed)
        here = FrontierPoint(plan.cost, plan.value, plan.status == "optimal", "chosen")
        others = [point for point in _points(around) if (point.x, point.y) != (here.x, here.y)]
        return drawing_of([*others, here], "cost", "value", title="Value over cost")

    data = {**asdict(plan), "gap": plan.gap, "seconds": took}
    return Told(data, list(_choice_in_words(problem, plan, took)), drawn)


def frontier_of(
    problem: ReleaseProblem, points: int, seconds: float, seed: int, stop: Callable[[], bool]
) -> Told:
    """Return so many points of value over cost."""
    found = frontier(problem, points=points, seconds=seconds, seed=seed, stop=stop)
    told = replace(found, points=found.spread(points))
    data = {
        **asdict(told),
        "points": [{**asdict(each), "is_proven": each.is_proven} for each in told.points],
    }
    return Told(
        data,
        list(_frontier_in_words(told)),
        lambda: drawing_of(_points(told), "cost", "value", title="Value over cost"),
    )


def _points(found: Frontier) -> list[FrontierPoint]:
    return [FrontierPoint(each.cost, each.value, each.is_proven) for each in found.points]


def _choice_in_words(problem: ReleaseProblem, plan: ReleasePlan, seconds: float) -> Iterator[str]:
    yield (
        f"{plan.status}: value {plan.value}, cost {plan.cost}, "
        f"no choice above {plan.bound} (gap {plan.gap:.2%}), {seconds} s"
    )
    for finding in plan.findings:
        yield f"  ! {finding.message}"
    if plan.value:
        for ranked in lost_by_ranking(problem, plan):
            yield f"ranking by {ranked.score} loses {ranked.lost:.1%} of the value"
    for key, release in plan.releases.items():
        yield f"{release}  {key}"


def _frontier_in_words(found: Frontier) -> Iterator[str]:
    yield f"{len(found.points)} points cover {found.covered:.2%} of what may lie below a frontier"
    for finding in found.findings:
        yield f"  ! {finding.message}"
    for point in found.points:
        proven = "proven" if point.is_proven else f"no more than {point.bound}"
        yield f"{point.cost:>12} {point.value:>12}  {proven}"
