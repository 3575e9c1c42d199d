"""The only way to write rows. Each write is noted with old and new values for the running action's fact.

Untracked tables hold what can be computed again; they are not written through here.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import models

from rooftree.changes.removal import removed_rows
from rooftree.changes.rowchange import RowChange
from rooftree.changes.stale import refuse_stale
from rooftree.changes.tracking import to_json, tracked
from rooftree.changes.unit import current_unit
from rooftree.errors import Stale
from rooftree.lib import clock

Row = TypeVar("Row", bound=models.Model)


def insert(row: Row) -> Row:
    """Store a new row and return it."""
    current_unit()
    row.save(force_insert=True)
    current_unit().write_down([_appeared(row)])
    return row


def note_stored(row: models.Model) -> None:
    """Note a row that had to be stored before its workspace could act: the workspace itself."""
    current_unit().write_down([_appeared(row)])


def insert_many(rows: Sequence[Row]) -> list[RowChange]:
    """Store new rows of one model at once; returns what a fact may claim, in the same order."""
    if not rows:
        return []
    current_unit()
    type(rows[0])._base_manager.bulk_create(rows, batch_size=500)
    noted = [_appeared(row) for row in rows]
    current_unit().write_down(noted)
    return noted


def edit(
    row: Row, *, expected: int | None = None, subject: models.Model | None = None, **new: Any
) -> bool:
    """Change columns of a stored row; returns False when nothing differs.

    Old values are read afresh under a lock, so the log never repeats what a page once showed. With
    `expected` (the version that the editor saw) an edit on an older version raises Stale, unless what
    changed in between are other columns; `subject` is the thing whose history tells, when it is not
    the row itself. A row that is gone raises Stale, too.
    """
    noted = edit_many([(row, new)], expected=expected, subject=subject)
    return bool(noted)


def edit_many(
    edits: Sequence[tuple[Row, dict[str, Any]]],
    *,
    expected: int | None = None,
    subject: models.Model | None = None,
) -> list[RowChange]:
    """Change columns of stored rows of one model; returns a note per row that differs."""
    if not edits:
        return []
    unit = current_unit()
    model = type(edits[0][0])
    stored = _locked(model, [row.pk for row, _ in edits])
    noted: list[RowChange] = []
    changed: list[Row] = []
    names: set[str] = set()
    for row, new in edits:
        columns = _columns(model, new)
        now = stored.get(row.pk)
        if now is None:
            raise Stale("This was deleted in the meantime.")
        differing = {name: value for name, value in columns.items() if now[name] != value}
        if not differing:
            continue
        if expected is not None and now.get("version", expected) != expected:
            refuse_stale(subject or row, row, expected, differing)
        differing |= _housekeeping(now)
        noted.append(_differed(row, now, differing))
        for name, value in differing.items():
            setattr(row, name, value)
        changed.append(row)
        names |= differing.keys()
    _store(model, changed, names)
    unit.write_down(noted)
    return noted


def remove(*rows: models.Model) -> list[RowChange]:
    """Delete rows and what hangs on them; everything that goes is noted so that it can come back."""
    unit = current_unit()
    noted = removed_rows(rows)
    unit.write_down(noted)
    return noted


def take_numbers(row: models.Model, column: str, count: int = 1) -> int:
    """Move a counter column on by `count` and return the first number taken."""
    current_unit()
    manager = type(row)._base_manager
    taken = manager.select_for_update().values_list(column, flat=True).get(pk=row.pk)
    manager.filter(pk=row.pk).update(**{column: taken + count})
    setattr(row, column, taken + count)
    return int(taken)


def _appeared(row: models.Model) -> RowChange:
    how = tracked(row)
    new = {name: to_json(field.to_python(getattr(row, name))) for name, field in _plain(how.fields)}
    return RowChange(how.name, row.pk, "+", {}, new)


def _plain(fields: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    for name, field in fields.items():
        yield name, field.target_field if isinstance(field, models.ForeignKey) else field


def _differed(row: models.Model, now: dict[str, Any], differing: dict[str, Any]) -> RowChange:
    how = tracked(row)
    noted = [name for name in differing if name in how.fields]
    return RowChange(
        how.name,
        row.pk,
        "~",
        {name: to_json(now[name]) for name in noted},
        {name: to_json(differing[name]) for name in noted},
    )


def _columns(model: type[models.Model], new: dict[str, Any]) -> dict[str, Any]:
    columns = {}
    for name, value in new.items():
        field: Any = model._meta.get_field(name)
        columns[field.attname] = value.pk if isinstance(value, models.Model) else value
    return columns


def _locked(model: type[models.Model], pks: list[Any]) -> dict[Any, dict[str, Any]]:
    names = [field.attname for field in model._meta.concrete_fields]
    found = model._base_manager.select_for_update().filter(pk__in=pks).order_by("pk").values(*names)
    key = model._meta.pk.attname
    return {row[key]: row for row in found}


def _housekeeping(now: dict[str, Any]) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if "version" in now:
        more["version"] = now["version"] + 1
    if "updated_at" in now:
        more["updated_at"] = clock.now()
    return more


def _store(model: type[models.Model], rows: list[Row], names: set[str]) -> None:
    if len(rows) == 1:
        rows[0].save(force_update=True, update_fields=sorted(names))
    elif rows:
        model._base_manager.bulk_update(rows, sorted(names), batch_size=200)
