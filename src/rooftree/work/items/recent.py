"""Items by what somebody looked at or did last."""

from collections.abc import Sequence

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.queries import items_seen
from rooftree.work.items.tree import RELATIVE, Relative


def items_of_keys(viewer: Viewer, keys: Sequence[str]) -> list[Relative]:
    """Return the items of some keys in their order; those out of sight are missing. One query."""
    if not keys:
        return []
    rows = items_seen(viewer).filter(key__in=keys).values_list(*RELATIVE)
    found = {row[2]: Relative._make(row) for row in rows}
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def items_lately_changed(viewer: Viewer, *, limit: int) -> list[Relative]:
    """Return the items that were changed last. One query."""
    rows = items_seen(viewer).filter(archived_at=None).order_by("-updated_at")
    return [Relative._make(row) for row in rows.values_list(*RELATIVE)[:limit]]
