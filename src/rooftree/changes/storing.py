"""Storing a new row with SQL that is composed once for its model: to compose takes longer than to store."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.db import connection, models

from rooftree.accounts.prepared import asked

Row = TypeVar("Row", bound=models.Model)
Fields = tuple["models.Field[Any, Any]", ...]


def store_new(rows: Sequence[models.Model]) -> None:
    """Store new rows of one model and give each its id; many of them at once."""
    if len(rows) == 1:
        _store_one(rows[0])
    elif rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=500)


class _Insertion(NamedTuple):
    sql: str
    fields: Fields


@cache
def _insertion(model: type[models.Model], vendor: str, *, is_keyed: bool) -> _Insertion:  # noqa: ARG001 - one for each
    quoted = connection.ops.quote_name
    options = model._meta
    fields = tuple(field for field in options.concrete_fields if is_keyed or not field.primary_key)
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    key: Any = options.pk
    return _Insertion(
        f"INSERT INTO {quoted(options.db_table)} ({columns}) VALUES ({places}) "  # noqa: S608 - names of the models
        f"RETURNING {quoted(key.column)}",
        fields,
    )


def _store_one(row: models.Model) -> None:
    is_keyed = row.pk is not None
    sql, fields = _insertion(type(row), connection.vendor, is_keyed=is_keyed)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    ((key,),) = asked(sql, values)
    if not is_keyed:
        row.pk = key
    row._state.adding = False  # noqa: SLF001 - as the mapper itself marks what it has stored
    row._state.db = connection.alias  # noqa: SLF001
