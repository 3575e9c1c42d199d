"""Taking rows back: bringing back what was deleted, and undoing what a run made, unless edited since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction

from rooftree.changes.removal import removed_rows
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import Tracked, from_json, to_json, type_names
from rooftree.changes.unit import current_unit
from rooftree.lib import clock


@dataclass(slots=True)
class Reverted:
    """What came of taking rows back: notes of what was done, and rows left as they are."""

    done: list[RowChange] = field(default_factory=list)
    kept: list[RowChange] = field(default_factory=list)


def bring_back(rows: Iterable[RowChange]) -> Reverted:
    """Store deleted rows again under their old ids, and restore references that deleting had emptied.

    A row is left out and listed as kept when its own reference points to something that is gone, when
    another has taken its place, or when it would become its own ancestor.
    """
    result = Reverted()
    wanted = list(rows)
    for row in reversed([row for row in wanted if row.kind == "-"]):
        _reinsert(row, result)
    for row in wanted:
        if row.kind == "~":
            _set_back(row, result)
    current_unit().write_down(result.done)
    return result


def take_back(row: RowChange) -> Reverted:
    """Undo one noted row change if the row still is as that change left it."""
    result = Reverted()
    if row.kind == "+":
        _take_away(row, result)
    elif row.kind == "~":
        _set_back(row, result)
    else:
        _reinsert(row, result)
    current_unit().write_down(result.done)
    return result


def stored(row: RowChange) -> dict[str, Any] | None:
    """Return the row's present values in JSON form, or None when it is gone."""
    how = type_names[row.table]
    one = how.model._base_manager.filter(pk=row.pk).first()
    return None if one is None else {name: to_json(getattr(one, name)) for name in how.fields}


def _take_away(row: RowChange, result: Reverted) -> None:
    how = type_names[row.table]
    one = how.model._base_manager.filter(pk=row.pk).first()
    if one is not None:
        result.done += removed_rows([one])


def _set_back(row: RowChange, result: Reverted) -> None:
    how = type_names[row.table]
    now = stored(row)
    columns = {name for name in row.old if name != "version"}
    if now is None or any(now[name] != row.new[name] for name in columns):
        result.kept.append(row)
        return
    values = {name: from_json(how.fields[name], row.old[name]) for name in columns}
    if not all(
        _reachable(how, name, value) and not _closes_circle(how, row.pk, name, value)
        for name, value in values.items()
    ):
        result.kept.append(row)
        return
    old = {name: now[name] for name in columns}
    new = {name: row.old[name] for name in columns}
    if "version" in how.fields:
        values["version"] = now["version"] + 1
        old["version"], new["version"] = now["version"], now["version"] + 1
    how.model._base_manager.filter(pk=row.pk).update(**values)
    result.done.append(RowChange(row.table, row.pk, "~", old, new))


def _reinsert(row: RowChange, result: Reverted) -> None:
    how = type_names[row.table]
    if how.model._base_manager.filter(pk=row.pk).exists():
        result.kept.append(row)
        return
    values = {
        name: from_json(field, row.old[name])
        for name, field in how.fields.items()
        if name in row.old
    }
    if not all(_reachable(how, name, value) for name, value in values.items()):
        result.kept.append(row)
        return
    if "version" in values:
        values["version"] += 1
    one = how.model(pk=row.pk, **values)
    if hasattr(one, "updated_at"):
        one.updated_at = clock.now()
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:  # another row has taken its place, such as that day's measurement
        result.kept.append(row)
        return
    new = {name: to_json(getattr(one, name)) for name in how.fields}
    result.done.append(RowChange(row.table, row.pk, "+", {}, new))


def _reachable(how: Tracked, name: str, value: Any) -> bool:
    column = how.fields[name]
    if value is None or not isinstance(column, models.ForeignKey):
        return True
    target: Any = column.remote_field.model
    return bool(target._base_manager.filter(pk=value).exists())


def _closes_circle(how: Tracked, pk: int, name: str, value: Any) -> bool:
    """Tell whether a row would become its own ancestor, having been put above its old parent since."""
    column = how.fields[name]
    if not isinstance(column, models.ForeignKey) or column.remote_field.model is not how.model:
        return False
    seen: set[Any] = set()
    while value is not None and value not in seen:
        if value == pk:
            return True
        seen.add(value)
        value = how.model._base_manager.filter(pk=value).values_list(name, flat=True).first()
    return False
