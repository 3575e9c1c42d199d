"""What a published instance says, before it becomes a problem of periods."""

from collections.abc import Sequence
from dataclasses import dataclass

from rooftree.engine.faults import ProblemError
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.parts import Activity, Dependency, Mode, Resource
from rooftree.engine.problem import Problem

MOST_ACTIVITIES = 100_000
MOST_RESOURCES = 1_000
MOST_MODES = 1_000  # of one activity


@dataclass(frozen=True, slots=True)
class JobMode:
    """One mode of a job: periods, and units of each resource, the renewable ones first."""

    duration: int
    demands: Sequence[int]


@dataclass(frozen=True, slots=True)
class Job:
    """One activity by its number: its modes, the numbers of its successors, its line."""

    modes: Sequence[JobMode]
    successors: Sequence[int]
    line: int


def problem_of(
    jobs: Sequence[Job], capacities: Sequence[int], stocks: Sequence[int] = ()
) -> Problem:
    """Return the problem: a period is a minute that is always open, keys are the job numbers.

    Resources are R1, R2 …, nonrenewable ones N1, N2 …; a job with one mode has none to choose from.
    Raises FormatError when a successor is unknown or the jobs wait for each other in a circle.
    """
    for job in jobs:
        check_successors(job.successors, len(jobs), job.line)
    names = [f"R{i}" for i in range(1, len(capacities) + 1)]
    names += [f"N{i}" for i in range(1, len(stocks) + 1)]
    return sound_problem(
        activities=tuple(_activity(str(i), job.modes, names) for i, job in enumerate(jobs, 1)),
        dependencies=tuple(
            Dependency(str(number), str(successor))
            for number, job in enumerate(jobs, 1)
            for successor in job.successors
        ),
        resources=tuple(
            Resource(name, units, kind="renewable" if name.startswith("R") else "nonrenewable")
            for name, units in zip(names, [*capacities, *stocks], strict=True)
        ),
    )


def check_successors(successors: Sequence[int], count: int, line: int) -> None:
    """Raise FormatError when one is not a number from 1 to `count`."""
    for successor in successors:
        if not 1 <= successor <= count:
            raise FormatError(line, f"a successor from 1 to {count}, not {successor}")


def sound_problem(**parts: object) -> Problem:
    """Return the problem of these parts; raises FormatError for what is wrong with it."""
    try:
        return Problem(**parts)  # type: ignore[arg-type]
    except ProblemError as error:
        raise FormatError(1, f"a sound problem, but {error}") from error


def demands_of(names: Sequence[str], units: Sequence[int]) -> dict[str, int]:
    """Return the units by the name of the resource, where there are any."""
    return {name: amount for name, amount in zip(names, units, strict=True) if amount}


def _activity(key: str, modes: Sequence[JobMode], names: Sequence[str]) -> Activity:
    if len(modes) == 1:
        return Activity(key, modes[0].duration, demands_of(names, modes[0].demands))
    return Activity(
        key,
        modes=tuple(
            Mode(str(number), mode.duration, demands_of(names, mode.demands))
            for number, mode in enumerate(modes, 1)
        ),
    )
