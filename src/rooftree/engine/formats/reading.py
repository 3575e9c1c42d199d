"""Reading a problem in any of the known formats, by what the text contains."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from rooftree.engine.faults import ProblemError
from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.json_text import read_json
from rooftree.engine.formats.mplib import read_mplib
from rooftree.engine.formats.patterson import read_patterson
from rooftree.engine.formats.portfolio import read_portfolio
from rooftree.engine.formats.psplib import read_psplib
from rooftree.engine.problem import Problem

Format = Literal["json", "psplib", "patterson", "mplib", "portfolio", "nrp"]

FORMATS: tuple[Format, ...] = get_args(Format)
LONGEST = 100_000_000  # characters


def read_text(text: str, format_: Format | None = None) -> Problem:
    """Return the problem to schedule in `text`; `format_` overrides what the content says.

    Raises FormatError, naming the line and what was expected there, also for what is to be chosen
    and not scheduled (NRP).
    """
    if len(text) > LONGEST:
        raise FormatError(1, f"at most {LONGEST} characters, not {len(text)}")
    format_ = format_ or recognised(text)
    if format_ == "nrp":
        raise FormatError(1, "activities to schedule; requirements to choose are read by `release`")
    return _READERS[format_](text)


def recognised(text: str) -> Format:
    """Return the format that `text` seems to have; raises FormatError when it has none.

    JSON is a portfolio when it has capacities. Numbers are MPLIB's with colons between them, those
    of a next release problem when the first three lines are those of a level of requirements and no
    project has so many resources, else Patterson's. All else is PSPLIB's.
    """
    if text.lstrip().startswith("{"):
        data = read_json(text)
        return "portfolio" if "capacities" in data else "json"
    words = text.split(maxsplit=1)
    if not words or not words[0].isdigit():
        return "psplib"
    if ":" in text:
        return "mplib"
    return "nrp" if _begins_with_levels(text) and not _is_patterson(text) else "patterson"


def _begins_with_levels(text: str) -> bool:
    lines = [line.split() for line in text.lstrip().split("\n", 3)]
    levels, many, costs, *_ = *lines, [""], [""]
    return len(levels) == len(many) == 1 and many[0] == str(len(costs))


def _is_patterson(text: str) -> bool:
    try:
        read_patterson(text)
    except FormatError:
        return False
    return True


def _read_problem(text: str) -> Problem:
    try:
        return Problem.from_json(text)
    except ProblemError as error:
        raise FormatError(1, f"a sound problem, but {error}") from error


_READERS: Mapping[Format, Callable[[str], Problem]] = {
    "json": _read_problem,
    "psplib": read_psplib,
    "patterson": read_patterson,
    "mplib": read_mplib,
    "portfolio": read_portfolio,
}
