"""Delimited text as rows of cells by position, whatever its encoding and delimiter."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from rooftree.exchange.formats.encoding import PlainText
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger, shortened
from rooftree.exchange.formats.table.lines import lines_of
from rooftree.exchange.formats.wording import N_

DELIMITERS = ",;\t|"
MAX_COLUMNS = 5_000
MAX_CELL = 1_000_000
SAMPLE = 1 << 18
_BINARY = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"GIF8",
)
_OFFICE = b"\xd0\xcf\x11\xe0"
_PLAN = "schemas.microsoft.com/project"
_MARKUP = re.compile(r"<(?:[?!]|[A-Za-z][\w:.-]*(?:[\s/>]|$))")
_CELLS = re.compile(r">\s*[,;\t|]")
_SEPARATOR_LINE = "sep="

csv.field_size_limit(100_000_000)  # the module's own 128 KB is less than a long description


class Row(NamedTuple):
    """A row: its number (the row of headers is 1) and its cells, as many as there are columns."""

    number: int
    cells: Sequence[str]


@contextmanager
def opened(source: Path | bytes | BinaryIO) -> Iterator[BinaryIO]:
    """Give a seekable stream of a source; one that was given stays open."""
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    elif isinstance(source, bytes):
        yield BytesIO(source)
    else:
        yield source


class Table:
    """A table in a seekable binary stream; may be iterated again. Blank rows are passed over.

    Raises FormatError when there is no row of headers, or far too many columns.
    """

    def __init__(
        self, stream: BinaryIO, ledger: Ledger, *, encoding: str = "", delimiter: str = ""
    ) -> None:
        self._start = stream.tell()
        self._stream = stream
        _refuse_others(stream.read(1000))
        stream.seek(self._start)
        self._text = PlainText(stream, ledger, _checked(encoding))
        self._ledger = ledger
        self.encoding = self._text.encoding
        head = self._head()
        self.delimiter = delimiter if _is_delimiter(delimiter) else _delimiter_of(head)
        self.headers = self._headers(head)

    def __iter__(self) -> Iterator[Row]:
        lines = _Counted(lines_of(self._chunks()))
        width, blank = len(self.headers), 0
        rows = self._cells(lines)
        next(rows, None)  # the headers
        for number, cells in enumerate(rows, start=2):
            if not any(map(str.strip, cells)):
                blank += 1
                continue
            yield Row(number, self._fitted(cells, width, number))
        if blank:
            self._ledger.mention("blank_rows", "rows", count=blank)
        if lines.is_cut_off:
            self._ledger.mention("row_cut_off", "rows", place=f"line {lines.number}")

    def _cells(self, lines: "_Counted") -> Iterator[list[str]]:
        """Yield rows from the headers on."""
        begun = False
        for cells in self._parsed(lines):
            lines.end_row()
            if begun or (any(cell.strip() for cell in cells) and not _is_separator_line(cells)):
                begun = True
                yield cells

    def _parsed(self, lines: "_Counted") -> Iterator[list[str]]:
        try:
            yield from csv.reader(lines, delimiter=self.delimiter)
        except csv.Error as fault:
            raise FormatError(
                N_("This is not a table of rows and cells."),
                place=f"line {lines.number}",
                cause=str(fault),
            ) from fault

    def _chunks(self) -> Iterator[str]:
        nuls = 0
        for chunk in self._text:
            nuls += chunk.count("\0")
            yield chunk.replace("\0", "") if nuls else chunk
        if nuls:
            self._ledger.mention("nul_characters", "text", count=nuls)

    def _head(self) -> list[str]:
        """Return the first lines, without telling anybody what is wrong with them."""
        length, lines = 0, []
        self._stream.seek(self._start)
        silent = PlainText(self._stream, Ledger({}), self._text.encoding)
        for line in lines_of(chunk.replace("\0", "") for chunk in silent):
            lines.append(line)
            length += len(line)
            if length > SAMPLE:
                break
        return lines

    def _headers(self, head: list[str]) -> tuple[str, ...]:
        for cells in self._cells(_Counted(iter(head))):
            if len(cells) > MAX_COLUMNS:
                break
            return tuple(cell.strip("\ufeff \t\r\n\xa0") for cell in cells)
        else:
            raise FormatError(
                N_("This table is empty."),
                place="line 1",
                expected=N_("a row with the names of the columns"),
            )
        raise FormatError(
            N_("There are too many columns for a table."),
            place=f"line 1, which begins with “{shortened(cells[0], 40)}”",
            expected=N_("at most 5,000 columns"),
        )

    def _fitted(self, cells: list[str], width: int, number: int) -> list[str]:
        if len(cells) < width:
            self._ledger.mention("row_too_short", "rows", place=f"row {number}")
            cells += [""] * (width - len(cells))
        elif len(cells) > width:
            if any(cells[width:]):
                sample = next(cell for cell in cells[width:] if cell)
                self._ledger.mention("row_too_long", "rows", place=f"row {number}", sample=sample)
            del cells[width:]
        if max(map(len, cells)) > MAX_CELL:
            self._ledger.mention("cell_too_long", "rows", place=f"row {number}")
            cells = [cell[:MAX_CELL] for cell in cells]
        return cells


class _Counted:
    """Lines, counted; `is_cut_off` when the last row has a quotation mark without its other half."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._quotes = 0
        self.number = 0
        self.is_cut_off = False

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self._quotes += line.count('"')
        return line

    def end_row(self) -> None:
        """Note that what came since the last call is a row."""
        self.is_cut_off = bool(self._quotes % 2)
        self._quotes = 0


