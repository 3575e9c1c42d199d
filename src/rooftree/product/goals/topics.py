"""Which open pages a change of a goal concerns."""

from rooftree.product.goals.models import Goal


def goal_topics(goal: Goal, *more: str) -> tuple[str, ...]:
    """Return the topics of a goal: itself, all goals, its parent, and any more."""
    above = () if goal.parent_id is None else (f"goal:{goal.parent_id}",)
    return (f"goal:{goal.pk}", "goals", *above, *more)
