"""From a problem to a plan: one pass by a priority rule, then a search while time allows."""

from collections.abc import Callable, Sequence
from time import monotonic

from rooftree.engine.bounds import lower_bound
from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled, early_dates
from rooftree.engine.objectives import Goal
from rooftree.engine.plan import Assignment, Finding, Plan, Status
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.by_goal import EARLY, is_special, schedule_by_goal
from rooftree.engine.schedule.findings import CONTRADICTIONS, contradictions, disappointments
from rooftree.engine.schedule.rules import Rule, ranks
from rooftree.engine.schedule.search import Search
from rooftree.engine.schedule.sgs import in_order


def schedule(
    problem: Problem,
    *,
    rule: Rule = "lst",
    seconds: float = 0.0,
    seed: int = 0,
    samples: int = 0,
    goal: Goal | None = None,
) -> Plan:
    """Return a plan of `problem` that ends early; never raises for what cannot be planned.

    Without `seconds` and `samples` it is one pass by `rule` and always the same. With them, further
    schedules are tried until `samples` are made or `seconds` are over (0 means no limit of that
    kind), or the lower bound is reached; they seek the earliest end of the whole, or the `goal`.
    For a number of samples and a `seed` the plan is always the same.
    """
    if goal is not None or is_special(problem):
        return schedule_by_goal(
            problem, goal or EARLY, rule=rule, seconds=seconds, seed=seed, samples=samples
        )
    numbers = compiled(problem)
    early_starts, early_finishes = early_dates(numbers)
    bound = lower_bound(numbers, early_starts, early_finishes)
    order_ranks = ranks(rule, problem, numbers)
    search = Search(numbers, in_order(numbers, order_ranks))
    if samples or seconds:
        search.run(order_ranks, bound, seed, _limit(samples, seconds))
    findings = contradictions(problem, numbers, early_finishes)
    findings += disappointments(problem, numbers, *search.best)
    return _plan(numbers, search.best, bound, findings, search.schedules)


def _limit(samples: int, seconds: float) -> Callable[[int], bool]:
    deadline = monotonic() + seconds

    def may_go_on(schedules: int) -> bool:
        return not (samples and schedules >= samples) and not (seconds and monotonic() >= deadline)

    return may_go_on


def _plan(
    numbers: Compiled,
    dates: tuple[Sequence[int], Sequence[int]],
    bound: int,
    findings: Sequence[Finding],
    schedules: int,
) -> Plan:
    starts, finishes = dates
    end = max((finishes[position] for position in numbers.order), default=numbers.start)
    return Plan(
        status=_status(findings, proven=end <= bound),
        assignments={
            numbers.keys[position]: Assignment(starts[position], finishes[position])
            for position in sorted(numbers.order)
        },
        makespan=end - numbers.start,
        lower_bound=bound - numbers.start,
        findings=tuple(findings),
        schedules=schedules,
    )


def _status(findings: Sequence[Finding], *, proven: bool) -> Status:
    codes = {finding.code for finding in findings}
    if codes & CONTRADICTIONS:
        return "infeasible"
    if "deadline-missed" in codes:
        return "unknown"
    return "optimal" if proven else "feasible"
