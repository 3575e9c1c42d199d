"""The best choice of features: by closures where there is one release and one limit, else by MILP."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from rooftree.engine.plan import Status
from rooftree.engine.progress import Progress
from rooftree.engine.release.plan import ReleasePlan
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.release.reduction import Reduced, is_reducible, reduced

OnProgress = Callable[[Progress], None]
Stop = Callable[[], bool]
Watch = Callable[[int, int], bool]

FIRST_SLICE = 0.5  # seconds


def choose(
    problem: ReleaseProblem,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    on_progress: OnProgress | None = None,
    stop: Stop | None = None,
) -> ReleasePlan:
    """Return the best choice found within `seconds`, with a bound on any other.

    One release under one limit is solved by branch and bound over maximum closures, whose answer
    depends on the seed only, given time enough; everything else by HiGHS (see `mixed`). Rules that
    contradict each other are found, never raised; which they are is asked within the same time.
    """
    from rooftree.engine.release.conflicts import conflicts  # noqa: PLC0415 - it asks back here

    deadline = monotonic() + seconds
    is_watched = on_progress is not None or stop is not None
    plan = _choose(problem, deadline, seed, _watch(on_progress, stop) if is_watched else None)
    if plan.status != "infeasible":
        return plan
    left = deadline - monotonic()
    return ReleasePlan("infeasible", findings=conflicts(problem, seconds=left, stop=stop))


def is_feasible(problem: ReleaseProblem, seconds: float = 10.0) -> bool:
    """Say whether any choice keeps all rules; True when that is not known in time."""
    return feasibility(problem, seconds) is not False


def feasibility(problem: ReleaseProblem, seconds: float) -> bool | None:
    """Say whether any choice keeps all rules; None when that is not known in time."""
    if is_reducible(problem):
        small = reduced(problem)
        return not small.contradiction and small.cost <= small.limit
    status = _by_mixed_integers(problem, seconds, is_any_good=True).status
    return None if status == "unknown" else status != "infeasible"


def _choose(
    problem: ReleaseProblem,
    deadline: float,
    seed: int,
    watch: Watch | None,
) -> ReleasePlan:
    if is_reducible(problem):
        small = reduced(problem)
        if small.contradiction or small.cost > small.limit:
            return ReleasePlan("infeasible")
        return _by_closure(problem, small, deadline, seed, watch)
    return _in_slices(problem, deadline, watch)


def _in_slices(problem: ReleaseProblem, deadline: float, watch: Watch | None) -> ReleasePlan:
    """Solve by HiGHS, which cannot be watched: anew with twice the time, told about in between."""
    if watch is None:
        return _by_mixed_integers(problem, deadline - monotonic())
    best: ReleasePlan | None = None
    seconds = FIRST_SLICE
    while best is None or (best.status in {"feasible", "unknown"} and monotonic() < deadline):
        left = deadline - monotonic()
        plan = _by_mixed_integers(problem, left if left < 2 * seconds else seconds)
        best = plan if best is None else _better(best, plan)
        if not watch(best.value, best.bound):
            break
        seconds *= 2
    return best


def _better(one: ReleasePlan, other: ReleasePlan) -> ReleasePlan:
    """Return the better of two answers to the same problem, with the lower of their bounds."""
    plan = max((one, other), key=lambda each: (bool(each.status != "unknown"), each.value))
    bound = max(plan.value, min(one.bound, other.bound))
    is_best = plan.status != "unknown" and plan.value >= bound
    return replace(plan, bound=bound, status="optimal" if is_best else plan.status)


def _by_closure(
    problem: ReleaseProblem,
    small: Reduced,
    deadline: float,
    seed: int,
    watch: Watch | None,
) -> ReleasePlan:
    from rooftree.engine.release.closure import Closure  # noqa: PLC0415 - loads numba

    closure = Closure(small.nodes)
    if not closure.is_exact:
        return _in_slices(problem, deadline, watch)

    def told(value: int, bound: int) -> bool:
        return watch is None or watch(small.value + value, small.value + bound)

    found = closure.best(
        small.limit - small.cost, seconds=deadline - monotonic(), seed=seed, watch=told
    )
    return plan_of(problem, small, [int(i) for i in found.chosen.nonzero()[0]], found.bound)


def plan_of(problem: ReleaseProblem, small: Reduced, chosen: list[int], bound: int) -> ReleasePlan:
    """Return the choice of the nodes in `chosen`, with what was decided, given their bound."""
    keys = [*small.features, *(key for i in chosen for key in small.nodes[i].features)]
    value = small.value + sum(small.nodes[i].value for i in chosen)
    release = problem.releases[0].key
    inside = set(keys)
    status: Status = "optimal" if value >= small.value + bound else "feasible"
    return ReleasePlan(
        status=status,
        releases={each.key: release for each in problem.features if each.key in inside},
        value=value,
        cost=small.cost + sum(small.nodes[i].cost for i in chosen),
        bound=max(value, small.value + bound),
    )


def _by_mixed_integers(
    problem: ReleaseProblem, seconds: float, *, is_any_good: bool = False
) -> ReleasePlan:
    from rooftree.engine.release.mixed import solve  # noqa: PLC0415 - loads scipy

    return solve(problem, seconds, is_any_good=is_any_good)


def _watch(on_progress: OnProgress | None, stop: Stop | None) -> Watch:
    began = monotonic()

    def told(value: int, bound: int) -> bool:
        if on_progress is not None:
            on_progress(Progress(monotonic() - began, value, bound))
        return stop is None or not stop()

    return told
