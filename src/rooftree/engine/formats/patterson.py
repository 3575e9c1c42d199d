"""The Patterson format of `.rcp` and `.txt` files: numbers alone, split by any white space.

Number of activities and resources; the capacities; then for each activity its duration, demands,
number of successors and the successors, counted from 1 (Patterson 1984; RanGen, Ghent).
"""

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.instance import (
    MOST_ACTIVITIES,
    MOST_RESOURCES,
    Job,
    JobMode,
    problem_of,
)
from rooftree.engine.formats.numbers import Numbers
from rooftree.engine.problem import Problem


def read_patterson(text: str) -> Problem:
    """Return the problem in `text`, one period as one minute; raises FormatError."""
    numbers = Numbers(enumerate(text.splitlines(), 1))
    count = numbers.take("the number of activities")
    if not 1 <= count <= MOST_ACTIVITIES:
        raise FormatError(numbers.line, f"1 to {MOST_ACTIVITIES} activities, not {count}")
    resources = numbers.take("the number of resources")
    if resources > MOST_RESOURCES:
        raise FormatError(numbers.line, f"at most {MOST_RESOURCES} resources, not {resources}")
    capacities = numbers.many(resources, "the capacity of a resource")
    jobs = [_job(numbers, number, count, resources) for number in range(1, count + 1)]
    numbers.end()
    return problem_of(jobs, capacities)


def _job(numbers: Numbers, number: int, count: int, resources: int) -> Job:
    duration = numbers.take(f"the duration of activity {number}")
    line = numbers.line
    demands = numbers.many(resources, f"a demand of activity {number}")
    successors = numbers.take(f"the number of successors of activity {number}")
    if successors >= count:
        raise FormatError(numbers.line, f"fewer than {count} successors, not {successors}")
    following = numbers.many(successors, "the number of a successor")
    return Job((JobMode(duration, demands),), following, line)
