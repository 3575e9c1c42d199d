"""The order of items: within a column, and so within a list."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit
from rooftree.errors import RuleBroken
from rooftree.lib.ranks import between
from rooftree.work.items.facts import ItemRanked
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.spaces.models import Status


def last_rank(status: Status) -> str:
    """Return the rank of a card put at the end of a column."""
    last = (
        Item.objects.filter(status=status).order_by("-rank").values_list("rank", flat=True).first()
    )
    return between(last or "", "")


def rank_beside(status: Status, *, after: Item | None = None, before: Item | None = None) -> str:
    """Return a rank right after or right before another card of a column; at its top without either."""
    for neighbour in (after, before):
        if neighbour is not None and neighbour.status_id != status.pk:
            message = _("{item} is not in {status} any more; look again.")
            raise RuleBroken(message.format(item=neighbour.key, status=status.name))
    column = Item.objects.filter(status=status).values_list("rank", flat=True)
    if after is not None:
        following = column.filter(rank__gt=after.rank).order_by("rank").first()
        return between(after.rank, following or "")
    if before is not None:
        preceding = column.filter(rank__lt=before.rank).order_by("-rank").first()
        return between(preceding or "", before.rank)
    first = column.order_by("rank").first()
    return between("", first or "")


@action
def rank_item(
    item: Item, *, by: Actor, after: Item | None = None, before: Item | None = None
) -> ItemRanked | None:
    """Put an item right after or right before another one of its column."""
    require_may_edit(by.viewer, item)
    if item in {after, before}:
        return None
    if not edit(item, rank=rank_beside(item.status, after=after, before=before)):
        return None
    return ItemRanked(subject=item, topics=(f"item:{item.pk}", f"status:{item.status_id}"))
