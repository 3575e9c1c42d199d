"""Lines of sight."""

from django.http import HttpResponse

from rooftree.product.goals.queries import goal_by_id
from rooftree.web.pages.sight import SightPage, goal_sight, item_sight
from rooftree.web.rendering import show
from rooftree.web.seat import Seated
from rooftree.web.views.goals import base_of
from rooftree.work.items.queries import item_by_key


def of_item(request: Seated, key: str) -> HttpResponse:
    """Show what an item is for, and what it consists of."""
    viewer = request.seat.viewer
    return _shown(request, item_sight(viewer, item_by_key(viewer, key), base=base_of(request)))


def of_goal(request: Seated, pk: int) -> HttpResponse:
    """Show what a goal is for, and what is done for it."""
    viewer = request.seat.viewer
    return _shown(request, goal_sight(viewer, goal_by_id(viewer, pk), base=base_of(request)))


def _shown(request: Seated, page: SightPage) -> HttpResponse:
    return show(request, "goals/sight.html", page, current="goals", topics=page.topics)
