"""Making room in a column where no short rank is left between two cards."""

from django.db.models import QuerySet

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit_many
from rooftree.lib.ranks import spread
from rooftree.work.items.columns import Column, Place
from rooftree.work.items.facts import OrderSpread
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Status

FEW = 16
SHORT = 20


@action
def make_room(status: Status, column: Column, around: Place, *, by: Actor) -> OrderSpread:
    """Give the cards about a place new ranks, evenly spread, as few cards as lets these be short.

    The cards themselves have not changed: who edits one of them in this moment is not told so.
    """
    cards, ranks = _spread(column, around)
    edits = [
        (Item(pk=pk, workspace_id=by.workspace_id), {"rank": rank})
        for (_rank, pk), rank in zip(cards, ranks, strict=True)
    ]
    edit_many(edits, quietly=True)
    return OrderSpread(subject=status.space, topics=(f"status:{status.pk}",), status=status.name)


def _spread(column: Column, around: Place) -> tuple[list[Place], list[str]]:
    reach = FEW
    while True:
        above, top = _nearest(column.ahead(around), reach)
        below, end = _nearest(column.behind(around), reach)
        cards = [*reversed(above), around, *below]
        if not end or top < end:
            ranks = spread(top, end, len(cards))
            if max(map(len, ranks)) <= SHORT or not (top or end):
                return cards, ranks
        reach *= 2


def _nearest(cards: "QuerySet[Item]", reach: int) -> tuple[list[Place], str]:
    """Return the nearest cards on one side, and the rank of the next one that stays, if there is one."""
    found = [Place(*row) for row in cards.values_list("rank", "pk")[: reach + 1]]
    return found[:reach], found[reach].rank if len(found) > reach else ""
