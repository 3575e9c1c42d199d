"""Putting a card somewhere on its board: another column, another place, or both at once."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.work.items.actions import move_item
from rooftree.work.items.facts import ItemMoved, ItemRanked
from rooftree.work.items.models import Item
from rooftree.work.items.order import rank_beside, rank_item
from rooftree.work.spaces.models import Status


@action
def place_item(
    item: Item,
    *,
    to: Status,
    by: Actor,
    after: Item | None = None,
    before: Item | None = None,
) -> ItemMoved | ItemRanked | None:
    """Put an item into a status, right after or right before another card of it, else at its end."""
    if item.status_id != to.pk:
        beside = after is not None or before is not None
        rank = rank_beside(item, to, by=by, after=after, before=before) if beside else ""
        return move_item(item, to=to, rank=rank, by=by)
    if after is None and before is None:
        return None
    return rank_item(item, after=after, before=before, by=by)
