"""Reading goals."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.product.goals.models import Goal


def goals_seen(viewer: Viewer) -> "QuerySet[Goal]":
    """Return all goals of the viewer's workspace, by period and age."""
    return (
        Goal.objects.filter(workspace_id=viewer.workspace_id)
        .select_related("owner")
        .order_by("period_start", "period_finish", "pk")
    )


def goals_open(viewer: Viewer) -> "QuerySet[Goal]":
    """Return the goals that are not closed: those that work can still serve."""
    return goals_seen(viewer).filter(closed_at=None)


def goals_on(viewer: Viewer, day: date) -> "QuerySet[Goal]":
    """Return the open goals whose period holds a day."""
    return goals_open(viewer).filter(period_start__lte=day, period_finish__gte=day)


def goal_by_id(viewer: Viewer, pk: int) -> Goal:
    """Return one goal with its owner and parent; raises NotFound."""
    goal = goals_seen(viewer).select_related("owner", "parent").filter(pk=pk).first()
    if goal is None:
        raise NotFound(_("There is no such goal here."))
    return goal
