"""Keeping records true when a run is taken back."""

from collections.abc import Container, Iterable, Mapping

from rooftree.changes.rowchange import RowChange
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.records.store import forget
from rooftree.exchange.runs.models import Run

SETS: Mapping[str, tuple[str, str]] = {
    "work.assignment": ("assignees", "person_id"),
    "work.itemlabel": ("labels", "label_id"),
    "work.alias": ("aliases", "name"),
}
"""Tables that hold a set of an item: the set's name in the item's record, and the column."""


def forget_rows(run: Run, gone: Iterable[RowChange], made: Container[tuple[str, int]]) -> None:
    """Forget where rows came from that are gone now, and take them out of the sets of items.

    gone: notes of the removal; made: the (table, id) of what the run itself had made.
    """
    gone = [change for change in gone if change.kind == "-"]
    forget(run.workspace_id, ((change.table, change.pk) for change in gone))
    for change in gone:
        if change.table in SETS and ("work.item", change.old["item_id"]) not in made:
            set_back_values(run, RowChange(change.table, change.pk, "+", {}, change.old))


def set_back_values(run: Run, change: RowChange) -> None:
    """Let a record say again what it said before a change that was taken back."""
    table, pk = change.table, change.pk
    if change.table in SETS:
        table, pk = "work.item", int((change.old or change.new)["item_id"])
    records = SourceRecord.objects.filter(
        workspace_id=run.workspace_id, object_type=table, object_id=pk
    ).exclude(kind="events")
    for record in records:
        record.imported = _before(record.imported, change)
        record.save(update_fields=["imported"])


def _before(imported: Mapping[str, object], change: RowChange) -> dict[str, object]:
    now = dict(imported)
    if change.table not in SETS:
        return now | {name: value for name, value in change.old.items() if name in now}
    name, column = SETS[change.table]
    members = now.get(name)
    if not isinstance(members, list):
        return now
    member = (change.old or change.new)[column]
    rest = [one for one in members if one != member]
    now[name] = sorted([*rest, member]) if change.kind == "-" else rest
    return now