def _is_delimiter(sign: str) -> bool:
    return len(sign) == 1 and sign in DELIMITERS


def _delimiter_of(head: list[str]) -> str:
    """Find the delimiter that cuts the headers into most cells, and the rows below into as many."""
    if head and _is_separator_line([head[0]]):
        return head[0].lstrip("\ufeff")[4:5]
    return max(DELIMITERS, key=lambda sign: (*_evenness(head, sign), -DELIMITERS.index(sign)))


def _evenness(head: list[str], delimiter: str) -> tuple[int, int]:
    try:
        rows = [len(cells) for cells in csv.reader(head, delimiter=delimiter) if any(cells)]
    except csv.Error:
        return 0, 0
    if not rows:
        return 0, 0
    width = rows[0]
    if len(rows) > 1 and width > 1 and Counter(rows)[width] == 1:
        return 1, width  # the rows below have other widths
    return (2 if width > 1 else 0), width


def _is_separator_line(cells: list[str]) -> bool:
    line = "".join(cells).strip("\ufeff\r\n")
    return line.startswith(_SEPARATOR_LINE) and len(line) <= len(_SEPARATOR_LINE) + 1


def _checked(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name if encoding else ""
    except LookupError:
        raise FormatError(N_("There is no such encoding."), place=encoding) from None


def _refuse_others(head: bytes) -> None:
    """Refuse what is another kind of file, by its name where that is known."""
    text = _beginning(head)
    first_line = text.lstrip().partition("\n")[0]
    is_markup = _MARKUP.match(first_line) is not None and not _CELLS.search(first_line)
    if head.startswith(_OFFICE) or (is_markup and _PLAN in text):
        raise FormatError(
            N_("This is a plan of MS Project, or a file of an older office program."),
            place="the first bytes",
            expected=N_("a table, such as CSV or XLSX; these programs can save themselves as one"),
        )
    if is_markup:
        raise FormatError(
            N_("This is XML or a web page, not a table."),
            place="the first bytes",
            expected=N_("a table as text, such as CSV"),
        )
    if head.startswith(_BINARY):
        raise FormatError(
            N_("This is not a text file."),
            place="the first bytes",
            expected=N_("a table as text, such as CSV; spreadsheets can save themselves as CSV"),
        )


def _beginning(head: bytes) -> str:
    marks = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    encoding = next((one for mark, one in marks.items() if head.startswith(mark)), "utf-8")
    return head.decode(encoding, "replace").removeprefix("\ufeff")
