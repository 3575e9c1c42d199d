"""The network of dependencies alone: early and late dates, float and the critical path.

Resources count here with their calendars, not with their capacity. After Kelley and Walker,
"Critical-path planning and scheduling" (1959), extended to four dependency types under calendars;
the backward pass is the forward pass over the problem mirrored in time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled, early_dates, late_dates
from rooftree.engine.problem import Problem


@dataclass(frozen=True, slots=True)
class Dates:
    """The room of one activity; dates are instants, floats are minutes of its working time.

    Total float delays no deadline and not the end of the whole; free float delays nobody else.
    """

    early_start: int
    early_finish: int
    late_start: int
    late_finish: int
    total_float: int
    free_float: int

    @property
    def is_critical(self) -> bool:
        """Say whether any delay here delays the whole, or breaks a deadline."""
        return self.total_float <= 0


@dataclass(frozen=True, slots=True)
class Network:
    """The dates of every activity that can be planned, and when the whole can end at the earliest.

    `critical_path` has the critical activities in order of their early start.
    """

    dates: Mapping[str, Dates]
    finish: int
    critical_path: tuple[str, ...]


def network(problem: Problem, *, horizon: int | None = None) -> Network:
    """Return the dates of `problem`, late ones for an end at the instant `horizon`.

    Without a horizon the whole shall end as early as it can.
    """
    numbers = compiled(problem)
    starts, finishes = early_dates(numbers)
    finish = max((finishes[position] for position in numbers.order), default=problem.start)
    mirror = mirrored_at_deadlines(numbers, problem, finish if horizon is None else horizon)
    late_starts, late_finishes = late_dates(mirror)
    free = _free_floats(numbers, mirror, starts, finishes)
    dates = {}
    for position in numbers.order:
        total = working_minutes(numbers, position, starts[position], late_starts[position])
        dates[numbers.keys[position]] = Dates(
            starts[position],
            finishes[position],
            late_starts[position],
            late_finishes[position],
            total,
            min(total, free[position]) if total > 0 else total,
        )
    critical = sorted(
        (position for position in numbers.order if dates[numbers.keys[position]].is_critical),
        key=starts.__getitem__,
    )
    return Network(dates, finish, tuple(numbers.keys[position] for position in critical))


def mirrored_at_deadlines(numbers: Compiled, problem: Problem, horizon: int) -> Compiled:
    """Return the problem backwards from `horizon`, or from an activity's deadline when earlier."""
    mirror = numbers.mirrored(horizon)
    releases = [
        -horizon if activity.deadline is None else -min(horizon, activity.deadline)
        for activity in problem.activities
    ]
    return replace(mirror, releases=releases)


def working_minutes(numbers: Compiled, position: int, start: int, finish: int) -> int:
    """Return the minutes of an activity's working time between two instants."""
    return numbers.times[position].between(start, finish)


def _free_floats(
    numbers: Compiled, mirror: Compiled, starts: list[int], finishes: list[int]
) -> list[int]:
    """Return how far each activity could slip while the others keep their early dates."""
    mirror_starts = [-finish for finish in finishes]
    mirror_finishes = [-start for start in starts]
    floats = [0] * len(starts)
    for position in mirror.order:
        if mirror.fixed[position] is None:
            bounds = mirror.earliest(position, mirror_starts, mirror_finishes)
            _, finish = mirror.first_place(position, *bounds)
            floats[position] = working_minutes(numbers, position, starts[position], -finish)
    return floats
