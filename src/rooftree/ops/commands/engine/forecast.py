"""`rooftree engine forecast`"""

from os import cpu_count
from pathlib import Path
from typing import Annotated

import typer

from rooftree.engine import ProblemError
from rooftree.engine.forecast import Sampling
from rooftree.errors import BadInput, RuleBroken
from rooftree.ops.commands.engine.counts import looks_like_counts, read_counts
from rooftree.ops.commands.engine.network_odds import network_odds
from rooftree.ops.commands.engine.options import Json, Plot, Seconds, Seed, Workers, check_seconds
from rooftree.ops.commands.engine.reading import ForecastFormat, problem_in, read_text
from rooftree.ops.commands.engine.throughput_odds import throughput_odds
from rooftree.ops.drawing import check_drawing

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A problem with estimates, or finished items by week."),
]
Format = Annotated[
    ForecastFormat | None,
    typer.Option("--format", help="What FILE is; without it, its content says so."),
]
Samples = Annotated[int, typer.Option(min=1, max=1_000_000, help="Samples of a network.")]
Resources = Annotated[
    bool, typer.Option("--resources", help="Schedule each sample within what people can do.")
]
Items = Annotated[
    int | None, typer.Option(min=0, help="With finished items by week: when are so many done?")
]
Weeks = Annotated[
    int | None, typer.Option(min=0, help="With finished items by week: how many in so many weeks?")
]
Series = Annotated[
    str, typer.Option(metavar="NAME", help="Which of the series in a table with several.")
]


def forecast(  # noqa: PLR0913 - each is an option of the command
    file: File,
    *,
    format_: Format = None,
    seconds: Seconds = 5.0,
    workers: Workers = 0,
    seed: Seed = 0,
    samples: Samples = 10_000,
    resources: Resources = False,
    items: Items = None,
    weeks: Weeks = None,
    series: Series = "",
    as_json: Json = False,
    plot: Plot = None,
) -> None:
    """Tell how sure a date or an amount is: of a network, or of items finished week by week.

    With --resources fewer samples are drawn where all of them would take longer than --seconds.
    """
    check_seconds(seconds)
    if plot is not None:
        check_drawing(plot)
    text = read_text(file)
    is_counts = format_ == ForecastFormat.COUNTS or (format_ is None and looks_like_counts(text))
    if is_counts and (items is None) == (weeks is None):
        raise RuleBroken("Finished items by week need either --items or --weeks.")
    try:
        if is_counts:
            told = throughput_odds(read_counts(text, file.name, series), items, weeks, seed)
        else:
            problem = problem_in(text, file.name, format_)
            threads = workers or cpu_count() or 1
            sampling = Sampling(samples, seed, resources=resources, threads=threads)
            told = network_odds(problem, sampling, seconds)
    except ProblemError as fault:
        raise BadInput(f"{file.name}: {fault}") from None
    told.tell(plot, as_json=as_json)
