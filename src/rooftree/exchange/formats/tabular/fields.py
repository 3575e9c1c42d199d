"""Columns that became custom fields, and the values of a row."""

from collections.abc import Iterable, Iterator

from rooftree.exchange.bundle import Field, FieldType, FieldValue, Option
from rooftree.exchange.formats.drafting.bounds import NAME_LENGTH, bounded
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.rows import TEXT_LENGTH
from rooftree.exchange.formats.table.numbers import number_of, written
from rooftree.exchange.formats.tabular.cells import Clock, truth_in
from rooftree.exchange.formats.tabular.columns import Column


class Fields:
    """Makes a field of each space out of a column, once a row of the space has a value for it."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._met: dict[str, tuple[str, Column]] = {}
        self._options: dict[str, set[str]] = {}

    def values(
        self, space: str, item: str, cells: Iterable[tuple[Column, str]]
    ) -> Iterator[FieldValue]:
        """Yield the values of a row."""
        for column, cell in cells:
            self._ledger.found("field_values")
            value = self._value(cell, column.field_type)
            if value is None:
                place = f"{item}, {shown_name(column)}"
                self._ledger.tell("value_unreadable", "field_values", place=place, sample=cell)
                continue
            name = bounded(column.header, NAME_LENGTH)
            field = f"{space}/{name}"
            self._met.setdefault(field, (space, column))
            if column.field_type == "choice":
                self._options.setdefault(field, set()).add(str(value))
            yield FieldValue(
                source_id=f"{item}#f{name}",
                item=item,
                field=field,
                value=value,
                raw=cell if column.field_type == "date" and cell != value else "",
            )

    def result(self) -> Iterator[Field]:
        """Yield the fields."""
        for place, (source_id, (space, column)) in enumerate(self._met.items()):
            self._ledger.found("fields")
            yield Field(
                source_id=source_id,
                space=space,
                name=column.header,
                type=column.field_type,
                options=tuple(
                    Option(source_id=name, name=name, position=float(number))
                    for number, name in enumerate(sorted(self._options.get(source_id, ())))
                ),
                position=float(place),
            )

    def _value(self, cell: str, kind: FieldType) -> str | bool | None:
        if kind == "number":
            number = number_of(cell)
            return None if number is None else written(number)
        if kind == "date":
            moment = self._clock.moment(cell)
            return moment.day.isoformat() if moment else None
        if kind == "checkbox":
            return truth_in(cell)
        return one_line(cell) if kind == "choice" else cell[:TEXT_LENGTH]


def shown_name(column: Column) -> str:
    """Return the name of a column as remarks show it."""
    return one_line(column.header, 60)
