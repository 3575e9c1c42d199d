"""Reading promises."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.commitments.models import Commitment
from rooftree.work.items.queries import items_seen


def commitments_seen(viewer: Viewer) -> "QuerySet[Commitment]":
    """Return the promises about items that the viewer may know of, soonest first."""
    return (
        Commitment.objects.filter(
            workspace_id=viewer.workspace_id, item__in=items_seen(viewer).values("pk")
        )
        .select_related("made_by")
        .order_by("date", "pk")
    )


def commitment_by_id(viewer: Viewer, pk: int) -> Commitment:
    """Return one promise with its item; raises NotFound."""
    commitment = commitments_seen(viewer).select_related("item__space").filter(pk=pk).first()
    if commitment is None:
        raise NotFound(_("There is no such promise here."))
    return commitment
