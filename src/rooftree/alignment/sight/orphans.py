"""Where the line is cut: work that serves no goal, and goals without work."""

from datetime import date

from django.db.models import QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.product.goals.models import Goal
from rooftree.product.goals.queries import goals_on
from rooftree.product.serving.queries import serving_item_ids, work_behind
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import OPEN_CATEGORIES


def items_without_goal(viewer: Viewer) -> "QuerySet[Item]":
    """Return the open items in sight that serve no goal, even through an ancestor. One query."""
    serving = serving_item_ids(viewer.workspace_id)
    return _open(viewer).exclude(pk__in=serving).order_by("space_id", "rank", "pk")


def goals_without_work(viewer: Viewer, today: date) -> list[Goal]:
    """Return the goals in their period behind which the viewer sees no open work."""
    at_work = set(
        _open(viewer)
        .filter(pk__in=serving_item_ids(viewer.workspace_id))
        .values_list("pk", flat=True)
    )
    behind = work_behind(viewer.workspace_id)
    return [goal for goal in goals_on(viewer, today) if not at_work & behind.get(goal.pk, set())]


def _open(viewer: Viewer) -> "QuerySet[Item]":
    return items_seen(viewer).filter(
        archived_at=None, space__archived_at=None, status__category__in=OPEN_CATEGORIES
    )
