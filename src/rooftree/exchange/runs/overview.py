"""What people choose from before an import: its lists with their categories, and the key prefix."""

from collections import Counter
from typing import Any

from rooftree.exchange.load.session import Session
from rooftree.exchange.load.wishes import Ref


def overview_of(session: Session) -> dict[str, Any]:
    """Return name, prefix and whether the space is here already; and per list what is known of it."""
    bundle = session.bundle
    space = next(iter(bundle.spaces))
    held = Counter(item.status for item in bundle.items)
    return {
        "name": space.name,
        "prefix": session.prefixes[space.source_id],
        "space": session.known.stored(Ref("spaces", space.source_id)),
        "url": space.source_url,
        "statuses": [
            {
                "source_id": status.source_id,
                "name": status.name,
                "category": status.category,
                "basis": status.basis,
                "is_archived": status.is_archived,
                "items": held[status.source_id],
            }
            for status in bundle.statuses
        ],
    }
