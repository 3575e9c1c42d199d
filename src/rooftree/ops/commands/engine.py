"""`rooftree engine …`"""

import json
import math
from pathlib import Path
from typing import Annotated

import typer

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.instance import Solution, solve_instance
from rooftree.errors import BadInput, RuleBroken

app = typer.Typer(help="The planning engine by itself.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A PSPLIB .sm or Patterson file.")]
Seconds = Annotated[float, typer.Option(help="How long to look for a better plan.")]
Seed = Annotated[int, typer.Option(min=0, help="Start of the random numbers.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]


@app.callback()
def engine() -> None:
    """Keep `schedule` a command of its own while it is the only one."""


@app.command()
def schedule(file: File, seconds: Seconds = 1.0, seed: Seed = 0, as_json: Json = False) -> None:
    """Plan the activities of a published instance and print when each starts."""
    if not math.isfinite(seconds) or seconds < 0:
        raise RuleBroken("--seconds takes a number from 0 on.")
    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        solution = solve_instance(text, file.name, seconds, seed)
    except FormatError as fault:
        raise BadInput(f"{file.name}: {fault}") from None
    typer.echo(json.dumps(solution) if as_json else _in_words(solution))


def _in_words(solution: Solution) -> str:
    summary = (
        f"{solution['status']}: makespan {solution['makespan']}, "
        f"lower bound {solution['lower_bound']}, {solution['seconds']} s"
    )
    starts = [f"{activity:>6} {period:>6}" for activity, period in solution["starts"].items()]
    return "\n".join([summary, *starts])
