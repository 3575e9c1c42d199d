"""Cells that span columns and rows, as plain cells followed and underlain by empty ones."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rooftree.exchange.formats.markup.converted import Losses
from rooftree.exchange.formats.markup.document import Cell

WIDEST = 50
MOST_EMPTY = 5_000


class Spanning(NamedTuple):
    """A cell and how many columns and rows it takes."""

    cell: Cell
    columns: int = 1
    rows: int = 1


def laid_out(rows: Iterable[Sequence[Spanning]], losses: Losses) -> Iterator[list[Cell]]:
    """Lay out rows so that every cell stands in its column; tells each cell that spans."""
    grid = _Grid()
    for row in rows:
        line: list[Cell] = []
        for spanning in row:
            if spanning.columns > 1 or spanning.rows > 1:
                losses.tell("span")
            grid.fill(line)
            grid.put(line, spanning)
        grid.fill(line)
        yield line


class _Grid:
    """What cells further up still cover, by column; a hostile table is not filled without end."""

    def __init__(self) -> None:
        self._covered: dict[int, int] = {}
        self._left = MOST_EMPTY

    def fill(self, line: list[Cell]) -> None:
        while self._left and self._covered.get(len(line), 0) > 0:
            self._covered[len(line)] -= 1
            self._left -= 1
            line.append(Cell())

    def put(self, line: list[Cell], spanning: Spanning) -> None:
        for column in range(min(max(spanning.columns, 1), WIDEST)):
            if column and not self._left:
                break
            self._left -= bool(column)
            self._covered[len(line)] = min(max(spanning.rows, 1), WIDEST) - 1
            line.append(Cell(is_header=spanning.cell.is_header) if column else spanning.cell)
