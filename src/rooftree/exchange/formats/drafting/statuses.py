"""Statuses per space, with the category of each: what was chosen or told, else what the name says."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rooftree.exchange.bundle import Category, CategoryBasis, Status
from rooftree.exchange.formats.drafting.bounds import NAME_LENGTH, bounded
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.lines import one_line
from rooftree.exchange.formats.names import plain_words
from rooftree.exchange.formats.status_words import category_by_name

ORDER: tuple[Category, ...] = ("discovery", "todo", "doing", "done", "cancelled")
Ended = Literal["done", "cancelled"]
ENDED: tuple[Category, ...] = ("done", "cancelled")
UNNAMED = "Open"
NAMES: Mapping[Ended, str] = {"done": "Done", "cancelled": "Cancelled"}
ENOUGH = 3
"""So many items of a status must agree before they are believed against its name."""


@dataclass(slots=True)
class _Met:
    space: str
    name: str
    told: Category | None = None
    signs: Counter[Category | None] = field(default_factory=Counter)


class Statuses:
    """Gathers statuses. chosen: {name: category}, for all spaces."""

    def __init__(self, ledger: Ledger, chosen: Mapping[str, str]) -> None:
        self._ledger = ledger
        self._chosen = {plain_words(name): word for name, word in chosen.items()}
        self._met: dict[str, _Met] = {}

    def meet(self, space: str, name: str, category: Category | None = None) -> str:
        """Note a status, with its category where that is told; gives its source id."""
        name = one_line(name) or UNNAMED
        source_id = f"{space}/{bounded(name, NAME_LENGTH)}"
        met = self._met.setdefault(source_id, _Met(space, name))
        met.told = met.told or category
        return source_id

    def sign(self, source_id: str, category: Category | None) -> None:
        """Note what an item in a status says about the status, None for nothing: all must agree."""
        self._met[source_id].signs[category] += 1

    def category(self, source_id: str) -> Category:
        """Return the category of a status; only after all were met."""
        return self._category(self._met[source_id])[0]

    def ended(self, space: str, category: Ended) -> str:
        """Return the first status of a space in which things are over in a way; it is made if need be."""
        for source_id, met in self._met.items():
            if met.space == space and self._category(met)[0] == category:
                return source_id
        return self.meet(space, NAMES[category], category)

    def result(self) -> list[Status]:
        """Give the statuses of each space in the order in which work goes through them."""
        settled = [(own, met, *self._category(met)) for own, met in self._met.items()]
        settled.sort(key=lambda one: (one[1].space, ORDER.index(one[2])))
        return [
            self._status(source_id, met, category, basis, float(place))
            for place, (source_id, met, category, basis) in enumerate(settled)
        ]

    def _status(
        self, source_id: str, met: _Met, category: Category, basis: CategoryBasis, position: float
    ) -> Status:
        self._ledger.found("statuses")
        if basis in ("name", "default"):
            code = f"category_by_{basis}"
            self._ledger.tell(code, "statuses", thing=source_id, sample=met.name)
        return Status(
            source_id=source_id, space=met.space, name=met.name, category=category, basis=basis,
            position=position,
        )  # fmt: skip

    def _category(self, met: _Met) -> tuple[Category, CategoryBasis]:
        chosen = self._chosen.get(plain_words(met.name))
        found = next((one for one in ORDER if one == chosen), None) or met.told
        if found:
            return found, "source"
        by_name, by_items = category_by_name(met.name), _agreed(met.signs)
        if by_items and (by_name is None or met.signs[by_items] >= ENOUGH):
            is_kept = by_items == "todo" and by_name == "discovery"  # both mean: not begun
            return (by_name, "name") if is_kept and by_name else (by_items, "source")
        return (by_name, "name") if by_name else ("todo", "default")


def _agreed(signs: Counter[Category | None]) -> Category | None:
    return next(iter(signs)) if len(signs) == 1 else None
