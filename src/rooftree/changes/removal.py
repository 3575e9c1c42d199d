"""Deleting rows together with all that hangs on them, noting every row that goes or loses a reference."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models.deletion import Collector

from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import to_json, type_name, type_names


class _Everything(Collector):
    """Collects every row instead of deleting some of them unseen."""

    def can_fast_delete(self, objs: Any, from_field: Any = None) -> bool:
        """Never: what goes unseen cannot be noted."""
        return False


def removed_rows(rows: Sequence[models.Model]) -> list[RowChange]:
    """Delete rows of any models and return the notes, those that others refer to last."""
    noted: list[RowChange] = []
    for _model, same in groupby(rows, type):
        going = list(same)
        keys = [row.pk for row in going]
        collector = _Everything(using="default", origin=going[0])
        collector.collect(going)
        noted += _loosened(collector)
        collector.sort()
        noted += [note for group in collector.data.values() for one in group for note in _gone(one)]
        collector.delete()
        for row, key in zip(going, keys, strict=True):
            row.pk = key
    return noted


def _gone(row: models.Model) -> list[RowChange]:
    how = type_names.get(type_name(row))
    if how is None:
        return []
    old = {name: to_json(getattr(row, name)) for name in how.fields}
    return [RowChange(how.name, row.pk, "-", old, {})]


def _loosened(collector: Collector) -> list[RowChange]:
    """Note the references that are emptied because what they point to goes."""
    doomed = {(type(one), one.pk) for group in collector.data.values() for one in group}
    noted = []
    updates: dict[Any, list[Any]] = collector.field_updates
    for (field, value), groups in updates.items():
        for one in (one for group in groups for one in group):
            how = type_names.get(type_name(one))
            if how is None or (type(one), one.pk) in doomed:
                continue
            column = field.attname
            noted.append(
                RowChange(how.name, one.pk, "~", {column: getattr(one, column)}, {column: value})
            )
    return noted
