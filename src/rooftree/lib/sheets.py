"""Tables as files: CSV and XLSX, written row by row.

A text that a spreadsheet would take for a formula is marked as text in both: who opens a list must not
run what somebody typed into a title (CWE-1236).
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

Cell = str | int | float | Decimal | bool | date | datetime | None

LONGEST_CELL = 32_767
"""What a cell of a spreadsheet holds."""
LONGEST_TITLE = 31
FORMULA = re.compile(r"[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
NOT_IN_TITLES = re.compile(r"[\\/*?:\[\]]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a heading for each column; its rows may be walked through once."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def write_csv(sheet: Sheet, file: IO[bytes]) -> None:
    """Write a sheet as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know that."""
    text = io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text)
    writer.writerow(map(_guarded, sheet.columns))
    writer.writerows([_in_csv(cell) for cell in row] for row in sheet.rows)
    text.detach()


def write_xlsx(sheet: Sheet, file: IO[bytes]) -> None:
    """Write a sheet as a workbook with one worksheet, its first row fixed."""
    book = Workbook(write_only=True)
    page = book.create_sheet(NOT_IN_TITLES.sub(" ", sheet.name)[:LONGEST_TITLE] or "Sheet")
    page.freeze_panes = "A2"
    page.append([_text_cell(page, text) for text in sheet.columns])
    for row in sheet.rows:
        page.append([_in_xlsx(page, cell) for cell in row])
    book.save(file)


def _in_csv(cell: Cell) -> str | int | float | Decimal:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    return _guarded(cell) if isinstance(cell, str) else cell


def _guarded(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run."""
    return f"'{text}" if FORMULA.match(text) else text


def _in_xlsx(page: object, cell: Cell) -> object:
    if isinstance(cell, str):
        return _text_cell(page, cell)
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)  # a workbook knows no zones
    return cell


def _text_cell(page: object, text: str) -> WriteOnlyCell:
    """Return a cell that is text whatever it begins with."""
    cell = WriteOnlyCell(page, value="")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL]
    cell.data_type = "s"
    cell.quotePrefix = bool(FORMULA.match(text))
    return cell
