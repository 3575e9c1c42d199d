"""The order of items: within a column, and so within a list."""

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit
from rooftree.lib.ranks import between
from rooftree.work.items.columns import Column, Gap
from rooftree.work.items.facts import ItemRanked
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.spreading import make_room
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Status

LONGEST = 100
"""A rank in a gap that is halved again and again grows; before it is longer, room is made."""


def last_rank(status: Status) -> str:
    """Return the rank of a card put at the end of a column."""
    found = _last_rank(status.pk)
    return between(found[0][0] if found else "", "")


@prepared
def _last_rank(status_id: int) -> "QuerySet[Item, tuple[str]]":
    return Item.objects.filter(status_id=status_id).order_by("-rank").values_list("rank")[:1]


def rank_beside(
    item: Item,
    status: Status,
    *,
    by: Actor,
    after: Item | None = None,
    before: Item | None = None,
) -> str:
    """Return a rank for an item right after or right before another card; at the top without either.

    Called within an action, since it makes room where there is none. Raises RuleBroken for a
    neighbour that has left the column.
    """
    column = Column(status, item)
    gap = column.gap(after=after, before=before)
    rank = _within(gap)
    if not rank:
        around = gap.above or gap.below
        assert around is not None  # noqa: S101 - an empty column has room
        make_room(status, column, around, by=by)
        rank = _within(column.gap(after=after, before=before))
    return rank


@action
def rank_item(
    item: Item, *, by: Actor, after: Item | None = None, before: Item | None = None
) -> ItemRanked | None:
    """Put an item right after or right before another one of its column."""
    require_may_edit(by.viewer, item)
    if item in {after, before}:
        return None
    rank = rank_beside(item, item.status, by=by, after=after, before=before)
    if not edit(item, rank=rank):
        return None
    return ItemRanked(subject=item, topics=item_topics(item))


def _within(gap: Gap) -> str:
    """Return a rank in a gap, or nothing where ranks are equal or would become too long."""
    above, below = (place.rank if place else "" for place in gap)
    if below and above >= below:
        return ""
    rank = between(above, below)
    return rank if len(rank) <= LONGEST else ""
