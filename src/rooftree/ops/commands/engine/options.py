"""Options that the commands of the engine share, and what they refuse."""

import math
from pathlib import Path
from typing import Annotated

import typer

from rooftree.errors import RuleBroken

MOST_WORKERS = 64

Seconds = Annotated[float, typer.Option(help="How long to look for a better answer.")]
Workers = Annotated[
    int,
    typer.Option(min=0, max=MOST_WORKERS, help="Threads at work; 0 means one for each core."),
]
Seed = Annotated[int, typer.Option(min=0, help="Start of the random numbers.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Plot = Annotated[
    Path | None,
    typer.Option("--plot", metavar="OUT", help="Draw the answer into an .svg or .png file."),
]


def check_seconds(seconds: float) -> None:
    """Raise RuleBroken when `seconds` is no time that a search could take."""
    if not math.isfinite(seconds) or seconds < 0:
        raise RuleBroken("--seconds takes a number from 0 on.")
