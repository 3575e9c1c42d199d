"""Bringing back deleted goals, products, releases, customers and feedback."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.deletions import undone
from rooftree.product.bin.facts import DeletionUndone, GoalRestored
from rooftree.product.bin.queries import deletion_by_seq
from rooftree.product.goals.models import Goal


@action
def restore_of_products(change_seq: int, *, by: Actor) -> GoalRestored | DeletionUndone:
    """Undo a deletion of the last thirty days, with everything that had gone along with it.

    Raises NotFound for what is not in the bin, RuleBroken for a part of what is gone itself.
    """
    deletion = deletion_by_seq(by.viewer, change_seq)
    subject = undone(deletion)
    kind = GoalRestored if isinstance(subject, Goal) else DeletionUndone
    topics = (*deletion.change.topics, "bin")
    return kind(subject=subject, topics=topics, name=deletion.name, undone=change_seq)
