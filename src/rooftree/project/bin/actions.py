"""Bringing back deleted projects and sprints."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.deletions import undone
from rooftree.project.bin.facts import DeletionUndone
from rooftree.project.bin.queries import deletion_by_seq


@action
def restore_of_projects(change_seq: int, *, by: Actor) -> DeletionUndone:
    """Undo a deletion of the last thirty days, with everything that had gone along with it.

    Raises NotFound for what is not in the bin, RuleBroken for a part of what is gone itself.
    """
    deletion = deletion_by_seq(by.viewer, change_seq)
    return DeletionUndone(
        subject=undone(deletion),
        topics=(*deletion.change.topics, "bin"),
        name=deletion.name,
        undone=change_seq,
    )
