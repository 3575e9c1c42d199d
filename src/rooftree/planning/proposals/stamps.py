"""What a plan knew of an item, in short, so that a change in between is noticed at acceptance."""

from hashlib import sha1

from rooftree.planning.snapshot.parts import PlannedItem


def stamp_of(item: PlannedItem) -> str:
    """Return a text that differs when the item's own dates, work or people differ."""
    known = (
        item.kind_id,
        item.is_milestone,
        item.is_under_way,
        item.start,
        item.estimate,
        item.remaining,
        item.actual_start and item.actual_start.isoformat(),
        item.assignees or item.space_id,
    )
    return sha1(repr(known).encode(), usedforsecurity=False).hexdigest()
