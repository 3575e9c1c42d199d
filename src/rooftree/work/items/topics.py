"""Which open pages a change of an item concerns."""

from rooftree.work.items.models import Item


def item_topics(item: Item, *more: str) -> tuple[str, ...]:
    """Return the topics of an item: itself, its board column, its space, its parent, and any more."""
    topics = [f"item:{item.pk}", f"status:{item.status_id}", f"space:{item.space_id}"]
    if item.parent_id is not None:
        topics.append(f"item:{item.parent_id}")
    return (*topics, *more)
