"""How many findings stand beside things."""

from typing import Any

from django.db.models import Count, QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.accounts.standing import standing
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.findings.queries import findings_open
from rooftree.work.spaces.models import Space


def open_findings(viewer: Viewer) -> int:
    """Return how many findings in sight want something of somebody."""
    counted = _in_workspace(viewer)
    return int(counted[0][1]) if counted else 0


def findings_of_items(viewer: Viewer, space: Space) -> dict[int, int]:
    """Return how many such findings each item of a space has."""
    return {item_id: count for item_id, count in _by_item(viewer, space.pk) if item_id is not None}


@standing
@prepared
def _in_workspace(viewer: Viewer) -> "QuerySet[Finding, tuple[Any, ...]]":
    found = findings_open(viewer).order_by()
    return found.values_list("workspace_id").annotate(count=Count("pk"))


@standing
@prepared
def _by_item(viewer: Viewer, space_id: int) -> "QuerySet[Finding, tuple[Any, ...]]":
    found = findings_open(viewer).filter(item__space_id=space_id).order_by()
    return found.values_list("item_id").annotate(count=Count("pk"))
