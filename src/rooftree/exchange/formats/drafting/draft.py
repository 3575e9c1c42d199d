"""Items of a list into a bundle that lies on a shelf.

A reader notes what stands beside the items, takes items one by one, and asks for the bundle at the
end. The items wait on disk, since they refer to each other in both directions.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from rooftree.exchange.bundle import (
    Bundle,
    Comment,
    FieldValue,
    Item,
    Source,
)
from rooftree.exchange.formats.drafting.bonds import Names, Parents, Ties
from rooftree.exchange.formats.drafting.parts import Parts
from rooftree.exchange.formats.drafting.people import People
from rooftree.exchange.formats.drafting.statuses import ENDED, Ended, Statuses
from rooftree.exchange.formats.drafting.types import Types
from rooftree.exchange.formats.drafting.waiting import Waiting
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.mapping import NOTHING_SAID, TableMapping
from rooftree.exchange.on_disk import OnDisk
from rooftree.exchange.shelf import Shelf


class Draft:
    """What is known of a list while it is being read."""

    def __init__(self, ledger: Ledger, mapping: TableMapping = NOTHING_SAID) -> None:
        self.ledger = ledger
        self.people = People(ledger)
        self.statuses = Statuses(ledger, mapping.statuses)
        self.types = Types(ledger, mapping.types)
        self.parts = Parts(ledger)
        names = Names()
        self.parents = Parents(ledger, names)
        self.ties = Ties(ledger, names)
        self._names = names
        self._types = OnDisk[str]()
        self._numbers = OnDisk[None]()
        self._waiting = Waiting()
        self._shelf = Shelf()
        self._latest: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether no item was taken."""
        return not len(self._names)

    def take(self, item: Item, *, names: Iterable[str] = (), over: Ended | None = None) -> None:
        """Take an item that is not there yet (`has`).

        names: how others may call it, besides its id. over: the source says that it is over, whatever
        its status.
        """
        self._names.add(item.source_id, names)
        number = f"{item.number} {item.space}"
        if number in self._numbers:
            own = item.source_id
            self.ledger.tell("number_taken", "items", place=own, sample=item.title)
            item = replace(item, number=None)
        elif item.number is not None:
            self._numbers[number] = None
        if item.type is not None:
            self._types[item.source_id] = item.type
        moments = (self._latest, item.updated_at, item.created_at, item.resolved_at)
        self._latest = max((one for one in moments if one), default=None)
        self._waiting.put(item, over)

    def has(self, source_id: str) -> bool:
        """Tell whether an item was taken."""
        return source_id in self._names

    def hang(self, kind: str, thing: Comment | FieldValue) -> None:
        """Put something on an item that was taken."""
        self._shelf.put(kind, thing)

    def bundle(
        self, source: Source, *, told: Collection[str], silent: Collection[str] = (),
        fields: Iterable[Any] = (),
    ) -> Bundle:  # fmt: skip
        """Settle all references. told, silent: of what the source speaks, as in the bundle."""
        parents = self.parents.settled()
        types = self._types
        self.types.settle(
            (types[parent], types[child])
            for child, parent in parents.pairs()
            if parent in types and child in types
        )
        for item, over in self._waiting:
            self._shelf.put("items", self._settled(item, over, parents))
        self._put_parts(fields)
        kinds = self._shelf.counts
        return Bundle(
            source=replace(source, exported_at=source.exported_at or self._latest),
            **{kind: self._shelf.all(kind) for kind in kinds},
            tallies=self.ledger.tallies(),
            remarks=self.ledger.remarks(),
            told=frozenset(told),
            silent=frozenset(silent),
            index=self._shelf,
        )

    def _settled(self, item: Item, over: Ended | None, parents: Mapping[str, str]) -> Item:
        status = item.status
        if over and self.statuses.category(status) not in ENDED:
            status = self.statuses.ended(item.space, over)
            own = item.source_id
            self.ledger.tell("ended_elsewhere", "items", place=own, sample=item.title)
        self.parts.in_sprints(item.sprints, self.statuses.category(status))
        return replace(item, status=status, parent=parents.get(item.source_id))

    def _put_parts(self, fields: Iterable[Any]) -> None:
        results: dict[str, Callable[[], Iterable[Any]]] = {
            "spaces": self.parts.spaces,
            "statuses": self.statuses.result,
            "labels": self.parts.labels,
            "fields": lambda: fields,
            "types": self.types.result,
            "components": self.parts.components,
            "releases": self.parts.releases,
            "sprints": lambda: self.parts.sprints(self._latest),
            "links": self.ties.settled,
            "people": self.people.result,
        }
        for kind, result in results.items():
            for thing in result():
                self._shelf.put(kind, thing)
