"""From a problem to a plan: one pass by a priority rule, then a search while time allows."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rooftree.engine.bounds import lower_bound
from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import early_dates
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem
from rooftree.engine.progress import Progress
from rooftree.engine.schedule.limits import Limits
from rooftree.engine.schedule.planning import plan_of
from rooftree.engine.schedule.rules import Rule, ranks
from rooftree.engine.schedule.searching import one_pass, search
from rooftree.engine.schedule.special import has_modes, is_special

if TYPE_CHECKING:
    from rooftree.engine.objectives import Goal

MANY = 1_000  # activities, from which on plans are made as those of portfolios


def schedule(  # noqa: PLR0913 - each is an option of its own
    problem: Problem,
    *,
    rule: Rule = "lst",
    seconds: float = 0.0,
    seed: int = 0,
    samples: int = 0,
    goal: "Goal | None" = None,
    workers: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Return a plan of `problem` that ends early; never raises for what cannot be planned.

    Without `seconds` and `samples` it is one pass by `rule` and always the same. With them, further
    schedules are tried until `samples` are made or `seconds` are over (0 means no limit of that
    kind), or the lower bound is reached; they seek the earliest end of the whole, or the `goal`.
    For a number of samples and a `seed` the plan is always the same. Up to `workers` threads search
    for a time (0 means one for each core); `on_progress` hears of each better plan, in minutes from
    the start, and the search ends early when `stop` says so.
    """
    limits = Limits(seconds, samples, workers, on_progress, stop)
    if goal is not None and goal.is_early_end:
        goal = None
    if goal is not None or is_special(problem):
        return _special(problem, goal, rule, seed, limits)
    if (samples or seconds) and len(problem.activities) >= MANY:
        return _portfolio(problem, seed, limits)
    numbers = compiled(problem)
    early_starts, early_finishes = early_dates(numbers)
    bound = lower_bound(numbers, early_starts, early_finishes)
    order_ranks = ranks(rule, problem, numbers)
    if samples or seconds:
        found = search(numbers, order_ranks, bound, seed, limits)
    else:
        found = one_pass(numbers, order_ranks, bound)
    return plan_of(problem, numbers, found, early_finishes)


def _special(problem: Problem, goal: "Goal | None", rule: Rule, seed: int, limits: Limits) -> Plan:
    """Return a plan of the schedulers that know more, loaded only where they are needed."""
    if goal is None and (limits.seconds or limits.samples) and has_modes(problem):
        from rooftree.engine.modes import schedule_modes  # noqa: PLC0415 - loaded when needed

        return schedule_modes(
            problem,
            seconds=limits.seconds,
            seed=seed,
            samples=limits.samples,
            workers=limits.workers,
            on_progress=limits.on_progress,
            stop=limits.stop,
        )
    from rooftree.engine.schedule.by_goal import EARLY, schedule_by_goal  # noqa: PLC0415 - the same

    return schedule_by_goal(
        problem,
        goal or EARLY,
        rule=rule,
        seconds=limits.seconds,
        seed=seed,
        samples=limits.samples,
        on_progress=limits.on_progress,
        stop=limits.stop,
    )


def _portfolio(problem: Problem, seed: int, limits: Limits) -> Plan:
    from rooftree.engine.portfolio import schedule_portfolio  # noqa: PLC0415 - loaded when needed

    return schedule_portfolio(
        problem,
        seconds=limits.seconds,
        seed=seed,
        samples=limits.samples,
        workers=limits.workers,
        on_progress=limits.on_progress,
        stop=limits.stop,
    )
