"""Bringing back deleted skills and holidays."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.deletions import undone
from rooftree.people.bin.facts import DeletionUndone
from rooftree.people.bin.queries import deletion_by_seq


@action
def restore_skill_or_holiday(change_seq: int, *, by: Actor) -> DeletionUndone:
    """Undo a deletion of the last thirty days, with all that had gone along.

    Raises NotFound for what is not in the bin, RuleBroken when another has taken its place.
    """
    deletion = deletion_by_seq(by.viewer, change_seq)
    return DeletionUndone(
        subject=undone(deletion),
        topics=tuple(deletion.change.topics),
        name=deletion.name,
        undone=change_seq,
    )
