"""Numbers and ranks of the items that an import makes; worked out once, before the first chunk."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.load.known import Known
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.records.models import SourceRecord
from rooftree.lib.ranks import between, ranks_after
from rooftree.work.items.models import Item as ItemRow
from rooftree.work.spaces.models import Space as SpaceRow

LARGEST_KEPT = 999_999
"""A source's number above this is not taken over: the space's own numbers go on from the largest."""


class Newcomer(NamedTuple):
    """As much of an item as its place depends on; whole ones would fill the memory."""

    source_id: str
    number: int | None
    space: str
    status: str


@dataclass(slots=True)
class Places:
    """{item: number}, {item: rank}; per space the first number and the one after the last; last ranks.

    `reserved` are the first numbers of those spaces that have given theirs away by now.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    ranks: dict[str, str] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, int] = field(default_factory=dict)
    last: dict[Ref, str] = field(default_factory=dict)

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
    new = [
        Newcomer(item.source_id, item.number, item.space, item.status)
        for item in bundle.items
        if known.is_new(Ref("items", item.source_id), run_id)
    ]
    places = Places(reserved=dict(first or {}))
    for space in bundle.spaces:
        own = [item for item in new if item.space == space.source_id]
        begin = places.reserved.get(space.source_id) or _next_number(known, space.source_id)
        places.first[space.source_id] = begin
        places.numbers |= numbered(own, begin)
        taken = (places.numbers[item.source_id] for item in own)
        places.after[space.source_id] = max(taken, default=begin - 1) + 1
    _rank(places, new, known, run_id)
    return places


def numbered(items: Iterable[Newcomer], begin: int) -> dict[str, int]:
    """Return {source id: number} from `begin` on.

    An item keeps the source's number when that is free; the others follow after the largest.
    """
    items = list(items)
    numbers = {
        item.source_id: item.number
        for item in items
        if item.number is not None and begin <= item.number <= LARGEST_KEPT
    }
    following = max(numbers.values(), default=begin - 1) + 1
    rest = [item for item in items if item.source_id not in numbers]
    rest.sort(key=lambda item: (item.number is None, item.number or 0))
    return numbers | {item.source_id: following + at for at, item in enumerate(rest)}


def _next_number(known: Known, space: str) -> int:
    pk = known.stored(Ref("spaces", space))
    if pk is None:
        return 1
    return SpaceRow.objects.values_list("next_number", flat=True).get(pk=pk)


def _rank(places: Places, new: Iterable[Newcomer], known: Known, run_id: int | None) -> None:
    columns: defaultdict[Ref, list[Newcomer]] = defaultdict(list)
    for item in new:
        columns[Ref("statuses", within(item.space, item.status))].append(item)
    for status, items in columns.items():
        ranks = ranks_after(_last_rank(known.stored(status), run_id), len(items))
        places.ranks |= {item.source_id: rank for item, rank in zip(items, ranks, strict=True)}
        places.last[status] = ranks[-1]


def _last_rank(status_id: int | None, run_id: int | None) -> str:
    """Return the last rank in a column, leaving out what this run put there before it was stopped."""
    if status_id is None:
        return ""
    ranks = ItemRow.objects.filter(status_id=status_id)
    if run_id is not None:
        own = SourceRecord.objects.filter(run_id=run_id, kind="items").values("object_id")
        ranks = ranks.exclude(pk__in=own)
    return ranks.order_by("-rank").values_list("rank", flat=True).first() or ""
