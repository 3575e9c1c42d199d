"""Reading which project delivers which item."""

from typing import Any

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.project.deliveries.models import Delivery
from rooftree.work.items.counting import Counts, counts_by
from rooftree.work.items.models import Item


def project_of(item: Item) -> tuple[int, str] | None:
    """Return (id, name) of the project that delivers an item in sight. One query."""
    return next(((pk, name) for pk, name in _delivering(item.pk)), None)


def work_in_projects(viewer: Viewer) -> dict[int, Counts]:
    """Return {project id: how much of what it delivers is done, as far as in sight}. One query."""
    rows = Delivery.objects.filter(workspace_id=viewer.workspace_id, project__isnull=False)
    return counts_by(viewer, rows, "project_id")


@prepared
def _delivering(item_id: int) -> "QuerySet[Delivery, tuple[Any, ...]]":
    rows = Delivery.objects.filter(item_id=item_id, project_id__isnull=False)
    return rows.values_list("project_id", "project__name")
