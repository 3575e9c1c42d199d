"""Making deleted rows fit a world that went on without them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.db import models

from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_names


def mended(rows: Iterable[RowChange], mend: Callable[[RowChange], RowChange]) -> list[RowChange]:
    """Return rows whose references to things that are gone are empty, where they may be.

    `mend` is what a room does about its own rows besides.
    """
    rows = list(rows)
    coming = {(row.table, row.pk) for row in rows if row.kind == "-"}
    return [mend(_mended(row, coming)) if row.kind == "-" else row for row in rows]


def _mended(row: RowChange, coming: set[tuple[str, int]]) -> RowChange:
    old = dict(row.old)
    for name, column in type_names[row.table].fields.items():
        if not isinstance(column, models.ForeignKey) or not column.null:
            continue
        target: Any = column.remote_field.model
        is_coming = (target._meta.label_lower, old.get(name)) in coming
        if old.get(name) is not None and not is_coming and not _exists(target, old[name]):
            old[name] = None
    return replace(row, old=old)


def _exists(model: type[models.Model], pk: int) -> bool:
    return model._base_manager.filter(pk=pk).exists()
