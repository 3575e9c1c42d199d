"""From a portfolio of projects to a plan."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from rooftree.engine.bounds import lower_bound
from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled, early_dates
from rooftree.engine.plan import Assignment, Finding, Plan
from rooftree.engine.problem import Problem
from rooftree.engine.progress import Progress
from rooftree.engine.schedule.by_goal import schedule_by_goal
from rooftree.engine.schedule.limits import Limits
from rooftree.engine.schedule.planning import plan_of
from rooftree.engine.schedule.rules import ranks
from rooftree.engine.schedule.searching import Found, search
from rooftree.engine.schedule.sgs import Dates

if TYPE_CHECKING:
    from rooftree.engine.kernels.sides import Numbers, Side
    from rooftree.engine.portfolio.islands import Archipelago
    from rooftree.engine.portfolio.local_search import Dues
    from rooftree.engine.portfolio.quick import Quick
    from rooftree.engine.schedule.slots import Slots

DEFAULT = 1.0  # seconds
ISLANDS = 2  # where schedules are counted


def schedule_portfolio(  # noqa: PLR0913 - each is an option of its own
    problem: Problem,
    *,
    seconds: float = 0.0,
    seed: int = 0,
    samples: int = 0,
    workers: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Return a plan of `problem`, made for many activities, that ends early.

    The search ends after `seconds`, after `samples` schedules (0 is no limit; without either it is
    one second), when `stop` says so, or when nothing can be better. Up to `workers` threads
    search (0 means one for each core, two when schedules are counted). For a number of samples, a
    `seed` and `workers` the plan is always the same. Never raises for what cannot be planned.
    Problems with modes, skills, pauses or several working times are left to others.
    """
    limits = Limits(seconds if seconds or samples else DEFAULT, samples, workers, on_progress, stop)
    if any(each.modes or each.skills or each.splittable for each in problem.activities):
        return schedule_by_goal(
            problem,
            seconds=limits.seconds,
            seed=seed,
            samples=samples,
            on_progress=on_progress,
            stop=stop,
        )
    from rooftree.engine.portfolio.quick import quick_numbers  # noqa: PLC0415 - loads numba

    quick = quick_numbers(problem)
    if quick is not None:
        return _quickly(problem, quick, seed, limits)
    return _compiled(problem, seed, limits)


def _quickly(problem: Problem, quick: "Quick", seed: int, limits: Limits) -> Plan:
    from rooftree.engine.portfolio.due_dates import dues_of  # noqa: PLC0415 - loads numba
    from rooftree.engine.portfolio.quick import minutes  # noqa: PLC0415 - loads numba

    def report(end: int) -> None:
        limits.tell(end * quick.unit, quick.bound * quick.unit)

    if not problem.activities:
        return Plan("optimal", makespan=0, lower_bound=0)

    def slot_of(at: int) -> int:
        return (at - problem.start) // quick.unit

    dues = dues_of(problem, quick.order, slot_of)
    found = _searched(quick.sides, dues, (quick.bound, -1), seed, limits, report)
    starts, finishes = minutes(quick, found.starts, problem.start)
    return Plan(
        "optimal" if found.end <= quick.bound else "feasible",
        {
            activity.key: Assignment(start, finish)
            for activity, start, finish in zip(problem.activities, starts, finishes, strict=True)
        },
        found.end * quick.unit,
        quick.bound * quick.unit,
        tuple(
            Finding(
                "late",
                f"{activity.key} is done after its due date",
                (activity.key,),
                activity.due,
                finish,
            )
            for activity, finish in zip(problem.activities, finishes, strict=True)
            if activity.due is not None and finish > activity.due
        ),
        found.made,
    )


def _compiled(problem: Problem, seed: int, limits: Limits) -> Plan:
    from rooftree.engine.schedule.slots import slots_of  # noqa: PLC0415 - loads numpy

    numbers = compiled(problem)
    early_starts, early_finishes = early_dates(numbers)
    bound = lower_bound(numbers, early_starts, early_finishes)
    slots = slots_of(numbers)
    if slots is not None and slots.positions:
        found = _on_slots(problem, numbers, slots, bound, seed, limits)
    else:
        found = search(numbers, ranks("lst", problem, numbers), bound, seed, limits)
    return plan_of(problem, numbers, found, early_finishes)


def _on_slots(
    problem: Problem, numbers: Compiled, slots: "Slots", bound: int, seed: int, limits: Limits
) -> Found:
    from rooftree.engine.portfolio.due_dates import dues_of  # noqa: PLC0415 - loads numba

    begin = slots.end_of(0)

    def report(end: int) -> None:
        limits.tell(slots.end_of(end) - begin, bound - begin)

    def slot_of(at: int) -> int:
        return (slots.time.work(at) - slots.origin) // slots.unit

    dues = dues_of(problem, slots.positions, slot_of)
    sides = slots.forwards, slots.backwards
    best = _searched(sides, dues, (slots.slot_of(bound), slots.anchor), seed, limits, report)
    return Found(_dates(numbers, slots, best.starts), bound, best.made)


def _searched(
    sides: "tuple[Side, Side]",
    dues: "Dues",
    target: tuple[int, int],
    seed: int,
    limits: Limits,
    report: Callable[[int], None],
) -> "Archipelago":
    """Return the best found; `target` is the slot at which to stop, and the anchor of slots."""
    from rooftree.engine.portfolio.islands import Archipelago  # noqa: PLC0415 - loads numba

    found = Archipelago(sides, dues, target, seed)
    found.begin(limits, report)
    cores = ISLANDS if limits.samples else len(os.sched_getaffinity(0))
    found.search(limits, limits.workers or cores, report)
    return found


def _dates(compiled_: Compiled, slots: "Slots", starts: "Numbers") -> Dates:
    """Return the dates by position; what takes no time comes as early as it may."""
    time, places = slots.time, [place or (compiled_.start,) * 2 for place in compiled_.fixed]
    begins, ends = [place[0] for place in places], [place[1] for place in places]
    for position, slot in zip(slots.positions, starts.tolist(), strict=True):
        count, minutes = slots.origin + slot * slots.unit, compiled_.durations[position]
        if not minutes:
            earliest = compiled_.earliest(position, begins, ends)
            begins[position], ends[position] = compiled_.first_place(position, *earliest)
        elif time.is_always:
            begins[position], ends[position] = count, count + minutes
        else:
            begins[position], ends[position] = time.start_at(count), time.finish_at(count + minutes)
    return begins, ends
