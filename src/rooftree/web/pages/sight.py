"""The line of sight of an item or a goal: why above, what below."""

from dataclasses import dataclass

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.sight.nodes import Sight
from rooftree.alignment.sight.queries import sight_of_goal, sight_of_item
from rooftree.product.goals.models import Goal
from rooftree.work.items.models import Item


@dataclass(frozen=True, slots=True)
class SightPage:
    """What the template of the line prints."""

    base: str
    title: str
    url: str
    topics: tuple[str, ...]
    sight: Sight


def item_sight(viewer: Viewer, item: Item, *, base: str) -> SightPage:
    """Return the line through an item."""
    return SightPage(
        base=base,
        title=f"{item.key} {item.title}",
        url=f"{base}/items/{item.key}",
        topics=(f"item:{item.pk}", "goals"),
        sight=sight_of_item(viewer, item),
    )


def goal_sight(viewer: Viewer, goal: Goal, *, base: str) -> SightPage:
    """Return the line through a goal."""
    return SightPage(
        base=base,
        title=goal.objective,
        url=f"{base}/goals/{goal.pk}",
        topics=(f"goal:{goal.pk}", "goals"),
        sight=sight_of_goal(viewer, goal),
    )
