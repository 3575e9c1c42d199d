"""Saying at once which goals an item serves."""

from collections.abc import Iterable

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.product.goals.models import Goal
from rooftree.product.serving.actions import serve, unserve
from rooftree.product.serving.facts import ServiceBegun, ServiceEnded
from rooftree.product.serving.queries import goals_served
from rooftree.work.items.models import Item


@action
def choose_goals(
    item: Item, goals: Iterable[Goal], *, by: Actor
) -> tuple[ServiceBegun | ServiceEnded, ...]:
    """Let an item serve exactly these goals: all of that or, when a part is refused, nothing."""
    served = {goal.pk: goal for goal in goals_served(by.viewer, item)}
    wanted = {goal.pk: goal for goal in goals}
    begun = [serve(item, wanted[pk], by=by) for pk in wanted.keys() - served.keys()]
    ended = [unserve(item, served[pk], by=by) for pk in served.keys() - wanted.keys()]
    return tuple(fact for fact in (*begun, *ended) if fact is not None)
