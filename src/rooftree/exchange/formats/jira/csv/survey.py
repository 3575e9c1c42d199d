"""The first walk over a table: what its columns look like, and what must be known before any row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from rooftree.exchange.formats.jira.csv.columns import Column, columns_of
from rooftree.exchange.formats.jira.csv.headers import said_by
from rooftree.exchange.formats.jira.csv.meanings import DATES
from rooftree.exchange.formats.table.dates import DateFormat, DateGuess, DateWitness
from rooftree.exchange.formats.table.mapping import TableMapping
from rooftree.exchange.formats.table.reading import Row
from rooftree.exchange.formats.table.shapes import Shape

MOST_NAMES = 200_000
PAIRS = (
    ("assignee", "assignee_id"),
    ("reporter", "reporter_id"),
    ("creator", "creator_id"),
    ("project_lead", "project_lead_id"),
    ("watcher", "watcher_id"),
)
_BASE = re.compile(r";(https?://[^\s;]{1,300}?)/(?:secure/attachment|rest/api/\d/attachment)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a table is. `rows` are those that hold something, `names` {account id: name}."""

    shapes: Sequence[Shape]
    columns: Sequence[Column]
    dates: DateGuess
    rows: int
    names: Mapping[str, str]

    def of(self, *meanings: str) -> list[Column]:
        """Return the columns of some meanings, from left to right."""
        return [column for column in self.columns if column.meaning in meanings]

    @property
    def base(self) -> str:
        """Return the address of the Jira, if all attachments lie at one; else nothing."""
        files = (self.shapes[column.position] for column in self.of("attachment"))
        found = {
            match[1] for shape in files for one in shape.samples if (match := _BASE.search(one))
        }
        return found.pop() if len(found) == 1 else ""


class Rows(Protocol):
    """What can be surveyed: named columns, and rows that can be walked through."""

    headers: tuple[str, ...]

    def __iter__(self) -> Iterator[Row]: ...


def surveyed(table: Rows, mapping: TableMapping) -> Survey:
    """Walk through a table once."""
    shapes = [Shape(position, header) for position, header in enumerate(table.headers)]
    pairs = list(_pairs(table.headers))
    names: dict[str, str] = {}
    count = 0
    for row in table:
        count += 1
        for shape, cell in zip(shapes, row.cells, strict=True):
            if cell:
                shape.look(cell)
        _meet(names, row, pairs)
    columns = columns_of(shapes, mapping.columns)
    dates = _dates(shapes, columns, mapping)
    return Survey(shapes=shapes, columns=columns, dates=dates, rows=count, names=names)


def _pairs(headers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find the columns with names and those with ids beside them."""
    places: dict[str, list[int]] = {}
    for position, said in enumerate(said_by(headers)):
        if said is not None:
            places.setdefault(said.meaning, []).append(position)
    for name, own in PAIRS:
        yield from zip(places.get(own, ()), places.get(name, ()), strict=False)


def _meet(names: dict[str, str], row: Row, pairs: Sequence[tuple[int, int]]) -> None:
    for own, name in pairs:
        account, shown = row.cells[own].strip(), row.cells[name].strip()
        if account and shown and len(names) < MOST_NAMES:
            names.setdefault(account, shown)


def _dates(
    shapes: Sequence[Shape], columns: Sequence[Column], mapping: TableMapping
) -> DateGuess:  # fmt: skip
    chosen = DateFormat.parse(mapping.date_format)
    if chosen is not None:
        return DateGuess(chosen)
    whole = DateWitness()
    for shape, column in zip(shapes, columns, strict=True):
        if column.meaning in DATES or (column.meaning == "field" and column.field_type == "date"):
            whole.join(shape.witness)
    return whole.guess()
