"""What people say about a table of items, beside what they may say about any table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rooftree.exchange.formats.table.mapping import TableMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMapping(TableMapping):
    """`source` is what the list is called: under this name its rows are recognised when it comes again.

    sheet: the sheet of a workbook, the first one when empty. headers: {name of a column: meaning}, for
    who writes by hand; `columns` goes before.
    """

    source: str = ""
    sheet: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def chosen(self, headers: Sequence[str]) -> dict[int, str]:
        """Return {position: meaning} for a table with some headers."""
        named = {name.strip().casefold(): meaning for name, meaning in self.headers.items()}
        by_name = {
            position: named[header.strip().casefold()]
            for position, header in enumerate(headers)
            if header.strip().casefold() in named
        }
        return {**by_name, **self.columns}


def mapping_of(given: Mapping[str, Any] | None, otherwise: str = "") -> ListMapping:
    """Read what somebody wrote down or chose. otherwise: what the list is called when nobody says."""
    given = given or {}
    columns = given.get("columns")
    names = {
        name: meaning
        for name, meaning in (columns.items() if isinstance(columns, Mapping) else ())
        if isinstance(meaning, str) and not str(name).isdecimal()
    }
    mapping = ListMapping.from_json({"headers": names, **given})
    return mapping if mapping.source.strip() else replace(mapping, source=otherwise)


def chosen_by_header(
    columns: Mapping[int, str], before: Sequence[str], now: Sequence[str]
) -> dict[int, str]:
    """Return what was chosen for columns of another table for those of the same names here."""
    here = {name: position for position, name in enumerate(_counted(now))}
    there = _counted(before)
    return {
        here[there[position]]: meaning
        for position, meaning in columns.items()
        if position < len(there) and there[position] in here
    }


def _counted(headers: Sequence[str]) -> list[tuple[str, int]]:
    """Return the headers, told apart by their turn where several are the same."""
    return [(name, headers[:position].count(name)) for position, name in enumerate(headers)]
