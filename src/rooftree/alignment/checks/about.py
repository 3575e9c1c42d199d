"""What does not fit about one item, in words, for its page."""

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.checks.shown import ShownFinding, shown
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.findings.queries import findings_unresolved
from rooftree.work.items.models import Item


def shown_about(viewer: Viewer, item: Item) -> list[ShownFinding]:
    """Return the unresolved findings about an item; one query, and four more when there are any."""
    found = _about(viewer, item.pk)
    return shown(viewer, found) if found else []


@prepared
def _about(viewer: Viewer, item_id: int) -> "QuerySet[Finding]":
    return findings_unresolved(viewer).filter(item_id=item_id).select_related("answered_by")
