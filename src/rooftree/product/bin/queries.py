"""Looking into the bin of goals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes import log
from rooftree.changes.deletions import KEPT
from rooftree.changes.models import Change
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import type_names
from rooftree.errors import NotFound
from rooftree.lib import clock
from rooftree.people.persons.queries import names_of
from rooftree.product.goals.policy import may_edit_goals

TABLES: Mapping[str, str] = {
    "product.goal.deleted": "product.goal",
    "product.key-result.deleted": "product.keyresult",
    "product.measurement.deleted": "product.measurement",
}
"""What each deletion is about: the table of the row that people miss."""

NAMES = {"product.goal": "objective", "product.keyresult": "name", "product.measurement": "day"}
MOST = 500


@dataclass(frozen=True, slots=True)
class DeletedGoal:
    """Something in the bin. `what` is "goal", "keyresult" or "measurement"; `seq` restores it."""

    seq: int
    what: str
    name: str
    at: datetime
    gone_after: datetime
    who: str


@dataclass(frozen=True, slots=True)
class GoalDeletion:
    """A deletion in the log, the row that people miss, and all rows that went with it."""

    change: Change
    missed: RowChange
    rows: tuple[RowChange, ...]

    @property
    def name(self) -> str | None:
        """Return what it was called; None when its words were erased."""
        return self.missed.old.get(NAMES[self.missed.table])


def deleted_goals(viewer: Viewer) -> list[DeletedGoal]:
    """Return what was deleted in the last thirty days, newest first, for who may bring it back."""
    if not may_edit_goals(viewer):
        return []
    gone = list(_still_gone(_deletions(viewer)))
    names = names_of(viewer.workspace_id, {one.change.actor_person_id or 0 for one in gone})
    return [
        DeletedGoal(
            seq=one.change.seq,
            what=one.missed.table.partition(".")[2],
            name=one.name or "",
            at=one.change.at,
            gone_after=one.change.at + KEPT,
            who=names.get(one.change.actor_person_id or 0, _("Rooftree")),
        )
        for one in gone
    ]


def goal_deletion(viewer: Viewer, seq: int) -> GoalDeletion:
    """Return one deletion that the viewer may undo; raises NotFound, also when it is undone."""
    found = _still_gone(_deletions(viewer)) if may_edit_goals(viewer) else ()
    deletion = next((one for one in found if one.change.seq == seq), None)
    if deletion is None:
        raise NotFound(_("This is not in the bin, or not any more."))
    return deletion


def _deletions(viewer: Viewer) -> Iterator[GoalDeletion]:
    changes = Change.objects.filter(
        workspace_id=viewer.workspace_id, verb__in=TABLES, at__gte=clock.now() - KEPT
    ).select_related("private")
    for change in changes.order_by("-seq")[:MOST]:
        rows = tuple(log.rows(change))
        table = TABLES[change.verb]
        missed = next((row for row in reversed(rows) if row.table == table), None)
        if missed is not None:
            yield GoalDeletion(change, missed, rows)


def _still_gone(deletions: Iterable[GoalDeletion]) -> Iterator[GoalDeletion]:
    """Leave out what is back, what was erased, and all but the newest deletion of the same row."""
    read = [one for one in deletions if one.name is not None]
    seen: set[tuple[str, int]] = set()
    for table in TABLES.values():
        pks = [one.missed.pk for one in read if one.missed.table == table]
        back = type_names[table].model._base_manager.filter(pk__in=pks)
        seen |= {(table, pk) for pk in back.values_list("pk", flat=True)}
    for one in read:
        place = (one.missed.table, one.missed.pk)
        if place not in seen:
            seen.add(place)
            yield one
