"""Workbooks (XLSX) as tables of text, row by row."""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.table.numbers import written
from rooftree.exchange.formats.table.reading import MAX_CELL, MAX_COLUMNS, Row
from rooftree.exchange.formats.tabular.header_words import RANKED
from rooftree.exchange.formats.wording import N_

LAST_ROW = 1_048_576  # of any spreadsheet
MOST_UNPACKED = 1 << 30
MOST_BESIDE_SHEETS = 100 << 20
HEAD = 30
"""So far down may the row of headers stand, below what tools and people write on top."""
GROUP = "Group"
_FEWEST = 2
_FAULTS = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError,
    AttributeError, IndexError, EOFError, OSError, NotImplementedError, RecursionError, AssertionError,
)  # fmt: skip


class Sheet:
    """A sheet of a workbook in a seekable binary stream; may be iterated again.

    sheet: its name, empty for the first one that holds anything. Raises FormatError when there is none.
    """

    def __init__(self, stream: BinaryIO, ledger: Ledger, sheet: str = "") -> None:
        self._ledger = ledger
        self.encoding, self.delimiter = "", ""
        _require_reasonable(stream)
        self._book = _opened(stream)
        self.names: tuple[str, ...] = tuple(one.title for one in self._book.worksheets)
        self.name = self._chosen(sheet)
        head = [*islice(self._rows(), HEAD)]
        self._top = _header_row(head)
        cells = head[self._top] if head else []
        self._width = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
        self._groups = _only_cell(head[self._top - 1]) if self._top else ""
        headers = tuple(cells[: self._width])
        self.headers = (*headers, GROUP) if self._groups else headers
        if not 0 < len(headers) <= MAX_COLUMNS:
            problem = N_("There are too many columns for a table.")
            raise FormatError(
                problem if headers else N_("This table is empty."),
                place=f"the sheet {shortened(self.name, 40)}",
                expected=N_("a row with the names of the columns"),
            )

    def __iter__(self) -> Iterator[Row]:
        group = self._groups
        held: Row | None = None
        for number, cells in enumerate(self._rows(), start=1):
            if number <= self._top + 1 or not any(cells):
                continue
            is_heading = self._is_heading(cells)
            if held is not None and is_heading and (above := _only_cell(held.cells)):
                group = above
            elif held is not None:
                yield self._grouped(held, group)
            held = None if is_heading else Row(number, cells)
        if held is not None:
            yield self._grouped(held, group)

    def _grouped(self, row: Row, group: str) -> Row:
        cells = [*row.cells[: self._width]]
        cells += [""] * (self._width - len(cells))
        if any(row.cells[self._width :]):
            self._ledger.mention("row_too_long", "rows", place=f"row {row.number}")
        return Row(row.number, [*cells, group] if self._groups else cells)

    def _is_heading(self, cells: Sequence[str]) -> bool:
        """Tell whether a row says again what the columns are, as above each group."""
        filled = [cell for cell in cells if cell]
        return len(filled) > _FEWEST and all(
            cell in self.headers or plain_words(cell) in RANKED for cell in filled
        )

    def _chosen(self, wanted: str) -> str:
        if wanted and wanted not in self.names:
            raise FormatError(
                N_("There is no such sheet in the workbook."),
                place=shortened(wanted, 60),
                expected=shortened(", ".join(self.names)),
            )
        for name in [wanted] if wanted else self.names:
            self.name = name
            if wanted or any(map(any, islice(self._rows(), HEAD))):
                return name
        return self.names[0] if self.names else ""

    def _rows(self) -> Iterator[list[str]]:
        """Yield the rows of the sheet as texts, the empty ones, too."""
        try:
            sheet = self._book[self.name]
            if hasattr(sheet, "reset_dimensions"):
                sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=LAST_ROW, values_only=True)
            for row in rows:
                yield [_text(value) for value in row]
        except _FAULTS as fault:
            raise _broken(fault, f"the sheet {shortened(self.name, 40)}") from fault


def _text(value: Any) -> str:
    """Write a cell as people would in a text file."""
    write = next((write for sort, write in _WRITERS if isinstance(value, sort)), None)
    return write(value) if write else ""


def _instant(value: datetime) -> str:
    is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
    return value.date().isoformat() if is_day else value.isoformat(timespec="seconds")


def _span(value: timedelta) -> str:
    minutes = int(value.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _cleaned(value: str) -> str:
    text = value[:MAX_CELL].replace("\0", "").strip()
    is_fault = text.startswith("#") and text.rstrip("!?").isupper()  # such as #REF!
    return "" if is_fault else text


def _number(value: float) -> str:
    try:
        return written(Decimal(repr(value)))
    except ArithmeticError:
        return ""


_WRITERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (bool, lambda value: "true" if value else "false"),  # before int, which it is to Python
    (datetime, _instant),  # before date, likewise
    (date, date.isoformat),
    (time, lambda value: value.isoformat(timespec="minutes")),
    (timedelta, _span),
    ((int, float), _number),
    (str, _cleaned),
)


def _header_row(head: Sequence[Sequence[str]]) -> int:
    """Find the row with the most words that columns are called by, else the first with several cells."""
    known = [sum(plain_words(cell) in RANKED for cell in row if cell) for row in head]
    if known and max(known) >= _FEWEST:
        return known.index(max(known))
    filled = [sum(map(bool, row)) for row in head]
    several = (place for place, count in enumerate(filled) if count >= _FEWEST)
    return next(several, next((place for place, count in enumerate(filled) if count), 0))


def _only_cell(cells: Sequence[str]) -> str:
    """Return what stands in a row with one cell only; empty for any other row."""
    filled = [cell for cell in cells if cell]
    return filled[0] if len(filled) == 1 and cells[0] else ""


def _require_reasonable(stream: BinaryIO) -> None:
    start = stream.tell()
    try:
        with zipfile.ZipFile(stream) as archive:
            sizes = {one.filename: one.file_size for one in archive.infolist()}
    except _FAULTS as fault:
        raise _broken(fault, "the archive") from fault
    stream.seek(start)
    beside = sum(size for name, size in sizes.items() if "worksheets/" not in name)
    if sum(sizes.values()) > MOST_UNPACKED or beside > MOST_BESIDE_SHEETS:
        raise FormatError(
            N_("This workbook is far too large."),
            place="the archive",
            expected=N_("at most a gigabyte of sheets"),
        )


def _opened(stream: BinaryIO) -> Any:
    try:
        return load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except _FAULTS as fault:
        raise _broken(fault, "the archive") from fault


def _broken(fault: Exception, place: str) -> FormatError:
    return FormatError(
        N_("This is no workbook that can be read."),
        place=place,
        expected=N_("a workbook (XLSX), or the table as CSV"),
        cause=shortened(str(fault)),
    )
