"""Reading feedback."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.product.feedback.models import Feedback, FeedbackState


def feedback_seen(viewer: Viewer) -> "QuerySet[Feedback]":
    """Return the workspace's feedback with customer and product, newest first."""
    found = Feedback.objects.filter(workspace_id=viewer.workspace_id)
    return found.select_related("customer", "product").order_by("-received_on", "-pk")


def feedback_waiting(viewer: Viewer, today: date) -> "QuerySet[Feedback]":
    """Return the feedback that waits for somebody: new, and not put off to a later day."""
    is_due = Q(snoozed_until=None) | Q(snoozed_until__lte=today)
    return feedback_seen(viewer).filter(is_due, state=FeedbackState.NEW)


def feedback_by_id(viewer: Viewer, pk: int) -> Feedback:
    """Return one piece of feedback; raises NotFound."""
    feedback = feedback_seen(viewer).filter(pk=pk).first()
    if feedback is None:
        raise NotFound(_("There is no such feedback here."))
    return feedback
