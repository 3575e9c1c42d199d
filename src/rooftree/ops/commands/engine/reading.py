"""Reading the file of a command of the engine, by what it contains or as `--format` says."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rooftree.engine import Problem, ProblemError
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.reading import FORMATS, Format, recognised
from rooftree.engine.formats.reading import read_text as read_as
from rooftree.engine.instance import read_instance
from rooftree.errors import BadInput


class ProblemFormat(StrEnum):
    """The formats in which a problem may come."""

    JSON = "json"
    MPLIB = "mplib"
    PATTERSON = "patterson"
    PORTFOLIO = "portfolio"
    PSPLIB = "psplib"


class ForecastFormat(StrEnum):
    """The formats in which something to forecast may come: a problem, or counts by week."""

    COUNTS = "counts"
    JSON = "json"
    MPLIB = "mplib"
    PATTERSON = "patterson"
    PORTFOLIO = "portfolio"
    PSPLIB = "psplib"


ProblemFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="A problem as JSON, or an instance of PSPLIB, Patterson, MMLIB, MPLIB."
    ),
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
    try:
        known: Format | None = next((each for each in FORMATS if each == chosen), None)
        if known is None and text.split():
            known = recognised(text)
        if known == "json":
            return Problem.from_json(text)
        return read_instance(text, name) if known is None else read_as(text, known)
    except (FormatError, ProblemError) as fault:
        raise BadInput(f"{name}: {fault}") from None
