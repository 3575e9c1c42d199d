"""Deletions, as they stand in the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rooftree.changes import log
from rooftree.changes.deletions import LONGEST
from rooftree.changes.models import Change
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_names
from rooftree.work.bin.facts import DeletionUndone
from rooftree.work.items.facts import ItemRestored

TABLES: Mapping[str, str] = {
    "work.item.deleted": "work.item",
    "work.comment.deleted": "work.comment",
    "work.checklist.deleted": "work.checklist",
    "work.checklist-entry.deleted": "work.checkitem",
    "work.attachment.deleted": "work.attachment",
    "work.label.deleted": "work.label",
    "work.field.deleted": "work.field",
    "work.component.deleted": "work.component",
    "work.time.deleted": "work.timeentry",
}
"""What each deletion is about: the table of the row that people miss."""

NAMES = {
    "work.item": "title",
    "work.comment": "body",
    "work.checklist": "title",
    "work.checkitem": "text",
    "work.attachment": "name",
    "work.label": "name",
    "work.field": "name",
    "work.component": "name",
    "work.timeentry": "note",
}


@dataclass(frozen=True, slots=True)
class Deletion:
    """One deletion: its entry in the log, the row that people miss, and all rows that went with it."""

    change: Change
    missed: RowChange
    rows: tuple[RowChange, ...]

    @property
    def table(self) -> str:
        """Return the table of what was deleted, such as "work.item"."""
        return self.missed.table

    @property
    def at(self) -> datetime:
        """Return when it was deleted."""
        return self.change.at

    @property
    def name(self) -> str | None:
        """Return what it was called, on one line; None when its words were erased."""
        name = self.missed.old.get(NAMES[self.table])
        return None if name is None else " ".join(str(name).split())[:LONGEST]


def deletion_in(change: Change) -> Deletion | None:
    """Read a deletion from its entry in the log; None for an entry that is none."""
    table = TABLES.get(change.verb)
    rows = tuple(log.rows(change)) if table else ()
    # What others refer to goes last.
    for row in reversed(rows):
        if row.kind == "-" and row.table == table:
            return Deletion(change, row, rows)
    return None


def still_gone(deletions: Iterable[Deletion]) -> list[Deletion]:
    """Leave out what was brought back, in one query for each table and one for the log.

    What was brought back and went again along with something else is that deletion's matter.
    """
    deletions = list(deletions)
    undone = _undone(deletions)
    back: dict[str, set[int]] = {}
    for table in {one.table for one in deletions}:
        manager = type_names[table].model._base_manager
        pks = [one.missed.pk for one in deletions if one.table == table]
        back[table] = set(manager.filter(pk__in=pks).values_list("pk", flat=True))
    return [
        one
        for one in deletions
        if one.change.seq not in undone and one.missed.pk not in back[one.table]
    ]


def _undone(deletions: Sequence[Deletion]) -> set[int]:
    if not deletions:
        return set()
    returns = Change.objects.filter(
        workspace_id=deletions[0].change.workspace_id,
        verb__in=(ItemRestored.verb, DeletionUndone.verb),
        seq__gt=min(one.change.seq for one in deletions),
    )
    return set(returns.values_list("data__show__undone", flat=True))
