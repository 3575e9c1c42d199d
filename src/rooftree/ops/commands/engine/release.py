"""`rooftree engine release`"""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rooftree.engine import ProblemError
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.release import ReleaseProblem, read_nrp
from rooftree.engine.release.faults import MOST
from rooftree.engine.release.nrp import part_of
from rooftree.errors import BadInput, RuleBroken
from rooftree.ops.commands.engine.choice import chosen, frontier_of
from rooftree.ops.commands.engine.interrupting import interruptible
from rooftree.ops.commands.engine.options import Json, Plot, Seconds, Seed, Workers, check_seconds
from rooftree.ops.commands.engine.progress_line import ProgressLine
from rooftree.ops.commands.engine.reading import read_text
from rooftree.ops.drawing import check_drawing


class ReleaseFormat(StrEnum):
    """The formats in which features to choose from may come."""

    JSON = "json"
    NRP = "nrp"


File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="Features to choose from, as JSON or an NRP instance."),
]
Format = Annotated[
    ReleaseFormat | None,
    typer.Option("--format", help="What FILE is; without it, its content says so."),
]
Budget = Annotated[
    int | None, typer.Option(min=0, max=MOST, help="What may be spent, instead of FILE's.")
]
Ratio = Annotated[
    float | None, typer.Option(help="The same as a part of what everything costs, 0 to 1.")
]
Points = Annotated[
    int, typer.Option(min=0, max=1_000, help="Print so many points of value over cost instead.")
]


def release(  # noqa: PLR0913 - each is an option of the command
    file: File,
    *,
    format_: Format = None,
    budget: Budget = None,
    ratio: Ratio = None,
    points: Points = 0,
    seconds: Seconds = 10.0,
    workers: Workers = 0,
    seed: Seed = 0,
    as_json: Json = False,
    plot: Plot = None,
) -> None:
    """Choose the features that are worth most for their cost, proven best or with the gap.

    The search takes one thread, whatever --workers says. --plot draws value over cost.
    """
    check_seconds(seconds)
    if plot is not None:
        check_drawing(plot)
    problem = _within(_problem(file, format_), budget, ratio)
    with ProgressLine("value") as line, interruptible() as stop:
        if points:
            told = frontier_of(problem, points, seconds, seed, stop)
        else:
            told = chosen(problem, seconds, seed, line, stop)
    told.tell(plot, as_json=as_json)


def _problem(file: Path, chosen_format: ReleaseFormat | None) -> ReleaseProblem:
    text = read_text(file)
    is_json = text.lstrip()[:1] == "{" if chosen_format is None else chosen_format == "json"
    try:
        return ReleaseProblem.from_json(text) if is_json else read_nrp(text)
    except (FormatError, ProblemError) as fault:
        raise BadInput(f"{file.name}: {fault}") from None


def _within(problem: ReleaseProblem, budget: int | None, ratio: float | None) -> ReleaseProblem:
    """Return the problem with the budget that was asked for."""
    if budget is not None and ratio is not None:
        raise RuleBroken("A budget is told by --budget or by --ratio, not by both.")
    if ratio is not None:
        if not 0 <= ratio <= 1:
            raise RuleBroken("--ratio takes a number from 0 to 1.")
        budget = part_of(sum(map(problem.cost_of, problem.features)), ratio)
    return problem if budget is None else replace(problem, budget=budget)
