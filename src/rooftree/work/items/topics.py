"""Which open pages a change of an item concerns, and whose."""

from collections.abc import Iterable

from rooftree.changes.veils import veiled
from rooftree.work.items.models import Assignment, Item


def item_topics(item: Item, *more: str) -> tuple[str, ...]:
    """Return the topics of an item: itself, its board column, its space, its parent, and any more.

    Those of a private item are veiled. Who may see it can change with the item: ask before and after.
    """
    topics = [f"item:{item.pk}", f"status:{item.status_id}", f"space:{item.space_id}"]
    if item.parent_id is not None:
        topics.append(f"item:{item.parent_id}")
    return for_who_sees(item, (*topics, *more))


def for_who_sees(item: Item, topics: Iterable[str]) -> tuple[str, ...]:
    """Return topics for those alone who may see the item, as `role_on` has it. A query if it is private."""
    if not item.is_private:
        return tuple(topics)
    assigned = Assignment.objects.filter(item_id=item.pk).values_list("person_id", flat=True)
    named = {pk for pk in (item.reporter_id, item.owner_id, *assigned) if pk is not None}
    space = f"space:{item.space_id}"
    ways = [(space, f"self:{pk}") for pk in sorted(named)]
    return veiled(topics, (f"admins:{item.space_id}",), *ways)
