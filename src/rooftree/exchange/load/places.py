"""Numbers and ranks of the items that an import makes; worked out once, before the first chunk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.load.known import Known
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.on_disk import OnDisk, scratch
from rooftree.exchange.records.models import SourceRecord
from rooftree.lib.ranks import between
from rooftree.work.items.models import Item as ItemRow
from rooftree.work.spaces.models import Space as SpaceRow

LARGEST_KEPT = 999_999
"""A source's number above this is not taken over: the space's own numbers go on from the largest."""


class Newcomer(NamedTuple):
    """As much of an item as its place depends on."""

    source_id: str
    number: int | None
    space: str
    status: str


class Newcomers:
    """Items that no earlier run has brought, in their order; on disk, for there may be very many."""

    def __init__(self, items: Iterable[Newcomer]) -> None:
        self._database = scratch(_SCHEMA)
        self._database.execute("BEGIN")
        self._database.executemany("INSERT INTO item VALUES (?, ?, ?, ?)", map(_storable, items))
        self._database.execute("COMMIT")

    def numbered(self, space: str, begin: int) -> Iterator[tuple[str, int]]:
        """Yield (source id, number) of a space's items, numbers from `begin` on.

        An item keeps the source's number when that is free; the others follow after the largest.
        """
        own = {"space": space, "begin": begin, "most": LARGEST_KEPT}
        following = begin
        for source_id, number in self._database.execute(_KEEPING, own):
            yield source_id, number
            following = max(following, number + 1)
        for source_id, _number in self._database.execute(_OTHERS, own):
            yield source_id, following
            following += 1

    def columns(self) -> Iterator[tuple[Ref, Iterator[str]]]:
        """Yield each column with the source ids of its items."""
        columns = "SELECT space, status FROM item GROUP BY space, status ORDER BY min(rowid)"
        own = "SELECT source_id FROM item WHERE space = ? AND status = ? ORDER BY rowid"
        for space, status in self._database.execute(columns).fetchall():
            found = self._database.execute(own, (space, status))
            yield Ref("statuses", within(space, status)), (source_id for (source_id,) in found)


def _storable(item: Newcomer) -> Newcomer:
    """Return an item whose number SQLite can hold; what is too large is not kept anyway."""
    return item if item.number is None else item._replace(number=min(item.number, 2**62))


_SCHEMA = """
    PRAGMA cache_size=-512;
    CREATE TABLE item (source_id TEXT, number INTEGER, space TEXT, status TEXT);
"""
_KEEPING = """
    SELECT source_id, number FROM item
    WHERE space = :space AND number BETWEEN :begin AND :most ORDER BY rowid
"""
_OTHERS = """
    SELECT source_id, number FROM item
    WHERE space = :space AND (number IS NULL OR number NOT BETWEEN :begin AND :most)
    ORDER BY number IS NULL, number, rowid
"""


@dataclass(slots=True)
class Places:
    """{item: number}, {item: rank}; per space the first number and the one after the last; last ranks.

    `reserved` are the first numbers of those spaces that have given theirs away by now.
    """

    numbers: OnDisk[int] = field(default_factory=OnDisk)
    ranks: OnDisk[str] = field(default_factory=OnDisk)
    first: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, int] = field(default_factory=dict)
    last: dict[Ref, str] = field(default_factory=dict)

    def counted(self, space: str, numbered: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """Pass numbers on, noting how far they go."""
        for source_id, number in numbered:
            self.after[space] = max(self.after[space], number + 1)
            yield source_id, number

    def lined_up(
        self, status: Ref, source_ids: Iterable[str], last: str
    ) -> Iterator[tuple[str, str]]:
        """Yield ranks one after the other, noting the last one."""
        for source_id in source_ids:
            self.last[status] = last = between(last, "")
            yield source_id, last

    def rank_at_end(self, status: Ref, known: Known) -> str:
        """Return a rank after everything in a column, for an item that the source has moved there."""
        last = self.last.get(status)
        if last is None:
            last = _last_rank(known.stored(status), None)
        self.last[status] = rank = between(last, "")
        return rank


def places_of(
    bundle: Bundle, known: Known, run_id: int | None, first: Mapping[str, int] | None = None
) -> Places:
    """Number and rank what no earlier run has brought.

    A run that goes on says where the numbers began that it has reserved (`first`), and gets the same
    places as before.
    """
    new = Newcomers(
        Newcomer(item.source_id, item.number, item.space, item.status)
        for item in bundle.items
        if known.is_new(Ref("items", item.source_id), run_id)
    )
    places = Places(reserved=dict(first or {}))
    for space in bundle.spaces:
        own = space.source_id
        begin = places.reserved.get(own) or _next_number(known, own)
        places.first[own] = places.after[own] = begin
        places.numbers.take(places.counted(own, new.numbered(own, begin)))
    for status, source_ids in new.columns():
        last = _last_rank(known.stored(status), run_id)
        places.ranks.take(places.lined_up(status, source_ids, last))
    return places


def _next_number(known: Known, space: str) -> int:
    pk = known.stored(Ref("spaces", space))
    if pk is None:
        return 1
    return SpaceRow.objects.values_list("next_number", flat=True).get(pk=pk)


def _last_rank(status_id: int | None, run_id: int | None) -> str:
    """Return the last rank in a column, leaving out what this run put there before it was stopped."""
    if status_id is None:
        return ""
    ranks = ItemRow.objects.filter(status_id=status_id)
    if run_id is not None:
        own = SourceRecord.objects.filter(run_id=run_id, kind="items").values("object_id")
        ranks = ranks.exclude(pk__in=own)
    return ranks.order_by("-rank").values_list("rank", flat=True).first() or ""
