"""Dependencies between items as dependencies between activities.

A parent begins with the first of its leaves and ends with the last. So whatever waits for its finish
waits for all leaves, and whatever must come before its start holds all leaves back; but its start is
the start of one leaf, and its finish that of one leaf: the one that is freest to be it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, cast

from rooftree.engine import Activity, Dependency
from rooftree.engine.cycles import find_cycle
from rooftree.engine.parts import DependencyType
from rooftree.planning.bridge.urgency import above
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.snapshot.parts import PlannedItem, Snapshot, Waiting
from rooftree.work.spaces.models import OPEN_CATEGORIES


class Note(NamedTuple):
    """A dependency that the plan cannot keep: it would run in a circle, or the other is not planned."""

    code: str
    item_id: int


class Arrow(NamedTuple):
    """A dependency of the engine, and which of the snapshot's it comes from."""

    dependency: Dependency
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Arrows:
    """The engine's dependencies, activities that only serve them, and notes by item.

    `stands_for` says which item an extra activity stands for.
    """

    dependencies: tuple[Dependency, ...]
    extra: tuple[Activity, ...]
    stands_for: dict[str, int]
    notes: dict[int, tuple[Note, ...]]


class _Builder:
    def __init__(
        self,
        snapshot: Snapshot,
        keys: dict[int, list[str]],
        ordered: Sequence[PlannedItem],
        wall: Wall,
    ) -> None:
        self._snapshot = snapshot
        self._keys = keys
        self._wall = wall
        self._items = {item.id: item for item in ordered}
        self._leaves: dict[int, list[PlannedItem]] = defaultdict(list)
        for item in ordered:
            self._leaves[item.id].append(item)
            for group in above(item, snapshot.groups):
                self._leaves[group.id].append(item)
        self._bound = Counter(
            item
            for waiting in snapshot.dependencies
            for item in (waiting.predecessor_id, waiting.successor_id)
        )
        self._arrows: list[Arrow] = []
        self._extra: dict[str, Activity] = {}
        self._stands_for: dict[str, int] = {}
        self._notes: dict[int, list[Note]] = defaultdict(list)

    def arrows(self) -> Arrows:
        for number, waiting in enumerate(self._snapshot.dependencies):
            self._draw(number, waiting)
        self._break_circles()
        return Arrows(
            tuple(arrow.dependency for arrow in self._arrows),
            tuple(self._extra.values()),
            self._stands_for,
            {item: tuple(dict.fromkeys(notes)) for item, notes in self._notes.items()},
        )

    def _draw(self, number: int, waiting: Waiting) -> None:
        after = self._leaves.get(waiting.successor_id, [])
        if not after:
            return
        heads = self._heads(after, waiting.type[1])
        tails = self._tails(waiting, after)
        if len(tails) > 1 and len(heads) > 1:
            gate = f"g{number}"
            self._extra[gate] = Activity(gate)
            self._stands_for[gate] = waiting.predecessor_id
            self._add(tails, [gate], waiting._replace(lag=0))
            self._add([gate], heads, waiting)
        else:
            self._add(tails, heads, waiting)

    def _add(self, tails: Sequence[str], heads: Sequence[str], waiting: Waiting) -> None:
        kind = cast("DependencyType", waiting.type)
        self._arrows += [
            Arrow(Dependency(tail, head, kind, waiting.lag), waiting)
            for tail in tails
            for head in heads
            if tail != head
        ]

    def _heads(self, leaves: list[PlannedItem], end: str) -> list[str]:
        """Return the activities that wait; what is begun does not wait to begin."""
        if end == "S":
            leaves = [item for item in leaves if not _is_begun(item)]
            return [key for item in leaves for key in self._keys[item.id]]
        last = min(reversed(leaves), key=self._freedom)
        return self._keys[last.id][-1:]

    def _tails(self, waiting: Waiting, after: list[PlannedItem]) -> list[str]:
        """Return the activities that are waited for, or a mark where they are over."""
        leaves = self._leaves.get(waiting.predecessor_id, [])
        other = waiting.predecessor
        is_over = other.category not in OPEN_CATEGORIES
        if is_over or not leaves:
            over_at = other.actual_start if waiting.type[0] == "S" else other.actual_finish
            if over_at is not None and is_over and waiting.lag > 0:
                return [self._mark(waiting, self._wall.at(over_at))]
            if not is_over and waiting.predecessor_id not in self._snapshot.groups:
                for item in after:
                    self._notes[item.id].append(Note("not-planned", waiting.predecessor_id))
            return []
        if waiting.type[0] == "F":
            return [key for item in leaves for key in self._keys[item.id]]
        begun = [item.actual_start for item in leaves if _is_begun(item) and item.actual_start]
        if begun:
            return [self._mark(waiting, self._wall.at(min(begun)))] if waiting.lag > 0 else []
        first = min(leaves, key=self._freedom)
        return self._keys[first.id][:1]

    def _mark(self, waiting: Waiting, at: int) -> str:
        """Return an activity without length that stands where something happened already."""
        key = f"m{waiting.predecessor_id}.{waiting.type[0]}"
        self._extra[key] = Activity(key, pinned=at)
        self._stands_for[key] = waiting.predecessor_id
        return key

    def _freedom(self, item: PlannedItem) -> int:
        return self._bound[item.id]

    def _break_circles(self) -> None:
        """Leave out one dependency of each circle: ends that never meet may still run in one."""
        while circle := find_cycle(_pairs(self._arrows)):
            steps = set(pairwise(circle))
            within = [arrow for arrow in self._arrows if _pair(arrow) in steps]
            loosest = max(within, key=lambda arrow: (arrow.waiting.type != "FS", _pair(arrow)))
            dropped = loosest.waiting._replace(lag=0)
            self._arrows = [
                arrow for arrow in self._arrows if arrow.waiting._replace(lag=0) != dropped
            ]
            for item in self._leaves[dropped.successor_id]:
                self._notes[item.id].append(Note("circle", dropped.predecessor_id))


def arrows_of(
    snapshot: Snapshot, keys: dict[int, list[str]], ordered: Sequence[PlannedItem], wall: Wall
) -> Arrows:
    """Return the engine's dependencies; `keys` are the activities of each item, `ordered` the items."""
    return _Builder(snapshot, keys, ordered, wall).arrows()


def _is_begun(item: PlannedItem) -> bool:
    return item.is_under_way and item.actual_start is not None


def _pair(arrow: Arrow) -> tuple[str, str]:
    return arrow.dependency.before, arrow.dependency.after


def _pairs(arrows: Iterable[Arrow]) -> list[tuple[str, str]]:
    return [_pair(arrow) for arrow in arrows]
