"""The only way to write rows. Each write is noted with old and new values for the running action's fact.

Untracked tables hold what can be computed again; they are not written through here.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import connection, models
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import asked
from rooftree.changes.borders import held_by, refuse_foreign
from rooftree.changes.removal import removed_rows
from rooftree.changes.rowchange import RowChange
from rooftree.changes.stale import refuse_stale
from rooftree.changes.storing import store_new
from rooftree.changes.tracking import to_json, tracked
from rooftree.changes.unit import current_unit
from rooftree.errors import Stale
from rooftree.lib import clock

Row = TypeVar("Row", bound=models.Model)


def insert(row: Row) -> Row:
    """Store a new row and return it. Raises NotFound for one of, or about, another workspace."""
    unit = current_unit()
    refuse_foreign(unit.workspace_id, row, *held_by([row]))
    store_new([row])
    unit.write_down([_appeared(row)])
    return row


def note_stored(row: models.Model) -> None:
    """Note a row that had to be stored before its workspace could act: the workspace itself."""
    current_unit().write_down([_appeared(row)])


def insert_many(rows: Sequence[Row]) -> list[RowChange]:
    """Store new rows of one model at once; returns what a fact may claim, in the same order."""
    if not rows:
        return []
    unit = current_unit()
    refuse_foreign(unit.workspace_id, *rows, *held_by(rows))
    store_new(rows)
    noted = [_appeared(row) for row in rows]
    unit.write_down(noted)
    return noted


def edit(
    row: Row, *, expected: int | None = None, subject: models.Model | None = None, **new: Any
) -> bool:
    """Change columns of a stored row; returns False when nothing differs.

    Old values are read afresh under a lock, so the log never repeats what a page once showed. With
    `expected` (the version that the editor saw) an edit on an older version raises Stale, unless what
    changed in between are other columns; `subject` is the thing whose history tells, when it is not
    the row itself. A row that is gone raises Stale, too; one of another workspace is not found.
    """
    noted = edit_many([(row, new)], expected=expected, subject=subject)
    return bool(noted)


def edit_many(
    edits: Sequence[tuple[Row, dict[str, Any]]],
    *,
    expected: int | None = None,
    subject: models.Model | None = None,
    quietly: bool = False,
) -> list[RowChange]:
    """Change columns of stored rows of one model; returns a note per row that differs.

    `quietly` leaves versions and times of change alone: for what the house sets and nobody edits.
    """
    if not edits:
        return []
    unit = current_unit()
    model = type(edits[0][0])
    stored = _locked(model, [row.pk for row, _new in edits])
    noted: list[RowChange] = []
    changed: list[tuple[Row, dict[str, Any]]] = []
    names: set[str] = set()
    for row, new in edits:
        refuse_foreign(unit.workspace_id, row, *new.values())
        columns = _columns(model, new)
        now = stored.get(row.pk)
        if now is None:
            raise _gone()
        differing = {name: value for name, value in columns.items() if now[name] != value}
        if not differing:
            continue
        if expected is not None and now.get("version", expected) != expected:
            refuse_stale(subject or row, row, differing, expected=expected, now=now["version"])
        differing |= {} if quietly else _housekeeping(now)
        noted.append(_differed(row, now, differing))
        changed.append((row, now | differing))
        names |= differing.keys()
    for row, values in changed:
        for name in names:  # also those that another row changes: what a page once read may be old
            setattr(row, name, values[name])
    _store(model, [row for row, _values in changed], names)
    unit.write_down(noted)
    return noted


def remove(*rows: models.Model) -> list[RowChange]:
    """Delete rows and what hangs on them; everything that goes is noted so that it can come back.

    As with an edit, rows are read afresh under a lock; Stale is raised for one that is gone already.
    """
    unit = current_unit()
    refuse_foreign(unit.workspace_id, *rows)
    noted = removed_rows(_stored(rows))
    unit.write_down(noted)
    return noted


TAKE = "UPDATE {table} SET {name} = {name} + %s WHERE {key} = %s RETURNING {name}"


def take_numbers(row: models.Model, column: str, count: int = 1) -> int:
    """Move a counter column on by `count` and return the first number taken."""
    current_unit()
    primary_key: Any = row._meta.pk
    quoted = connection.ops.quote_name
    table, name, key = map(quoted, (row._meta.db_table, column, primary_key.column))
    found = asked(TAKE.format(table=table, name=name, key=key), [count, row.pk])
    if not found:
        raise _gone()
    following = int(found[0][0])
    setattr(row, column, following)
    return following - count


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


def _stored(rows: Sequence[models.Model]) -> list[models.Model]:
    found: list[models.Model] = []
    of_kinds: dict[type[models.Model], None] = dict.fromkeys(map(type, rows))
    for model in of_kinds:
        pks = [row.pk for row in rows if type(row) is model]
        same = model._base_manager.select_for_update().filter(pk__in=pks).order_by("pk")
        found += same
        if len(same) < len(set(pks)):
            raise _gone()
    return found


def _gone() -> Stale:
    return Stale(_("This was deleted in the meantime."))


def _housekeeping(now: dict[str, Any]) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if "version" in now:
        more["version"] = now["version"] + 1
    if "updated_at" in now:
        more["updated_at"] = clock.now()
    return more


def _store(model: type[models.Model], rows: list[Row], names: set[str]) -> None:
    """Write the columns of changed rows; one prepared statement, for Django's own bulk update is slow."""
    fields: list[Any] = [model._meta.get_field(name) for name in sorted(names)]
    quote = connection.ops.quote_name
    assigned = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    key: Any = model._meta.pk
    statement = (
        f"UPDATE {quote(model._meta.db_table)} SET {assigned} WHERE {quote(key.column)} = %s"  # noqa: S608 - names of our own columns
    )
    values = [
        [
            *(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields),
            row.pk,
        ]
        for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(statement, values)
