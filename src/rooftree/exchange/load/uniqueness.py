"""Rows that are here already where a wish would make a second one of its kind."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from rooftree.exchange.load.known import Known
from rooftree.exchange.load.ledger import Ledger
from rooftree.exchange.load.wishes import Ref, Wish


class Occupied:
    """What the unique columns of some wishes hold: in the database, and by the wishes before them."""

    def __init__(self, wishes: Iterable[Wish], known: Known, ledger: Ledger) -> None:
        self._known = known
        self._ledger = ledger
        self._rows: dict[tuple[Any, ...], int] = {}
        wanted: dict[tuple[type[models.Model], tuple[str, ...]], list[int]] = {}
        for wish in wishes:
            first = self._value(wish, wish.unique[0]) if wish.unique else None
            if first is not None and first > 0:
                wanted.setdefault((wish.model, wish.unique), []).append(first)
        for (model, columns), firsts in wanted.items():
            rows = model._base_manager.filter(**{f"{columns[0]}__in": firsts})
            for pk, *values in rows.values_list("pk", *columns):
                self._rows[model, *values] = pk

    def by(self, wish: Wish) -> int | None:
        """Return the id of the row in a wish's place, None when the place is free."""
        key = (wish.model, *(self._value(wish, column) for column in wish.unique))
        pk = self._rows.get(key) if wish.unique else None
        if pk is not None:
            self._ledger.tell("there_already", wish.ref.kind, sample=wish.name)
        return pk

    def take(self, wish: Wish, pk: int) -> None:
        """Note the place that a row takes which is going to be made."""
        if wish.unique:
            self._rows[wish.model, *(self._value(wish, column) for column in wish.unique)] = pk

    def _value(self, wish: Wish, column: str) -> Any:
        value = wish.initial[column]
        return self._known.find(value) if isinstance(value, Ref) else value
