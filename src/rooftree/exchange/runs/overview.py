"""What people choose from before an import: its lists with their categories, and the key prefix."""

from collections import Counter
from typing import Any

from rooftree.exchange.bundle import Bundle, Status
from rooftree.exchange.load.categories import with_categories_here
from rooftree.exchange.load.session import Session
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref


def overview_of(session: Session, read: Bundle) -> dict[str, Any]:
    """Return name, prefix and whether the space is here already; and per list what is known of it.

    read: the bundle without choices, for what would be without them.
    """
    bundle, guessed = session.bundle, with_categories_here(read, session.known)
    space = next(iter(bundle.spaces))
    held, types = Counter[str](), Counter[str]()
    for item in bundle.items:
        held[item.status] += 1
        types[item.type or ""] += 1
    return {
        "name": space.name,
        "prefix": session.prefixes[space.source_id],
        "space": session.known.stored(Ref("spaces", space.source_id)),
        "url": space.source_url,
        "spaces": [
            {
                "source_id": one.source_id,
                "name": one.name,
                "prefix": session.prefixes[one.source_id],
                "space": session.known.stored(Ref("spaces", one.source_id)),
            }
            for one in bundle.spaces
        ],
        "types": [
            {
                "source_id": one.source_id,
                "name": one.name,
                "kind": one.kind,
                "basis": one.basis,
                "items": types[one.source_id],
            }
            for one in guessed.types
        ],
        "statuses": [
            {
                "source_id": status.source_id,
                "name": status.name,
                "space": status.space,
                "category": status.category,
                "basis": _basis(session, status),
                "is_archived": status.is_archived,
                "items": held[status.source_id],
            }
            for status in guessed.statuses
        ],
    }


def _basis(session: Session, status: Status) -> str:
    ref = Ref("statuses", within(status.space, status.source_id))
    return "here" if session.known.stored(ref) is not None else status.basis
