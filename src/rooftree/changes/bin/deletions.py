"""Deletions, as they stand in the log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rooftree.changes import log
from rooftree.changes.bin.facts import DeletionUndone
from rooftree.changes.models import Change
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_names

KEPT = timedelta(days=30)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Missed:
    """What people miss after a deletion: a row of this table, known by the text in this column."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deletion: its entry in the log, the row that people miss, and all rows that went with it.

    `name` is on one line, and None when the words were erased.
    """

    change: Change
    missed: RowChange
    rows: tuple[RowChange, ...]
    name: str | None

    @property
    def seq(self) -> int:
        """Return the number by which it is undone."""
        return self.change.seq

    @property
    def table(self) -> str:
        """Return the table of what was deleted, such as "work.item"."""
        return self.missed.table

    @property
    def what(self) -> str:
        """Return what sort of thing it was, such as "item"."""
        return self.table.partition(".")[2]

    @property
    def old(self) -> dict[str, Any]:
        """Return the columns of what was deleted."""
        return self.missed.old

    @property
    def at(self) -> datetime:
        """Return when it was deleted."""
        return self.change.at

    @property
    def gone_after(self) -> datetime:
        """Return until when it can come back."""
        return self.change.at + KEPT


def read_deletion(change: Change, missed: Missed) -> Deletion | None:
    """Read a deletion from its entry in the log; None for an entry without the row that is missed."""
    rows = tuple(log.rows(change))
    for row in reversed(rows):  # what others refer to goes last
        if row.kind == "-" and row.table == missed.table:
            name = row.old.get(missed.column)
            words = None if name is None else " ".join(str(name).split())[:LONGEST]
            return Deletion(change, row, rows, words)
    return None


def still_gone(deletions: Iterable[Deletion]) -> list[Deletion]:
    """Leave out what was brought back, in one query for each table and one for the log.

    What was brought back and went again along with something else is that deletion's matter.
    """
    deletions = list(deletions)
    undone = _undone(deletions)
    pks: dict[str, set[int]] = {}
    for one in deletions:
        pks.setdefault(one.table, set()).add(one.missed.pk)
    back: set[tuple[str, int]] = set()
    for table, some in pks.items():
        stored = type_names[table].model._base_manager.filter(pk__in=some)
        back |= {(table, pk) for pk in stored.values_list("pk", flat=True)}
    return [
        one for one in deletions if one.seq not in undone and (one.table, one.missed.pk) not in back
    ]


def _undone(deletions: Sequence[Deletion]) -> set[int]:
    if not deletions:
        return set()
    returns = Change.objects.filter(
        workspace_id=deletions[0].change.workspace_id,
        verb=DeletionUndone.verb,
        seq__gt=min(one.seq for one in deletions),
    )
    return set(returns.values_list("data__show__undone", flat=True))
