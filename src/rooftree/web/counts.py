"""How many findings stand beside things."""

from django.db.models import Count

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.queries import findings_open
from rooftree.work.spaces.models import Space


def open_findings(viewer: Viewer) -> int:
    """Return how many findings in sight want something of somebody."""
    return findings_open(viewer).order_by().count()


def findings_of_items(viewer: Viewer, space: Space) -> dict[int, int]:
    """Return how many such findings each item of a space has."""
    rows = findings_open(viewer).filter(item__space=space).order_by()
    counted = rows.values_list("item_id").annotate(count=Count("pk"))
    return {item_id: count for item_id, count in counted if item_id is not None}
