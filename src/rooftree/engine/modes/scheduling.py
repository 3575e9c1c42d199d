"""From a problem with modes to a plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem
from rooftree.engine.progress import Progress
from rooftree.engine.schedule.by_goal import schedule_by_goal
from rooftree.engine.schedule.limits import Limits

if TYPE_CHECKING:
    from rooftree.engine.modes.numbers import ModeNumbers
    from rooftree.engine.modes.search import ModeSearch

BALANCING, EVOLVING, PROVING = 0.1, 0.5, 0.3  # of the time; then evolution goes on to the end
LONGEST_BALANCING = 2.0  # seconds
BEFORE = 0.02  # of the time, for who looks at a first plan while modes are balanced
WORTH_PROVING = 2.0  # seconds of CP-SAT; less, and it only reads the problem
COUNTED = 0.5  # effort of CP-SAT where schedules are counted instead of seconds
DEFAULT = 1.0  # seconds
ISLANDS = 2


def schedule_modes(  # noqa: PLR0913 - each is an option of its own
    problem: Problem,
    *,
    seconds: float = 0.0,
    seed: int = 0,
    samples: int = 0,
    workers: int = ISLANDS,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Return a plan of `problem` that ends early, each activity in one of its modes.

    The search ends after `seconds`, after `samples` schedules (0 is no limit; without either it is
    one second), when `stop` says so, or when nothing can end earlier. For a number of samples, a
    `seed` and a number of `workers` (islands, each with a thread) the plan is always the same.
    Never raises for what cannot be planned. Problems with skills, pauses or several working times are left to
    `schedule_by_goal`.
    """
    limits = Limits(seconds if seconds or samples else DEFAULT, samples, workers, on_progress, stop)
    is_simple = not any(each.skills or each.splittable for each in problem.activities)
    if is_simple:
        from rooftree.engine.modes.numbering import numbers_of  # noqa: PLC0415 - loads numpy

        numbers = numbers_of(problem)
        if numbers is not None:
            return _on_slots(problem, numbers, limits, seed)
    return schedule_by_goal(
        problem,
        seconds=limits.seconds,
        seed=seed,
        samples=samples,
        on_progress=on_progress,
        stop=stop,
    )


def _on_slots(problem: Problem, numbers: "ModeNumbers", limits: Limits, seed: int) -> Plan:
    from rooftree.engine.modes.balance import Effort, balanced  # noqa: PLC0415 - loads OR-Tools
    from rooftree.engine.modes.result import plan_of  # noqa: PLC0415 - loads numba
    from rooftree.engine.modes.search import ModeSearch  # noqa: PLC0415 - loads numba

    if not numbers.positions:
        return plan_of(problem, numbers, None)

    def report(end: int, bound: int) -> None:
        limits.tell(end * numbers.unit, bound * numbers.unit)

    def is_over() -> bool:
        return not limits.allow(search.made)

    search = ModeSearch(numbers, seed, limits.workers or ISLANDS, report)
    if not limits.samples:
        search.evolve(lambda: is_over() or limits.elapsed >= limits.seconds * BEFORE)
    longest = min(LONGEST_BALANCING, limits.seconds * BALANCING)
    effort = Effort(longest, COUNTED if limits.samples else 0)
    balance = balanced(numbers, effort, seed, is_over)
    search.learn(balance)
    _search(search, limits, is_over)
    return plan_of(problem, numbers, search, has_none=balance.has_none)


def _search(search: "ModeSearch", limits: Limits, is_over: Callable[[], bool]) -> None:
    from rooftree.engine.modes.balance import Effort  # noqa: PLC0415 - loads OR-Tools

    proving = limits.seconds * PROVING
    if proving >= WORTH_PROVING and not limits.samples:
        first = limits.seconds * (BALANCING + EVOLVING)
        search.evolve(lambda: is_over() or limits.elapsed >= first)
        if not (is_over() or search.is_done):
            search.prove(Effort(min(proving, limits.left)), is_over)
    search.evolve(is_over)
