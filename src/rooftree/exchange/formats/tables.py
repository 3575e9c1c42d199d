"""Files that are tables, before they are read for good: what the columns are, and the first rows."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from rooftree.exchange.formats.csv import reader as any_table
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira import recognise as jira
from rooftree.exchange.formats.jira.csv import meanings as jira_meanings
from rooftree.exchange.formats.jira.csv import reader as jira_csv
from rooftree.exchange.formats.jira.mapping import JiraMapping
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.linear import reader as linear
from rooftree.exchange.formats.table.overview import Meaning, Overview
from rooftree.exchange.formats.tabular import meanings as any_meanings
from rooftree.exchange.formats.tabular.mapping import mapping_of
from rooftree.exchange.formats.tabular.sheets import Sheet
from rooftree.exchange.formats.tabular.survey import walked

MEANINGS: Mapping[str, Sequence[Meaning]] = {
    "csv": any_meanings.MEANINGS,
    "linear": any_meanings.MEANINGS,
    "jira": jira_meanings.MEANINGS,
}
OVERVIEWS: Mapping[str, Callable[..., Overview]] = {
    "csv": any_table.overview,
    "linear": linear.overview,
}
Reading = Mapping[str, Any]


def is_table(system: str, path: Path) -> bool:
    """Tell whether what a tool gave out is a table."""
    if system != "jira":
        return system in OVERVIEWS
    try:
        return jira.kind_of(path) == "csv" and not _is_archive(path)
    except FormatError:
        return False


def overview_of(
    system: str, source: Path | bytes, *, zone: str, reading: Reading
) -> Overview | None:
    """Say what reading would make of a table; None for what is none. Raises FormatError."""
    if isinstance(source, Path) and not is_table(system, source):
        return None
    if system == "jira":
        return jira_csv.overview(source, zone=zone, mapping=JiraMapping.from_json(reading))
    return OVERVIEWS[system](source, zone=zone, mapping=reading)


def sheets_of(path: Path, reading: Reading) -> tuple[str, ...]:
    """Return the names of a workbook's sheets; nothing for any other file."""
    if not _is_archive(path):
        return ()
    with path.open("rb") as stream:
        table = walked(stream, mapping_of({**reading, "sheet": ""}), Ledger({}))
        return table.names if isinstance(table, Sheet) else ()


def head_of(path: Path, reading: Reading, rows: int) -> bytes:
    """Return the headers and first rows of a table as CSV in UTF-8, columns at their places.

    Raises FormatError for what is no table.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    with path.open("rb") as stream:
        table = walked(stream, mapping_of(reading), Ledger({}))
        writer.writerow(table.headers)
        writer.writerows(row.cells for row in islice(table, rows))
    return out.getvalue().encode()


def _is_archive(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"PK"
