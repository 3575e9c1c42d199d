"""Setting goals, changing them, and putting them away."""

from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.product.goals.facts import (
    GoalAdded,
    GoalClosed,
    GoalDeleted,
    GoalEdited,
    GoalFact,
    GoalReopened,
)
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import require_may_edit_goal, require_may_edit_goals
from rooftree.product.goals.rules import checked
from rooftree.product.goals.topics import goal_topics

EDITABLE = {"objective", "description", "owner", "period_start", "period_finish", "parent"}

Told = TypeVar("Told", bound=GoalFact)


@action
def add_goal(
    *, objective: str, period_start: date, period_finish: date, by: Actor, **more: Any
) -> GoalAdded:
    """Set a goal for a period; `more` takes description, owner and parent. The subject is the goal.

    Raises RuleBroken without an objective and for a period that runs backwards.
    """
    require_may_edit_goals(by.viewer)
    _refuse_unknown(more)
    goal = Goal(
        workspace_id=by.workspace_id,
        period_start=period_start,
        period_finish=period_finish,
        created_at=clock.now(),
    )
    for name, value in checked(goal, {"objective": objective, **more}).items():
        setattr(goal, name, value)
    insert(goal)
    return _told(GoalAdded, goal)


@action
def edit_goal(
    goal: Goal, *, by: Actor, expected: int | None = None, **new: Any
) -> GoalEdited | None:
    """Change columns of a goal; with `expected` a clash with a newer version raises Stale."""
    require_may_edit_goal(by.viewer, goal)
    _refuse_unknown(new)
    before = goal_topics(goal)
    if not edit(goal, expected=expected, **checked(goal, new)):
        return None
    return _told(GoalEdited, goal, *before)


@action
def close_goal(goal: Goal, *, by: Actor) -> GoalClosed | None:
    """Note that nobody works towards a goal any more, reached or not."""
    require_may_edit_goal(by.viewer, goal)
    if goal.closed_at is not None or not edit(goal, closed_at=clock.now()):
        return None
    return _told(GoalClosed, goal)


@action
def reopen_goal(goal: Goal, *, by: Actor) -> GoalReopened | None:
    """Let a closed goal count again."""
    require_may_edit_goal(by.viewer, goal)
    if not edit(goal, closed_at=None):
        return None
    return _told(GoalReopened, goal)


@action
def remove_goal(goal: Goal, *, by: Actor) -> GoalDeleted:
    """Put a goal into the bin, with its key results and measurements; its child goals stay."""
    require_may_edit_goal(by.viewer, goal)
    told = _told(GoalDeleted, goal, "bin")
    remove(goal)
    return told


def _refuse_unknown(new: dict[str, Any]) -> None:
    unknown = new.keys() - EDITABLE
    if unknown:
        names = ", ".join(sorted(unknown))
        raise RuleBroken(_("A goal has no {names} to edit.").format(names=names))


def _told(kind: type[Told], goal: Goal, *topics: str) -> Told:
    return kind(subject=goal, topics=goal_topics(goal, *topics), objective=goal.objective)
