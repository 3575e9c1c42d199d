"""Rows as they were at any point of the log, rebuilt from nothing but the log."""

from collections.abc import Iterable
from typing import Any

from rooftree.changes import log
from rooftree.changes.models import Change
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import from_json, type_names

Table = dict[int, dict[str, Any]]


def rows_as_of(workspace_id: int, *, seq: int | None = None) -> dict[str, Table]:
    """Return {table: {id: {column: value}}} after entry `seq` (None: now), in the columns' own types."""
    changes = Change.objects.filter(workspace_id=workspace_id).select_related("private")
    if seq is not None:
        changes = changes.filter(seq__lte=seq)
    tables = folded(
        row for change in changes.order_by("seq").iterator() for row in log.rows(change)
    )
    return {
        name: {pk: _typed(name, values) for pk, values in table.items()}
        for name, table in tables.items()
    }


def folded(rows: Iterable[RowChange]) -> dict[str, Table]:
    """Apply row changes in order to nothing and return the tables that result, in JSON form."""
    tables: dict[str, Table] = {}
    for row in rows:
        table = tables.setdefault(row.table, {})
        if row.kind == "-":
            table.pop(row.pk, None)
        elif row.kind == "+":
            table[row.pk] = dict(row.new)
        elif row.pk in table:
            table[row.pk].update(row.new)
    return tables


def _typed(name: str, values: dict[str, Any]) -> dict[str, Any]:
    fields = type_names[name].fields
    return {
        column: from_json(fields[column], value)
        for column, value in values.items()
        if column in fields
    }
