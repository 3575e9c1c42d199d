"""Writes a finished unit of work into the log, as the last thing before commit."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from rooftree.accounts.prepared import asked, prepared
from rooftree.changes import chain, poke
from rooftree.changes.models import Change, Counter, PrivateValues
from rooftree.changes.rowchange import RowChange
from rooftree.changes.storing import store_new
from rooftree.changes.tracking import to_json, type_name, type_names
from rooftree.changes.unit import Told, Unit
from rooftree.lib import clock

Private = dict[str, list[Any]]

COUNT = "UPDATE changes_counter SET value = %s, head = %s WHERE workspace_id = %s RETURNING value"


def record(unit: Unit) -> None:
    """Give all facts of a unit one block of numbers and write them down."""
    if not unit.told:
        return
    value, head = _counted(unit.workspace_id)
    at = clock.real_now()
    changes: list[Change] = []
    privates: list[Private] = []
    for told in unit.told:
        change, private = _written(told)
        value += 1
        change.seq, change.at = value, at
        change.hash = head = chain.entry_hash(change, head)
        changes.append(change)
        privates.append(private)
    store_new(changes)
    store_new(
        [
            PrivateValues(change=change, values=private)
            for change, private in zip(changes, privates, strict=True)
            if private
        ]
    )
    asked(COUNT, [value, head, unit.workspace_id])
    workspace_id = unit.workspace_id
    transaction.on_commit(lambda: poke.poke(workspace_id), robust=True)


@prepared
def _locked(workspace_id: int) -> "QuerySet[Counter, tuple[Any, ...]]":
    rows = Counter.objects.filter(workspace_id=workspace_id).select_for_update()
    return rows.values_list("value", "head")


def _counted(workspace_id: int) -> tuple[int, str]:
    """Return the last number and hash of a log, which is ours until commit."""
    found = _locked(workspace_id)
    if not found:
        Counter.objects.get_or_create(workspace_id=workspace_id)
        found = _locked(workspace_id)
    ((value, head),) = found
    return value, head


def _written(told: Told) -> tuple[Change, Private]:
    fact, by = told.fact, told.by
    private: Private = {}
    data: dict[str, Any] = {
        "rows": [_row(index, row, private) for index, row in enumerate(told.rows)],
    }
    shown = {name: to_json(value) for name, value in fact.shown().items()}
    if shown:
        data["show"] = {
            name: _hidden(f"show.{name}", value, private) if name in fact.private else value
            for name, value in shown.items()
        }
    change = Change(
        workspace_id=by.workspace_id,
        happened_at=fact.happened_at or told.happened_at,
        actor_user_id=by.viewer.user_id,
        actor_person_id=by.viewer.person_id,
        author_person_id=fact.author_person_id,
        via=by.via,
        request_id=by.request_id,
        batch=by.batch,
        verb=fact.verb,
        version=fact.version,
        subject_type=type_name(fact.subject),
        subject_id=fact.subject.pk,
        topics=list(dict.fromkeys(fact.topics)),
        data=data,
    )
    return change, private


def _row(index: int, row: RowChange, private: Private) -> list[Any]:
    hidden = type_names[row.table].private
    sides = [
        {
            name: _hidden(f"{index}.{side}.{name}", value, private) if name in hidden else value
            for name, value in values.items()
        }
        for side, values in enumerate((row.old, row.new))
    ]
    return [row.table, row.pk, row.kind, *sides]


def _hidden(slot: str, value: Any, private: Private) -> Any:
    if value in (None, "", []):
        return value
    mark, private[slot] = chain.sealed(value)
    return mark
