"""Reading the file of a command of the engine, by what it contains or as `--format` says."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rooftree.engine import Problem, ProblemError
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.patterson import read_patterson
from rooftree.engine.formats.psplib import read_psplib
from rooftree.engine.instance import read_instance
from rooftree.errors import BadInput


class ProblemFormat(StrEnum):
    """The formats in which a problem may come."""

    JSON = "json"
    PATTERSON = "patterson"
    PSPLIB = "psplib"


class ForecastFormat(StrEnum):
    """The formats in which something to forecast may come: a problem, or counts by week."""

    COUNTS = "counts"
    JSON = "json"
    PATTERSON = "patterson"
    PSPLIB = "psplib"


ProblemFile = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A problem as JSON, a PSPLIB .sm or a Patterson file."),
]
FormatOption = Annotated[
    ProblemFormat | None,
    typer.Option("--format", help="What FILE is; without it, its content says so."),
]


def read_text(path: Path) -> str:
    """Return the text of a file; what is no UTF-8 is replaced, and refused by its reader."""
    return path.read_text(encoding="utf-8", errors="replace")


def problem_in(text: str, name: str, chosen: StrEnum | None) -> Problem:
    """Return the problem in a text; raises BadInput with each fault and its place."""
    is_json = text.lstrip()[:1] == "{"
    try:
        if chosen == ProblemFormat.PATTERSON:
            return read_patterson(text)
        if chosen == ProblemFormat.PSPLIB:
            return read_psplib(text)
        if chosen == ProblemFormat.JSON or is_json:
            return Problem.from_json(text)
        return read_instance(text, name)
    except (FormatError, ProblemError) as fault:
        raise BadInput(f"{name}: {fault}") from None
