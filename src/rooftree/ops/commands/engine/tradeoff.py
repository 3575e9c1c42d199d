"""`rooftree engine tradeoff`"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from rooftree.engine import ProblemError
from rooftree.engine.plots import FrontierPoint, frontier
from rooftree.engine.plots.style import Spec
from rooftree.engine.progress import Progress
from rooftree.engine.tradeoff import Move, Option, Options, TradeoffProblem, options
from rooftree.errors import BadInput
from rooftree.ops.commands.engine.dates import date_of
from rooftree.ops.commands.engine.interrupting import interruptible
from rooftree.ops.commands.engine.options import Json, Plot, Seconds, Seed, Workers, check_seconds
from rooftree.ops.commands.engine.progress_line import ProgressLine
from rooftree.ops.commands.engine.reading import read_text
from rooftree.ops.commands.engine.told import Told
from rooftree.ops.drawing import check_drawing

MOST_MOVES = 4  # of an option that are told in words

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="Features, the plan of their work and a wish, as JSON."),
]
Format = Annotated[str, typer.Option("--format", help="What FILE is; only json is known.")]
Points = Annotated[int, typer.Option(min=1, max=1_000, help="Scopes to plan, spread by cost.")]


def tradeoff(  # noqa: PLR0913 - each is an option of the command
    file: File,
    *,
    format_: Format = "json",
    points: Points = 20,
    seconds: Seconds = 5.0,
    workers: Workers = 0,
    seed: Seed = 0,
    as_json: Json = False,
    plot: Plot = None,
) -> None:
    """Tell what can be had instead of what is wished: the options that no other one beats.

    The search takes one thread, whatever --workers says. --plot draws value over cost.
    """
    check_seconds(seconds)
    if format_ != "json":
        raise BadInput(f"--format takes json, not {format_}.")
    if plot is not None:
        check_drawing(plot)
    try:
        problem = TradeoffProblem.from_json(read_text(file))
    except ProblemError as fault:
        raise BadInput(f"{file.name}: {fault}") from None
    began = monotonic()
    with ProgressLine("options planned") as line, interruptible() as stop:
        count = 0

        def tell(option: Option) -> None:
            nonlocal count
            count += 1
            line(Progress(monotonic() - began, count))

        found = options(
            problem, points=points, seconds=seconds, seed=seed, on_option=tell, stop=stop
        )
    told = Told(_data(found), list(_words(problem, found)), lambda: _drawn(found))
    told.tell(plot, as_json=as_json)


def _data(found: Options) -> dict[str, object]:
    rows = [{**asdict(each), "is_proven": each.is_proven} for each in found.options]
    return {**asdict(found), "options": rows}


def _words(problem: TradeoffProblem, found: Options) -> Iterator[str]:
    yield f"{len(found.options)} options of {found.planned} planned that no other one beats"
    for finding in found.findings:
        yield f"  ! {finding.message}"
    if found.options:
        yield f"{'value':>10} {'finish':>16} {'cost':>10} {'peak':>5} {'risk':>5}  moves"
    for each in found.options:
        finish = date_of(problem.plan, each.finish)
        proven = "" if each.is_proven else f"  (value gap {each.value_gap:.1%})"
        yield (
            f"{each.value:>10} {finish:>16} {each.cost:>10} {each.peak:>5.0%} {each.risk:>5.0%}"
            f"  {_moves(each)}{proven}"
        )


def _moves(option: Option) -> str:
    words = [_move(each) for each in option.moves[:MOST_MOVES]]
    rest = len(option.moves) - len(words)
    return ", ".join([*words, f"{rest} more"] if rest else words) or "as wished"


def _move(move: Move) -> str:
    words = {
        "drop": f"drop {move.key}",
        "change": move.key,
        "date": f"{move.amount} minutes later",
        "budget": f"{move.amount} dearer",
    }
    return words[move.kind]


def _drawn(found: Options) -> Spec:
    points = [FrontierPoint(each.cost, each.value, each.is_proven) for each in found.options]
    return frontier(points, "cost", "value", title="What could give")
