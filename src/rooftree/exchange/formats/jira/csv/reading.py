"""What the cells of one row say, by meaning; what cannot be read is told and left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from rooftree.exchange.bundle import NO_TEXT, Text
from rooftree.exchange.formats.jira.csv.cells import Clock, seconds_in
from rooftree.exchange.formats.jira.csv.columns import Column
from rooftree.exchange.formats.jira.csv.texts import Texts
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.dates import moment_of
from rooftree.exchange.formats.table.numbers import number_of

Cell = tuple[Column, str]
MOST_POINTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Around:
    """What a row cannot say itself. base: the address of the Jira, as far as attachments tell."""

    clock: Clock
    ledger: Ledger
    texts: Texts
    base: str = ""


class Reading:
    """One row while it is read."""

    def __init__(self, cells: Mapping[str, list[Cell]], number: int, around: Around) -> None:
        self.by_meaning = cells
        self.number = number
        self.around = around
        self.ledger = around.ledger

    def first(self, meaning: str) -> str:
        """Return the first cell of a meaning; empty when there is none."""
        cells = self.by_meaning.get(meaning)
        return cells[0][1] if cells else ""

    def all(self, meaning: str) -> list[str]:
        """Return all cells of a meaning."""
        return [cell for _column, cell in self.by_meaning.get(meaning, ())]

    def text(self, meaning: str, files: Mapping[str, str]) -> Text:
        """Read a text in Jira's markup. files: {name of an attachment: address}."""
        cell = self.first(meaning)
        return self.around.texts.text(cell, files, self.place(meaning)) if cell else NO_TEXT

    def seconds(self, meaning: str) -> int | None:
        """Read a span of work."""
        cell = self.first(meaning)
        seconds = seconds_in(cell) if cell else None
        if cell and seconds is None:
            self.unread("bad_number", meaning, cell)
        return seconds

    def number_in(self, meaning: str) -> Decimal | None:
        """Read the first number among the cells of a meaning."""
        for cell in self.all(meaning):
            number = number_of(cell)
            if number is not None and 0 <= number <= MOST_POINTS:
                return number
            self.unread("bad_number", meaning, cell)
        return None

    def day(self, meaning: str) -> date | None:
        """Read a day."""
        cell = self.first(meaning)
        moment = moment_of(cell, *self.around.clock) if cell else None
        if cell and moment is None:
            self.unread("bad_date", meaning, cell)
        return moment.day if moment else None

    def instant(self, meaning: str) -> datetime | None:
        """Read an instant."""
        cell = self.first(meaning)
        at = self.around.clock.at(cell) if cell else None
        if cell and at is None:
            self.unread("bad_date", meaning, cell)
        return at

    def unread(self, code: str, meaning: str, sample: str) -> None:
        """Tell of a cell that cannot be understood."""
        self.ledger.tell(
            code, "items", thing=self.first("key"), place=self.place(meaning), sample=sample
        )

    def place(self, meaning: str) -> str:
        """Say where a cell stands."""
        return f"row {self.number}, {meaning.replace('_', ' ')}"
