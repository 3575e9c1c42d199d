"""The first walk over a table: what its columns look like, and what must be known before any row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.dates import DateFormat, DateGuess, DateWitness
from rooftree.exchange.formats.table.reading import Table
from rooftree.exchange.formats.table.shapes import Shape
from rooftree.exchange.formats.tabular.columns import Column, columns_of
from rooftree.exchange.formats.tabular.mapping import ListMapping
from rooftree.exchange.formats.tabular.meanings import DATES
from rooftree.exchange.formats.tabular.sheets import Sheet
from rooftree.exchange.formats.tabular.tools import Tool, tool_of

_WORKBOOK = b"PK\3\4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a table is; `rows` are those that hold something."""

    shapes: Sequence[Shape]
    columns: Sequence[Column]
    dates: DateGuess
    rows: int
    tool: Tool | None

    def of(self, *meanings: str) -> list[Column]:
        """Return the columns of some meanings, from left to right."""
        return [column for column in self.columns if column.meaning in meanings]

    def has(self, meaning: str) -> bool:
        """Tell whether there is a column of a meaning."""
        return bool(self.of(meaning))


def walked(stream: BinaryIO, mapping: ListMapping, ledger: Ledger) -> Table | Sheet:
    """Return the table of a stream, text or workbook, from where it stands."""
    start = stream.tell()
    head = stream.read(4)
    stream.seek(start)
    if head == _WORKBOOK:
        return Sheet(stream, ledger, mapping.sheet)
    return Table(stream, ledger, encoding=mapping.encoding, delimiter=mapping.delimiter)


def surveyed(table: Table | Sheet, mapping: ListMapping, tool: Tool | None = None) -> Survey:
    """Walk through a table once. tool: whose it is, where that is known already."""
    tool = tool or tool_of(table.headers)
    shapes = [Shape(position, header) for position, header in enumerate(table.headers)]
    count = 0
    for row in table:
        count += 1
        for shape, cell in zip(shapes, row.cells, strict=True):
            if cell:
                shape.look(cell)
    columns = columns_of(shapes, mapping.chosen(table.headers), tool)
    dates = _dates(shapes, columns, mapping)
    return Survey(shapes=shapes, columns=columns, dates=dates, rows=count, tool=tool)


def _dates(
    shapes: Sequence[Shape], columns: Sequence[Column], mapping: ListMapping
) -> DateGuess:  # fmt: skip
    chosen = DateFormat.parse(mapping.date_format)
    if chosen is not None:
        return DateGuess(chosen)
    whole = DateWitness()
    for shape, column in zip(shapes, columns, strict=True):
        if column.meaning in DATES or (column.meaning == "field" and column.field_type == "date"):
            whole.join(shape.witness)
    return whole.guess()
