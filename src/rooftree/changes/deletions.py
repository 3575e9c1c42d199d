"""Deletions as they stand in the log, for rooms that show what went lately and offer the way back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext as _

from rooftree.changes import log
from rooftree.changes.models import Change
from rooftree.changes.revert import bring_back
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_names
from rooftree.errors import RuleBroken
from rooftree.lib import clock

KEPT = timedelta(days=30)
MOST = 500
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Missed:
    """What people miss after a deletion: a row of this table, known by the text in this column."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """A deletion: its entry in the log, the row that people miss, and all rows that went with it."""

    change: Change
    missed: RowChange
    rows: tuple[RowChange, ...]
    name: str

    @property
    def seq(self) -> int:
        """Return the number by which it is undone."""
        return self.change.seq

    @property
    def what(self) -> str:
        """Return what sort of thing it was, such as "goal"."""
        return self.missed.table.partition(".")[2]

    @property
    def at(self) -> datetime:
        """Return when it was deleted."""
        return self.change.at

    @property
    def gone_after(self) -> datetime:
        """Return until when it can come back."""
        return self.change.at + KEPT


def deletions(workspace_id: int, kinds: Mapping[str, Missed]) -> list[Deletion]:
    """Return what was deleted in the last thirty days and is still gone, newest first.

    `kinds` are the verbs to look for. What was erased is left out, and all but the newest deletion of
    the same row.
    """
    changes = Change.objects.filter(
        workspace_id=workspace_id, verb__in=kinds, at__gte=clock.now() - KEPT
    ).select_related("private")
    read = (_read(change, kinds[change.verb]) for change in changes.order_by("-seq")[:MOST])
    return _still_gone([one for one in read if one is not None])


def undone(deletion: Deletion) -> models.Model:
    """Bring back a deleted row with all that had gone along, and return what the deletion was told of.

    Called within an action. Raises RuleBroken when it was a part of what is gone itself, or another
    has taken its place.
    """
    missed = (deletion.missed.table, deletion.missed.pk)
    if missed not in {(row.table, row.pk) for row in bring_back(deletion.rows).done}:
        raise RuleBroken(
            _("What it belonged to is gone, or another has taken its place; see to that first.")
        )
    subject = type_names[deletion.change.subject_type].model
    return subject._base_manager.get(pk=deletion.change.subject_id)


def _read(change: Change, kind: Missed) -> Deletion | None:
    rows = tuple(log.rows(change))
    # What others refer to goes last.
    missed = next((row for row in reversed(rows) if row.table == kind.table), None)
    name = None if missed is None else missed.old.get(kind.column)
    if missed is None or name is None:
        return None
    return Deletion(change, missed, rows, " ".join(str(name).split())[:LONGEST])


def _still_gone(found: Iterable[Deletion]) -> list[Deletion]:
    pks: dict[str, set[int]] = {}
    for one in found:
        pks.setdefault(one.missed.table, set()).add(one.missed.pk)
    seen: set[tuple[str, int]] = set()
    for table, gone in pks.items():
        back = type_names[table].model._base_manager.filter(pk__in=gone)
        seen |= {(table, pk) for pk in back.values_list("pk", flat=True)}
    left: list[Deletion] = []
    for one in found:
        place = (one.missed.table, one.missed.pk)
        if place not in seen:
            seen.add(place)
            left.append(one)
    return left
