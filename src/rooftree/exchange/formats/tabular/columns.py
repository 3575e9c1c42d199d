"""What each column of a table is: by choice, by its header, by its cells."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.priority_words import priority_by_name
from rooftree.exchange.formats.status_words import category_by_name
from rooftree.exchange.formats.table.overview import Basis
from rooftree.exchange.formats.table.shapes import Shape
from rooftree.exchange.formats.tabular.header_words import RANKED
from rooftree.exchange.formats.tabular.meanings import FIELD, IGNORE, MANY, NAMES
from rooftree.exchange.formats.tabular.tools import Tool

LONGEST_HEADER = 200
LAST_RANK = 1_000
_FIELD_TYPES: Mapping[str, FieldType] = {
    "field_text": "text", "field_number": "number", "field_date": "date",
    "field_checkbox": "checkbox", "field_choice": "choice",
}  # fmt: skip
_LEVEL = re.compile(r"(?:title|titel|titre|titulo|titolo|tytul) ([1-9])")
_PERCENT = re.compile(
    r"%\s*(?:complete|done|abgeschlossen|achevé|completado|completato)", re.IGNORECASE
)
_NUMBER_SIGNS = ("#", "№", "nº", "n°")
_MOST_KINDS = 30
_TITLE_LENGTHS = 3, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, which no other has, its meaning, and what told it.

    `field_type` is the field that it would make.
    """

    position: int
    header: str
    meaning: str
    basis: Basis
    field_type: FieldType


def columns_of(
    shapes: Sequence[Shape], chosen: Mapping[int, str], tool: Tool | None
) -> list[Column]:
    """Say of each column what it is. chosen: {position: meaning} where somebody knows."""
    meanings = _by_headers(shapes, tool, chosen)
    _by_cells(shapes, meanings)
    columns = []
    names = Counter[str]()
    for shape in shapes:
        name = one_line(shape.header) or f"Column {shape.position + 1}"
        names[name] += 1
        meaning, basis = meanings.get(shape.position, (FIELD, "none"))
        if basis == "none" and not (shape.header and shape.filled):
            meaning = IGNORE
        columns.append(
            Column(
                position=shape.position,
                header=name if names[name] == 1 else f"{name} {names[name]}",
                meaning=meaning,
                basis=basis,
                field_type=_FIELD_TYPES.get(meaning) or shape.field_type(),
            )
        )
    return columns


def _by_headers(
    shapes: Sequence[Shape], tool: Tool | None, chosen: Mapping[int, str]
) -> dict[int, tuple[str, Basis]]:
    """Give single meanings to the likeliest of the columns that claim them."""
    found: dict[int, tuple[str, Basis]] = {
        position: (meaning, "chosen") for position, meaning in chosen.items() if meaning in NAMES
    }
    taken = {meaning for meaning, _basis in found.values()}
    claims = [
        (rank, shape.position, meaning)
        for shape in shapes
        if shape.position not in found
        for meaning, rank in [_claim(shape, tool)]
        if meaning
    ]
    for _rank, position, meaning in sorted(claims):
        if meaning not in taken or (meaning in MANY and meaning != "title"):
            found[position] = (meaning, "header")
            taken.add(meaning)
    return _with_levels(shapes, found)


def _with_levels(
    shapes: Sequence[Shape], found: dict[int, tuple[str, Basis]]
) -> dict[int, tuple[str, Basis]]:
    """Take titles that stand in a column for each level ("Title 1", "Title 2") together."""
    levels = [shape for shape in shapes if _LEVEL.fullmatch(plain_words(shape.header))]
    if len(levels) > 1:
        for shape in levels:
            found.setdefault(shape.position, ("title", "header"))
    return found


def _claim(shape: Shape, tool: Tool | None) -> tuple[str, int]:
    """Return the meaning that a header claims, and how likely it is (0 the most)."""
    header = shape.header[:LONGEST_HEADER]
    words = plain_words(header)
    if tool is not None and words in tool.columns:
        return tool.columns[words], -1
    if header.strip() in _NUMBER_SIGNS:
        return "id", 0
    if _PERCENT.search(header):
        return "done", 0
    if _LEVEL.fullmatch(words):
        return "title", 0
    meaning, rank = RANKED.get(words, ("", LAST_RANK))
    if not shape.filled:
        rank += LAST_RANK  # an empty column gives way to one that says something
    return meaning, rank


def _by_cells(shapes: Sequence[Shape], meanings: dict[int, tuple[str, Basis]]) -> None:
    """Find title, status and priority by what stands in the columns, where no header told."""
    taken = {meaning for meaning, _basis in meanings.values()}
    free = [shape for shape in shapes if shape.position not in meanings and shape.filled]
    if "title" not in taken:
        best = max(free, key=_title_worth, default=None)
        if best is not None and _title_worth(best) > 0:
            meanings[best.position] = ("title", "cells")
            free.remove(best)
    for meaning, says in (("status", category_by_name), ("priority", priority_by_name)):
        for shape in free:
            if meaning not in taken and shape.position not in meanings and _all_say(shape, says):
                meanings[shape.position] = (meaning, "cells")
                taken.add(meaning)


def _title_worth(shape: Shape) -> float:
    """Say how well a column would do as a title: words, in nearly all rows, seldom twice the same."""
    shortest, longest = _TITLE_LENGTHS
    if not shape.is_mostly("text") or not shortest <= shape.longest <= longest:
        return 0
    if len(shape.values) == 1 and shape.filled > 1:
        return 0
    kinds = shape.filled if shape.has_many_values else len(shape.values)
    different = min(1.0, kinds / shape.filled)
    if different < 0.5:  # noqa: PLR2004 - a column of which half repeats is a choice
        return 0
    mean = sum(len(sample) for sample in shape.samples) / max(1, len(shape.samples))
    return shape.filled * different * min(mean, 60.0)


def _all_say(shape: Shape, says: object) -> bool:
    if not callable(says) or shape.has_many_values or not 1 < len(shape.values) <= _MOST_KINDS:
        return False
    return all(says(value) is not None for value in shape.values if value.strip())
