"""What a published instance says, before it becomes a problem of periods."""

from collections.abc import Sequence
from dataclasses import dataclass

from rooftree.engine.faults import ProblemError
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.parts import Activity, Dependency, Resource
from rooftree.engine.problem import Problem

MOST_ACTIVITIES = 100_000
MOST_RESOURCES = 1_000


@dataclass(frozen=True, slots=True)
class Job:
    """One activity by its number: periods, units of each resource, numbers of its successors."""

    duration: int
    demands: Sequence[int]
    successors: Sequence[int]
    line: int


def problem_of(jobs: Sequence[Job], capacities: Sequence[int]) -> Problem:
    """Return the problem: a period is a minute that is always open, keys are the job numbers.

    Raises FormatError when a successor is unknown or the jobs wait for each other in a circle.
    """
    for job in jobs:
        for successor in job.successors:
            if not 1 <= successor <= len(jobs):
                raise FormatError(job.line, f"a successor from 1 to {len(jobs)}, not {successor}")
    try:
        return Problem(
            activities=tuple(
                Activity(
                    key=str(number),
                    duration=job.duration,
                    demands={f"R{i}": units for i, units in enumerate(job.demands, 1) if units},
                )
                for number, job in enumerate(jobs, 1)
            ),
            dependencies=tuple(
                Dependency(str(number), str(successor))
                for number, job in enumerate(jobs, 1)
                for successor in job.successors
            ),
            resources=tuple(
                Resource(f"R{i}", capacity) for i, capacity in enumerate(capacities, 1)
            ),
        )
    except ProblemError as error:
        raise FormatError(1, f"a sound problem, but {error}") from error
