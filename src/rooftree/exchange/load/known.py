"""What is known of the source's things: which row stands for each, and which are gone for good."""

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from rooftree.exchange.bundle import Bundle
from rooftree.exchange.load.structure import within
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.on_disk import OnDisk
from rooftree.exchange.records.models import SourceRecord
from rooftree.exchange.records.store import Seat, in_batches, present, records_of

REFERRED = (
    "people", "spaces", "statuses", "labels", "fields", "components", "releases", "sprints", "items",
    "checklists",
)  # fmt: skip


FEW = frozenset(REFERRED) - {"items", "checklists"}
"""What most things refer to, and no source has very many of."""


class Known:
    """Ids by Ref. A thing that is going to be made has a negative id until it is."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self._ids = _Notes()
        self._missing = _Notes()
        self._made_by = _Notes()
        self._pending = count(-1, -1)

    @classmethod
    def of(cls, bundle: Bundle, seat: Seat) -> "Known":
        """Look up everything in a bundle that other things refer to."""
        known = cls(seat)
        for kind, refs in groupby(referred(bundle), lambda ref: ref.kind):
            for some in in_batches(ref.source_id for ref in refs):
                known._take(list(records_of(seat, kind, some)))
        return known

    def _take(self, records: list[SourceRecord]) -> None:
        here = present(records)
        for record in records:
            ref = Ref(record.kind, record.source_id)
            self._made_by[ref] = record.run_id
            if (record.object_type, record.object_id) in here:
                self._ids[ref] = record.object_id
            else:
                self.miss(ref)

    def find(self, ref: Ref | None) -> int | None:
        """Return the row's id (negative while it is to be made), None for nothing."""
        return None if ref is None or ref in self._missing else self._ids.get(ref)

    def stored(self, ref: Ref) -> int | None:
        """Return the id of a row that is there already."""
        pk = self.find(ref)
        return pk if pk is not None and pk > 0 else None

    def is_missing(self, ref: Ref) -> bool:
        """Tell whether a thing was deleted here, left out, or is not for these eyes."""
        return ref in self._missing

    def is_new(self, ref: Ref, run_id: int | None) -> bool:
        """Tell whether no run before this one has brought the thing."""
        return self._made_by.get(ref) in {None, run_id}

    def expect(self, ref: Ref) -> int:
        """Note that a thing is going to be made; returns its id until then."""
        self._ids[ref] = pk = next(self._pending)
        return pk

    def learn(self, ref: Ref, pk: int) -> None:
        """Note which row stands for a thing."""
        self._ids[ref] = pk

    def miss(self, ref: Ref) -> None:
        """Note that a thing is not going to be here."""
        self._missing[ref] = 1


class _Notes:
    """A number for each Ref; those of which there may be very many lie on disk."""

    def __init__(self) -> None:
        self._few: dict[Ref, int] = {}
        self._many = OnDisk[int]()

    def __contains__(self, ref: Ref) -> bool:
        return ref in self._few if ref.kind in FEW else _name(ref) in self._many

    def __setitem__(self, ref: Ref, number: int) -> None:
        if ref.kind in FEW:
            self._few[ref] = number
        else:
            self._many[_name(ref)] = number

    def get(self, ref: Ref) -> int | None:
        """Return the number, None for a Ref without one."""
        return self._few.get(ref) if ref.kind in FEW else self._many.get(_name(ref))


def _name(ref: Ref) -> str:
    return f"{ref.kind}\0{ref.source_id}"


def referred(bundle: Bundle) -> Iterator[Ref]:
    """Yield what things of a bundle may refer to."""
    yield from _refs("people", (one.source_id for one in bundle.people))
    yield from _refs("spaces", (one.source_id for one in bundle.spaces))
    yield from _refs("statuses", (within(one.space, one.source_id) for one in bundle.statuses))
    yield from _refs("labels", (within(one.space, one.source_id) for one in bundle.labels))
    yield from _refs("fields", (within(one.space, one.source_id) for one in bundle.fields))
    yield from _refs("components", (one.source_id for one in bundle.components))
    yield from _refs("releases", (one.source_id for one in bundle.releases))
    yield from _refs("sprints", (one.source_id for one in bundle.sprints))
    yield from _refs("items", (one.source_id for one in bundle.items))
    yield from _refs("checklists", (one.source_id for one in bundle.checklists))


def _refs(kind: str, source_ids: Iterable[str]) -> Iterator[Ref]:
    return (Ref(kind, source_id) for source_id in source_ids)
