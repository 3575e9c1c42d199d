"""The cells of a row by what they mean."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.numbers import number_of
from rooftree.exchange.formats.table.reading import Row
from rooftree.exchange.formats.tabular.cells import Clock, minutes_in, truth_in, words_in
from rooftree.exchange.formats.tabular.columns import Column
from rooftree.exchange.formats.tabular.meanings import FIELD, FIELDS, IGNORE

Cells = Mapping[str, Sequence[tuple[Column, str]]]


class Reading:
    """One row, its cells by what they mean; what cannot be understood is told and left out."""

    def __init__(self, columns: Sequence[Column], row: Row, clock: Clock, ledger: Ledger) -> None:
        self.number = row.number
        self.own = ""
        self._clock = clock
        self._ledger = ledger
        cells: defaultdict[str, list[tuple[Column, str]]] = defaultdict(list)
        for column in columns:
            cell = row.cells[column.position].strip()
            if cell and column.meaning != IGNORE:
                meaning = FIELD if column.meaning in FIELDS else column.meaning
                cells[meaning].append((column, cell))
        self._cells: Cells = cells

    def first(self, meaning: str) -> str:
        """Return the first cell of a meaning; empty when there is none."""
        cells = self._cells.get(meaning)
        return cells[0][1] if cells else ""

    def all(self, meaning: str) -> list[str]:
        """Return all cells of a meaning."""
        return [cell for _column, cell in self._cells.get(meaning, ())]

    def pairs(self, meaning: str) -> Sequence[tuple[Column, str]]:
        """Return all cells of a meaning with their columns."""
        return self._cells.get(meaning, ())

    def words(self, meaning: str) -> Iterator[str]:
        """Yield the words of all cells of a meaning."""
        for cell in self.all(meaning):
            yield from words_in(cell)

    def at(self, meaning: str) -> datetime | None:
        """Read an instant."""
        cell = self.first(meaning)
        at = self._clock.at(cell) if cell else None
        if cell and at is None:
            self._unread("bad_date", meaning, cell)
        return at

    def day(self, meaning: str) -> tuple[date | None, datetime | None]:
        """Read a day, and the instant when a time of that day is meant."""
        cell = self.first(meaning)
        day, at = self._clock.due(cell) if cell else (None, None)
        if cell and day is None:
            self._unread("bad_date", meaning, cell)
        return day, at

    def number_in(self, meaning: str) -> Decimal | None:
        """Read a number that is not below nothing."""
        cell = self.first(meaning)
        number = number_of(cell) if cell else None
        if cell and (number is None or number < 0):
            self._unread("bad_number", meaning, cell)
            return None
        return number

    def minutes(self, meaning: str) -> int | None:
        """Read a span of working time."""
        cell = self.first(meaning)
        minutes = minutes_in(cell) if cell else None
        if cell and minutes is None:
            self._unread("bad_duration", meaning, cell)
        return minutes

    def flag(self, meaning: str) -> bool:
        """Read yes or no; a date says yes."""
        cell = self.first(meaning)
        said = truth_in(cell) if cell else False
        return self._clock.moment(cell) is not None if said is None else said

    def _unread(self, code: str, meaning: str, sample: str) -> None:
        place = f"row {self.number}, {meaning.replace('_', ' ')}"
        self._ledger.tell(code, "items", thing=self.own, place=place, sample=sample)
