"""Solving a published instance from its text: what `rooftree engine schedule` prints."""

from time import perf_counter
from typing import TypedDict

from rooftree.engine.formats.reading import read_text
from rooftree.engine.plan import Status
from rooftree.engine.problem import Problem
from rooftree.engine.schedule import schedule


class Solution(TypedDict):
    """A solved instance; `starts` maps the number of each activity to its period, from 0."""

    status: Status
    makespan: int | None
    lower_bound: int | None
    seconds: float
    starts: dict[str, int]


def read_instance(text: str, filename: str) -> Problem:
    """Return the problem in `text`, by what it contains; raises FormatError, naming the line.

    Only of a text without words the name says what it should have been.
    """
    if not text.split() and not filename.endswith(".sm"):
        return read_text(text, "patterson")
    return read_text(text)


def solve_instance(text: str, filename: str, seconds: float = 1.0, seed: int = 0) -> Solution:
    """Return the best plan found for the instance in `text` within `seconds`; raises FormatError.

    Each resource of an instance has its capacity in every period.
    """
    began = perf_counter()
    plan = schedule(read_instance(text, filename), seconds=seconds, seed=seed)
    return {
        "status": plan.status,
        "makespan": plan.makespan,
        "lower_bound": plan.lower_bound,
        "seconds": round(perf_counter() - began, 3),
        "starts": {key: place.start for key, place in plan.assignments.items()},
    }
