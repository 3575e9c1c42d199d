"""The rows and entries of an export as they come in, each looked at by itself."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from rooftree.changes.models import Change
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.header import Header
from rooftree.exchange.formats.native.layout import LOG, PRIVATE, table_part
from rooftree.exchange.formats.native.reading import Source, read_lines
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.native.columns import Misfit, read_columns, read_id
from rooftree.exchange.native.tables import LOG_COLUMNS, Table

Private = dict[str, list[Any]]


class Row(NamedTuple):
    """A row of a table, and where it stands in the file."""

    place: str
    pk: int
    values: dict[str, Any]


class Entry(NamedTuple):
    """An entry of the log with its private values, those that were not erased."""

    place: str
    change: Change
    private: Private


def rows_in(source: Source, header: Header, table: Table) -> Iterator[Row]:
    """Yield the rows of a table in the order of their ids; none when an older file has no such table.

    Raises FormatError for a row that does not fit its table.
    """
    name = table_part(table.name)
    if name not in header.parts:
        return
    last = 0
    for place, told in read_lines(source, name, header.parts[name]):
        pk = _id(told.pop("id", None), place)
        if pk <= last:
            raise FormatError(N_("The ids of a table must rise."), place=place)
        last = pk
        yield Row(place, pk, read_columns(table.columns, told, place=place))


def entries_in(source: Source, header: Header) -> Iterator[Entry]:
    """Yield the entries of the log, with their private values beside them.

    Raises FormatError for what is no entry, and for private values of none.
    """
    private = _private_in(source, header)
    place_of_private, seq, values = next(private, NOTHING)
    for place, told in read_lines(source, LOG, header.parts[LOG]):
        columns = read_columns(LOG_COLUMNS, told, place=place)
        change = Change(workspace_id=header.workspace.id, **columns)
        if change.seq != seq:
            yield Entry(place, change, {})
            continue
        yield Entry(place, change, values)
        place_of_private, seq, values = next(private, NOTHING)
    if seq:
        raise FormatError(
            N_("The log has no entry to which these values belong."), place=place_of_private
        )


NOTHING: tuple[str, int, Private] = ("", 0, {})


def _private_in(source: Source, header: Header) -> Iterator[tuple[str, int, Private]]:
    for place, told in read_lines(source, PRIVATE, header.parts[PRIVATE]):
        values = told.get("values")
        if not isinstance(values, dict) or not all(map(_is_salted, values.values())):
            raise FormatError(
                N_("This line cannot be read."), place=place, expected="{slot: [salt, value]}"
            )
        yield place, _id(told.get("seq"), place), values


def _is_salted(value: Any) -> bool:
    match value:
        case [str(), _]:
            return True
    return False


def _id(value: Any, place: str) -> int:
    try:
        return read_id(value)
    except Misfit as fault:
        raise FormatError(N_("This line cannot be read."), place=place, cause=str(fault)) from None
