"""Cells of custom fields as values: several columns of one name are one field."""

from collections.abc import Callable, Iterable, Iterator

from rooftree.exchange.bundle import FieldType
from rooftree.exchange.formats.jira.csv.cells import Clock
from rooftree.exchange.formats.jira.csv.columns import Column
from rooftree.exchange.formats.jira.issue import CustomValue
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.table.dates import moment_of
from rooftree.exchange.formats.table.numbers import number_of, written
from rooftree.exchange.formats.table.shapes import TRUTHS

EMPTY = frozenset(("{}", "[]", "null"))
_UNREAD = {"number": "bad_number", "date": "bad_date", "checkbox": "bad_truth"}
Unread = Callable[[str, str, str], None]


def custom_values(
    cells: Iterable[tuple[Column, str]], clock: Clock, unread: Unread
) -> Iterator[CustomValue]:
    """Yield a value per field. unread: is told the code, the field and the cell of what is none."""
    by_name: dict[str, list[tuple[Column, str]]] = {}
    for column, cell in cells:
        if cell not in EMPTY:
            by_name.setdefault(column.detail, []).append((column, cell))
    for name, own in by_name.items():
        column, cell = own[0]
        if len(own) > 1:
            together = ", ".join(dict.fromkeys(cell for _column, cell in own))
            yield CustomValue(name=name, type="text", value=together)
            continue
        value = _value(cell, column.field_type, clock)
        if value is None and column.meaning == "field":  # the type was but a guess
            yield CustomValue(name=name, type="text", value=cell)
            continue
        if value is None:
            unread(_UNREAD[column.field_type], name, cell)
            continue
        raw = cell if column.field_type == "date" and cell != value else ""
        yield CustomValue(name=name, type=column.field_type, value=value, raw=raw)


def _value(cell: str, kind: FieldType, clock: Clock) -> str | bool | None:
    if kind == "number":
        number = number_of(cell)
        return None if number is None else written(number)
    if kind == "date":
        moment = moment_of(cell, *clock)
        return moment.day.isoformat() if moment else None
    if kind == "checkbox":
        return TRUTHS.get(plain_words(cell))
    return cell
