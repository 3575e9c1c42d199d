"""Two ways to narrow items: an index seeks those that fit, or each one that comes along is tested.

Seeking is right for what is rare. For the newest of a common thing, walking back through time and
testing is over after a few rows, while seeking reads thousands to sort them.
"""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Status

Items = QuerySet[Item]
MOST_TESTED = 5000


class Seeking:
    """Narrows so that indexes are used."""

    def statuses(self, items: Items, statuses: QuerySet[Status]) -> Items:
        """Return the items in some statuses."""
        return items.filter(status__in=statuses.values("pk"))

    def joined(self, items: Items, rows: QuerySet[Any]) -> Items:
        """Return the items that some rows with an `item` name."""
        return items.filter(pk__in=rows.values("item_id"))


class Testing(Seeking):
    """Narrows so that no index but that of the order can be used."""

    def statuses(self, items: Items, statuses: QuerySet[Status]) -> Items:
        """Return the items in some statuses; no index holds a sum."""
        return items.alias(status_tested=F("status_id") + 0).filter(
            status_tested__in=statuses.values("pk")
        )

    def joined(self, items: Items, rows: QuerySet[Any]) -> Items:
        """Return the items that some rows with an `item` name."""
        return items.filter(Exists(rows.filter(item_id=OuterRef("pk"))))


def newest_of(viewer: Viewer, items: Items) -> Items:
    """Return those of some items that are among the last changed ones of the workspace.

    None when the workspace has fewer than `MOST_TESTED`.
    """
    changed = Item.objects.filter(workspace_id=viewer.workspace_id).order_by("-updated_at")
    oldest = changed.values("updated_at")[MOST_TESTED - 1 : MOST_TESTED]
    return items.filter(updated_at__gte=Subquery(oldest))
