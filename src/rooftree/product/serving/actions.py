"""Saying what work is for."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert, remove
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import require_may_see_goal
from rooftree.product.goals.topics import goal_topics
from rooftree.product.serving.facts import ServiceBegun, ServiceEnded
from rooftree.product.serving.models import Serves
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics


@action
def serve(item: Item, goal: Goal, *, by: Actor) -> ServiceBegun | None:
    """Say that an item serves a goal; whoever may edit the item may say so."""
    require_may_edit(by.viewer, item)
    require_may_see_goal(by.viewer, goal)
    if Serves.objects.filter(item=item, goal=goal).exists():
        return None
    insert(Serves(workspace_id=by.workspace_id, item=item, goal=goal))
    return ServiceBegun(
        subject=item, topics=_topics(item, goal), objective=goal.objective, goal_id=goal.pk
    )


@action
def unserve(item: Item, goal: Goal, *, by: Actor) -> ServiceEnded | None:
    """Say that an item does not serve a goal any more."""
    require_may_edit(by.viewer, item)
    require_may_see_goal(by.viewer, goal)
    serves = Serves.objects.filter(item=item, goal=goal).first()
    if serves is None:
        return None
    remove(serves)
    return ServiceEnded(
        subject=item, topics=_topics(item, goal), objective=goal.objective, goal_id=goal.pk
    )


def _topics(item: Item, goal: Goal) -> tuple[str, ...]:
    return item_topics(item, *goal_topics(goal))
