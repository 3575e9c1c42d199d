"""Bringing back what was deleted."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.bin.deletions import Deletion, still_gone
from rooftree.changes.bin.drawers import Drawer, drawer_of
from rooftree.changes.bin.facts import DeletionUndone
from rooftree.changes.bin.mending import mended
from rooftree.changes.bin.queries import deletion_by_seq
from rooftree.changes.revert import bring_back
from rooftree.changes.tracking import type_names
from rooftree.errors import RuleBroken


@action
def restore_deleted(change_seq: int, *, by: Actor) -> DeletionUndone:
    """Undo a deletion of the last thirty days, with everything that had gone along with it.

    What cannot come back, such as a label that was deleted since, stays away. Raises NotFound for
    what the actor may not bring back, RuleBroken for what is back already, was erased, belonged to
    what is gone itself, or has lost its place to another.
    """
    deletion = deletion_by_seq(by.viewer, change_seq)
    if deletion.name is None:
        raise RuleBroken(_("Its words were erased; it cannot come back."))
    if not still_gone([deletion]):
        raise RuleBroken(_("This is back already."))
    drawer = drawer_of(deletion.change.verb)
    assert drawer is not None  # noqa: S101 - narrows the type
    _bring_back(deletion, drawer)
    change = deletion.change
    manager = type_names[change.subject_type].model._base_manager
    subject = manager.get(pk=change.subject_id)
    return DeletionUndone(
        subject=subject,
        topics=drawer.topics(deletion, subject),
        name=deletion.name,
        undone=change_seq,
    )


def _bring_back(deletion: Deletion, drawer: Drawer) -> None:
    done = bring_back(mended(deletion.rows, drawer.mend)).done
    if not any((row.table, row.pk) == (deletion.table, deletion.missed.pk) for row in done):
        raise RuleBroken(
            _("What it belonged to is gone, or another has taken its place; see to that first.")
        )
