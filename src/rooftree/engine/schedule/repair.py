"""Mending a plan after a change, in milliseconds: the old order of work, kept as far as it can be.

Three plans are made: nothing earlier than it was; the old order as early as it can be; and that one
pushed right and left again (Valls, Ballestín and Quintanilla, "Justification and RCPSP", 2005). The
one that ends first is taken, and of equals the one that moves least.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rooftree.engine.bounds import lower_bound
from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled, early_dates
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.direction import Direction
from rooftree.engine.schedule.planning import plan_of
from rooftree.engine.schedule.searching import Found
from rooftree.engine.schedule.sgs import Dates
from rooftree.engine.schedule.special import is_special

FAR = 10**15


@dataclass(frozen=True, slots=True)
class Move:
    """A start that changed, as instants; None where the activity was or is not in the plan."""

    key: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Repair:
    """A mended plan, and the starts that moved for it in order of the problem."""

    plan: Plan
    moves: tuple[Move, ...]


def repair(problem: Problem, starts: Mapping[str, int]) -> Repair:
    """Return a plan of `problem` near to `starts`, the instants at which work began in the old one.

    Activities without a start are new and come where the network first allows them; starts of
    unknown activities are passed over. Where modes or people are to be chosen there is no old order
    to keep to: the plan is made anew, and the moves say what that costs.
    """
    if is_special(problem):
        from rooftree.engine.schedule.by_goal import schedule_by_goal  # noqa: PLC0415 - when needed

        plan = schedule_by_goal(problem)
        return Repair(plan, tuple(_moves(problem, starts, plan)))
    numbers = compiled(problem)
    early = early_dates(numbers)
    old = [starts.get(key) for key in numbers.keys]
    ranks = [float(first if at is None else at) for at, first in zip(old, early[0], strict=True)]
    candidates = list(_candidates(numbers, ranks, old))
    ends = [_end(numbers, dates) for dates in candidates]
    moved = [sum(map(_differs, old, dates[0])) for dates in candidates]
    best = min(range(len(candidates)), key=lambda i: (ends[i], moved[i]))
    bound = lower_bound(numbers, *early)
    plan = plan_of(problem, numbers, Found(candidates[best], bound, len(candidates)), early[1])
    return Repair(plan, tuple(_moves(problem, starts, plan)))


def _candidates(numbers: Compiled, ranks: list[float], old: list[int | None]) -> Iterator[Dates]:
    """Yield dates: none earlier than before, in the old order, and that justified."""
    releases = [
        release if at is None else max(release, at)
        for release, at in zip(numbers.releases, old, strict=True)
    ]
    forwards = Direction(numbers)
    order = forwards.by_rank(ranks)
    yield forwards.later(releases).dates(order, numbers.start)
    dates = forwards.dates(order, numbers.start)
    yield dates
    backwards = Direction(numbers.mirrored(FAR))
    last_first = backwards.by_rank([-finish for finish in dates[1]])
    mirrored = backwards.dates(last_first, -forwards.end(dates))
    yield forwards.dates(forwards.by_rank([-finish for finish in mirrored[1]]), numbers.start)


def _end(numbers: Compiled, dates: Dates) -> int:
    return max((dates[1][position] for position in numbers.order), default=numbers.start)


def _differs(old: int | None, new: int) -> bool:
    return old is not None and old != new


def _moves(problem: Problem, starts: Mapping[str, int], plan: Plan) -> Iterator[Move]:
    for activity in problem.activities:
        place = plan.assignments.get(activity.key)
        before, after = starts.get(activity.key), None if place is None else place.start
        if before != after:
            yield Move(activity.key, before, after)
