"""Two ways to narrow items: an index seeks those that fit, or each one that comes along is tested.

Seeking is right for what is rare. For the newest of a common thing, walking back through time and
testing is over after a few rows, while seeking reads thousands to sort them.
"""

import time
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen, items_tested
from rooftree.work.spaces.models import Status
from rooftree.work.tested import Tested

Items = QuerySet[Item]
MOST_TESTED = 5000
SECONDS_KNOWN = 60.0
MOST_KNOWN = 1000

_known: dict[int, tuple[float, datetime | None]] = {}


class Seeking:
    """Narrows so that indexes are used."""

    def seen(self, viewer: Viewer) -> Items:
        """Return the items that the viewer may know of."""
        return items_seen(viewer)

    def statuses(self, items: Items, statuses: QuerySet[Status]) -> Items:
        """Return the items in some statuses."""
        return items.filter(status__in=statuses.values("pk"))

    def joined(self, items: Items, rows: QuerySet[Any]) -> Items:
        """Return the items that some rows with an `item` name."""
        return items.filter(pk__in=rows.values("item_id"))


class Testing(Seeking):
    """Narrows so that no index but that of the order can be used."""

    def seen(self, viewer: Viewer) -> Items:
        """Return the items that the viewer may know of."""
        return items_tested(viewer)

    def statuses(self, items: Items, statuses: QuerySet[Status]) -> Items:
        """Return the items in some statuses; no index says whether something is true."""
        return items.filter(Tested(Q(status__in=statuses.order_by().values("pk"))))

    def joined(self, items: Items, rows: QuerySet[Any]) -> Items:
        """Return the items that some rows with an `item` name."""
        return items.filter(Tested(Q(Exists(rows.filter(item_id=OuterRef("pk"))))))


def newest_since(workspace_id: int) -> datetime | None:
    """Return a moment since which about `MOST_TESTED` items were changed, None for a small workspace.

    What is found does not depend on it, only how soon: a process may use it for a while.
    """
    until, moment = _known.get(workspace_id, (0.0, None))
    if until < time.monotonic():
        items = Item.objects.filter(workspace_id=workspace_id).order_by("-updated_at")
        changed = items.values_list("updated_at", flat=True)
        moment = changed[MOST_TESTED - 1 : MOST_TESTED].first()
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[workspace_id] = (time.monotonic() + SECONDS_KNOWN, moment)
    return moment


def forget() -> None:
    """Drop what is known of all workspaces, as tests must, which use their ids again."""
    _known.clear()
