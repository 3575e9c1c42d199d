"""The `.sm` and `.mm` formats of PSPLIB (Kolisch and Sprecher 1996), and that of MMLIB (Ghent).

Labelled lines give the numbers of jobs and resources; three tables follow, each under a heading:
precedence relations, requests and durations, resource availabilities. With several modes for each
job, the lines of its further modes do not repeat its number. MMLIB writes the same with tabs.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.instance import (
    MOST_ACTIVITIES,
    MOST_MODES,
    MOST_RESOURCES,
    Job,
    JobMode,
    problem_of,
)
from rooftree.engine.formats.numbers import Numbers
from rooftree.engine.problem import Problem

Lines = Sequence[tuple[int, str]]

_HEADINGS = ("PRECEDENCE RELATIONS", "REQUESTS/DURATIONS", "RESOURCE AVAILABILITIES")


def read_psplib(text: str) -> Problem:
    """Return the problem in `text`, one period as one minute; raises FormatError."""
    lines = list(enumerate(text.splitlines(), 1))
    count = _labelled(lines, "jobs", 1, MOST_ACTIVITIES)
    renewable = _labelled(lines, "- renewable", 0, MOST_RESOURCES)
    nonrenewable = _labelled(lines, "- nonrenewable", 0, MOST_RESOURCES)
    _labelled(lines, "- doubly constrained", 0, 0)
    precedence, requests, availability = (_table(lines, heading) for heading in _HEADINGS)
    jobs = _jobs(requests, _successors(precedence, count), renewable + nonrenewable)
    numbers = Numbers(availability)
    capacities = numbers.many(renewable, "the capacity of a resource")
    stocks = numbers.many(nonrenewable, "the amount of a nonrenewable resource")
    numbers.end()
    return problem_of(jobs, capacities, stocks)


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
    wanted = heading.replace(" ", "")
    headings = [number for number, line in lines if line.replace(" ", "").startswith(wanted)]
    if not headings:
        raise FormatError(len(lines), f"the heading {heading}, but the text ends")
    below_titles = lines[headings[0] + 1 :]
    rows = takewhile(lambda row: not row[1].startswith("*"), below_titles)
    return [(number, line) for number, line in rows if not re.fullmatch(r"[-\s]*", line)]


def _successors(rows: Lines, count: int) -> list[tuple[int, list[int]]]:
    """Return the number of modes and the successors of each job."""
    numbers = Numbers(rows)
    result = []
    for expected in range(1, count + 1):
        _check_number(numbers, expected)
        modes = numbers.take(f"the number of modes of job {expected}")
        if not 1 <= modes <= MOST_MODES:
            raise FormatError(numbers.line, f"1 to {MOST_MODES} modes for each job, not {modes}")
        many = numbers.take(f"the number of successors of job {expected}")
        if many >= count:
            raise FormatError(numbers.line, f"fewer than {count} successors, not {many}")
        result.append((modes, numbers.many(many, "the number of a successor")))
    numbers.end()
    return result


def _jobs(
    rows: Lines, successors: Sequence[tuple[int, Sequence[int]]], resources: int
) -> list[Job]:
    numbers = Numbers(rows)
    jobs = []
    for expected, (many, following) in enumerate(successors, 1):
        _check_number(numbers, expected)
        line = numbers.line
        modes = [_mode(numbers, expected, mode, resources) for mode in range(1, many + 1)]
        jobs.append(Job(modes, following, line))
    numbers.end()
    return jobs


def _mode(numbers: Numbers, job: int, expected: int, resources: int) -> JobMode:
    found = numbers.take(f"mode {expected} of job {job}")
    if found != expected:
        raise FormatError(numbers.line, f"mode {expected} of job {job}, not mode {found}")
    duration = numbers.take(f"the duration of job {job}")
    return JobMode(duration, numbers.many(resources, f"a demand of job {job}"))


def _check_number(numbers: Numbers, expected: int) -> None:
    found = numbers.take(f"job {expected}")
    if found != expected:
        raise FormatError(numbers.line, f"job {expected}, not job {found}")
