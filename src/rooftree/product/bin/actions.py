"""Bringing back deleted goals, key results and measurements."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.revert import bring_back
from rooftree.errors import RuleBroken
from rooftree.product.bin.facts import GoalRestored
from rooftree.product.bin.queries import goal_deletion
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import require_may_edit_goals
from rooftree.product.goals.topics import goal_topics


@action
def restore_goal(change_seq: int, *, by: Actor) -> GoalRestored:
    """Undo a deletion of the last thirty days, with everything that had gone along with it.

    Raises NotFound for what is not in the bin, RuleBroken for a part of what is gone itself.
    """
    require_may_edit_goals(by.viewer)
    deletion = goal_deletion(by.viewer, change_seq)
    done = bring_back(deletion.rows).done
    if not any((row.table, row.pk) == (deletion.missed.table, deletion.missed.pk) for row in done):
        raise RuleBroken(
            _("What it belonged to is gone, or another has taken its place; see to that first.")
        )
    goal = Goal.objects.get(pk=deletion.change.subject_id)
    return GoalRestored(
        subject=goal,
        topics=goal_topics(goal, "bin"),
        name=str(deletion.name),
        undone=change_seq,
    )
