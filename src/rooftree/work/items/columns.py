"""A column as its order: the cards ahead of and behind a place in it."""

from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item
from rooftree.work.spaces.models import Status


class Place(NamedTuple):
    """Where a card stands: by its rank and, among equal ones, by its id."""

    rank: str
    pk: int


class Gap(NamedTuple):
    """Two cards with none between them; None stands for the end of the column."""

    above: Place | None
    below: Place | None


class Column:
    """The cards of a status but for the one that is being put somewhere."""

    def __init__(self, status: Status, item: Item) -> None:
        self._status = status
        self._cards = Item.objects.filter(status=status).exclude(pk=item.pk)

    def gap(self, *, after: Item | None = None, before: Item | None = None) -> Gap:
        """Return the gap right after or right before another card; at the top without either.

        Raises RuleBroken for a neighbour that has left the column.
        """
        below = self.place_of(before) if before is not None else None
        if after is not None:
            above = self.place_of(after)
            return Gap(above, _first(self.behind(above)))
        if below is not None:
            return Gap(_first(self.ahead(below)), below)
        return Gap(None, _first(self._cards.order_by("rank", "pk")))

    def place_of(self, card: Item) -> Place:
        """Return where a card stands now, whatever a page once showed."""
        place = _first(self._cards.filter(pk=card.pk))
        if place is None:
            message = _("{item} is not in {status} any more; look again.")
            raise RuleBroken(message.format(item=card.key, status=self._status.name))
        return place

    def behind(self, place: Place) -> "QuerySet[Item]":
        """Return the cards after a place, the nearest first."""
        cards = self._cards.filter(rank__gte=place.rank).exclude(rank=place.rank, pk__lte=place.pk)
        return cards.order_by("rank", "pk")

    def ahead(self, place: Place) -> "QuerySet[Item]":
        """Return the cards before a place, the nearest first."""
        cards = self._cards.filter(rank__lte=place.rank).exclude(rank=place.rank, pk__gte=place.pk)
        return cards.order_by("-rank", "-pk")


def _first(cards: "QuerySet[Item]") -> Place | None:
    row = cards.values_list("rank", "pk").first()
    return Place(*row) if row else None
