"""Finished items by week from a table: the last column, or the one that is named for it."""

import csv
from io import StringIO

from rooftree.errors import BadInput

NAMES = ("finished", "done", "count", "throughput")
MOST_WEEKS = 10_000


def looks_like_counts(text: str) -> bool:
    """Say whether a text is a table with commas, or has one whole number on each line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or lines[0].startswith(("{", "[")):
        return False
    return all("," in line for line in lines) or all(line.isdigit() for line in lines)


def read_counts(text: str, name: str, series: str) -> list[int]:
    """Return the counts in order of the table, of one series where there are several.

    Raises BadInput for a cell that is no count, and for a choice of series that is none.
    """
    rows = [(line, row) for line, row in enumerate(csv.reader(StringIO(text)), 1) if row]
    heading = [cell.strip().lower() for cell in rows[0][1]] if rows else []
    if heading and not heading[-1].isdigit():
        rows = rows[1:]
    else:
        heading = []
    column = next((heading.index(each) for each in NAMES if each in heading), -1)
    if "series" in heading:
        rows = _of_one_series(rows, heading.index("series"), series, name)
    if not rows or len(rows) > MOST_WEEKS:
        raise BadInput(f"{name}: expected 1 to {MOST_WEEKS} weeks, not {len(rows)}")
    return [_count(row, column, line, name) for line, row in rows]


def _of_one_series(
    rows: list[tuple[int, list[str]]], column: int, series: str, name: str
) -> list[tuple[int, list[str]]]:
    known = list(dict.fromkeys(row[column] for _, row in rows if len(row) > column))
    wanted = series or (known[0] if len(known) == 1 else "")
    if wanted not in known:
        raise BadInput(f"{name}: --series takes one of {', '.join(known)}")
    return [(line, row) for line, row in rows if len(row) > column and row[column] == wanted]


def _count(row: list[str], column: int, line: int, name: str) -> int:
    cell = row[column].strip() if -1 <= column < len(row) else ""
    if not (cell.isascii() and cell.isdigit()) or len(cell) > len(str(10**6)):
        raise BadInput(f"{name}: line {line}: expected a number of finished items, not {cell!r}")
    return int(cell)
