"""The `.sm` format of PSPLIB's single-mode instances (Kolisch and Sprecher 1996).

Labelled lines give the numbers of jobs and resources; three tables follow, each under a heading:
precedence relations, requests and durations, resource availabilities.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.instance import MOST_ACTIVITIES, MOST_RESOURCES, Job, problem_of
from rooftree.engine.formats.numbers import Numbers
from rooftree.engine.problem import Problem

Lines = Sequence[tuple[int, str]]

_HEADINGS = ("PRECEDENCE RELATIONS", "REQUESTS/DURATIONS", "RESOURCEAVAILABILITIES")


def read_psplib(text: str) -> Problem:
    """Return the problem in `text`, one period as one minute; raises FormatError."""
    lines = list(enumerate(text.splitlines(), 1))
    count = _labelled(lines, "jobs", 1, MOST_ACTIVITIES)
    resources = _labelled(lines, "- renewable", 0, MOST_RESOURCES)
    for label in ("- nonrenewable", "- doubly constrained"):
        _labelled(lines, label, 0, 0)
    precedence, requests, availability = (_table(lines, heading) for heading in _HEADINGS)
    successors = _successors(precedence, count)
    jobs = _jobs(requests, successors, resources)
    numbers = Numbers(availability)
    capacities = numbers.many(resources, "the capacity of a resource")
    numbers.end()
    return problem_of(jobs, capacities)


def _labelled(lines: Lines, label: str, least: int, most: int) -> int:
    """Return the number behind `label` and a colon."""
    for number, line in lines:
        before, colon, after = line.partition(":")
        if colon and before.strip().startswith(label):
            value = Numbers([(number, " ".join(after.split()[:1]))]).take(f"a number of {label}")
            if not least <= value <= most:
                raise FormatError(number, f"{least} to {most} {label}, not {value}")
            return value
    raise FormatError(len(lines), f"a line '{label} … :', but the text ends")


def _table(lines: Lines, heading: str) -> Lines:
    """Return the lines of numbers under `heading`, without titles, up to the next row of stars."""
    headings = [number for number, line in lines if line.strip().startswith(heading)]
    if not headings:
        raise FormatError(len(lines), f"the heading {heading}, but the text ends")
    below_titles = lines[headings[0] + 1 :]
    rows = takewhile(lambda row: not row[1].startswith("*"), below_titles)
    return [(number, line) for number, line in rows if not re.fullmatch(r"[-\s]*", line)]


def _successors(rows: Lines, count: int) -> list[list[int]]:
    numbers = Numbers(rows)
    result = []
    for expected in range(1, count + 1):
        _check_number(numbers, expected)
        _check_mode(numbers, numbers.take(f"the number of modes of job {expected}"))
        many = numbers.take(f"the number of successors of job {expected}")
        if many >= count:
            raise FormatError(numbers.line, f"fewer than {count} successors, not {many}")
        result.append(numbers.many(many, "the number of a successor"))
    numbers.end()
    return result


def _jobs(rows: Lines, successors: Sequence[Sequence[int]], resources: int) -> list[Job]:
    numbers = Numbers(rows)
    jobs = []
    for expected, following in enumerate(successors, 1):
        _check_number(numbers, expected)
        line = numbers.line
        _check_mode(numbers, numbers.take(f"the mode of job {expected}"))
        duration = numbers.take(f"the duration of job {expected}")
        demands = numbers.many(resources, f"a demand of job {expected}")
        jobs.append(Job(duration, demands, following, line))
    numbers.end()
    return jobs


def _check_number(numbers: Numbers, expected: int) -> None:
    found = numbers.take(f"job {expected}")
    if found != expected:
        raise FormatError(numbers.line, f"job {expected}, not job {found}")


def _check_mode(numbers: Numbers, mode: int) -> None:
    if mode != 1:
        raise FormatError(numbers.line, f"one mode for each job, not {mode}")
