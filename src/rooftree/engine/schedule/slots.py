"""A compiled problem on slots of one common working time, as the kernels take it.

A slot is the longest stretch that divides all durations, lags and dates. Work in fixed places and
reductions are taken away beforehand, so only what may move is left to be scheduled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import gcd

import numpy as np

from rooftree.engine.compiled import Compiled, Link
from rooftree.engine.intervals import Interval
from rooftree.engine.kernels.sides import Numbers, Side
from rooftree.engine.schedule.packing import packed
from rooftree.engine.working_time import ALWAYS, WorkingTime

MOST_SLOTS = 1_000_000  # more than that, and the steps of a profile are quicker
MOST_WORDS = 20_000_000  # of all slots together, eight bytes each and several times


@dataclass(frozen=True, slots=True)
class Use:
    """One resource: `demands` (n) of the activities, and what is taken: (slot, slots, units)."""

    capacity: int
    demands: Sequence[int]
    taken: Sequence[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Slots:
    """Both directions of a problem. Slot 0 begins at the count `origin` of the working time `time`.

    `positions` says which activity of the compiled problem has the number i in `forwards`; in
    `backwards` it has the number n - 1 - i. `anchor` is the slot from which `backwards` counts, or
    -1 when any will do because nothing depends on dates.
    """

    forwards: Side
    backwards: Side
    uses: Sequence[Use]
    positions: Sequence[int]
    time: WorkingTime
    origin: int
    unit: int
    anchor: int

    def slot_of(self, bound: int) -> int:
        """Return the first slot by which a plan can have ended that ends at `bound` or later."""
        count = bound if self.time.is_always else self.time.work(bound)
        return -((self.origin - count) // self.unit)

    def end_of(self, slot: int) -> int:
        """Return the instant at which the work before `slot` ends."""
        count = self.origin + slot * self.unit
        return count if self.time.is_always else self.time.finish_at(count)


def slots_of(compiled: Compiled) -> Slots | None:
    """Return `compiled` on slots, or None when calendars differ or there would be too many slots."""
    time = _common_time(compiled)
    if time is None:
        return None
    return _Slotting(compiled, time).result()


def _common_time(compiled: Compiled) -> WorkingTime | None:
    """Return the working time in which everything that may move works; None when there are two."""
    found = [
        compiled.times[position]
        for position in compiled.order
        if compiled.durations[position] and compiled.fixed[position] is None
    ]
    found += [
        link.lag_time
        for position in compiled.order
        for link in compiled.links[position]
        if link.lag
    ]
    time = found[0] if found else ALWAYS
    return time if all(each is time for each in found) else None


class _Slotting:
    def __init__(self, compiled: Compiled, time: WorkingTime) -> None:
        self.compiled, self.time = compiled, time
        self.work = int if time.is_always else time.work
        self.origin = self.work(compiled.start)
        self.positions = [at for at in compiled.order if compiled.fixed[at] is None]
        self.number = {position: i for i, position in enumerate(self.positions)}
        self.durations = [compiled.durations[position] for position in self.positions]
        self.releases = [self._release(position) for position in self.positions]
        self.waits = [list(self._waits(position)) for position in self.positions]
        self.away = [list(self._away(resource)) for resource in range(len(compiled.capacities))]
        self.unit = self._unit()

    def result(self) -> Slots | None:
        unit = self.unit
        durations = [duration // unit for duration in self.durations]
        releases = [release // unit for release in self.releases]
        waits = [[(other, wait // unit) for other, wait in found] for found in self.waits]
        ends = [finish // unit for away in self.away for _, finish, _ in away]
        last = max([0, *releases, *ends])
        length = sum(durations) + _longest_lags(waits, durations) + 1
        if last + length > MOST_SLOTS:
            return None
        demands = [self.compiled.demands[position] for position in self.positions]
        available = self._available(last)
        free, needs, guards = packed(available, demands)
        if free.shape[0] * (last + length) > MOST_WORDS:
            return None
        after = np.repeat(free[:, last:], length, axis=1)
        room = np.concatenate([free[:, :last], after], axis=1)
        mirrored_room = np.concatenate([after, free[:, :last][:, ::-1], after], axis=1)
        forwards = _side(durations, releases, waits, (room, needs, guards))
        no_releases = [0] * len(durations)
        back = (mirrored_room, needs[::-1], guards)
        backwards = _side(durations[::-1], no_releases, _mirrored(waits, durations), back)
        anchor = room.shape[1] if last else -1
        return Slots(
            forwards,
            backwards,
            self._uses(available),
            self.positions,
            self.time,
            self.origin,
            unit,
            anchor,
        )

    def _count(self, at: int) -> int:
        return self.work(at) - self.origin

    def _release(self, position: int) -> int:
        """Return the count from which on dates and fixed work let an activity start."""
        compiled = self.compiled
        result = self._count(compiled.releases[position])
        for link in compiled.links[position]:
            place = compiled.fixed[link.other]
            if place is not None:
                at = self._count(place[1] if link.from_finish else place[0]) + link.lag
                own = compiled.durations[position] if link.to_finish else 0
                result = max(result, at - own)
        return max(result, 0)

    def _waits(self, position: int) -> Iterator[tuple[int, int]]:
        """Yield (number of another, count from its start to this start at least)."""
        for link in self.compiled.links[position]:
            if link.other in self.number:
                yield self.number[link.other], self._wait(position, link)

    def _wait(self, position: int, link: Link) -> int:
        durations = self.compiled.durations
        before = durations[link.other] if link.from_finish else 0
        return link.lag + before - (durations[position] if link.to_finish else 0)

    def _away(self, resource: int) -> Iterator[tuple[int, int, int]]:
        """Yield (start, finish, units) in counts for what is not there, and for fixed work."""
        compiled = self.compiled
        taken: list[tuple[Interval, int]] = [
            ((start, finish), units) for start, finish, units in compiled.reductions[resource]
        ]
        for position in compiled.order:
            busy = compiled.busy[position]
            if busy is not None:
                time = compiled.times[position]
                windows = [busy] if time.is_always else list(time.windows(*busy))
                taken += [
                    (window, units)
                    for window in windows
                    for own, units in compiled.demands[position]
                    if own == resource
                ]
        for (start, finish), units in taken:
            begin, end = max(0, self._count(start)), self._count(finish)
            if end > begin:
                yield begin, end, units

    def _unit(self) -> int:
        dates = [at for away in self.away for start, finish, _ in away for at in (start, finish)]
        waits = [wait for found in self.waits for _, wait in found]
        return gcd(*self.durations, *self.releases, *waits, *dates) or 1

    def _uses(self, available: Numbers) -> list[Use]:
        demands = [dict(self.compiled.demands[position]) for position in self.positions]
        return [
            Use(
                capacity,
                [found.get(resource, 0) for found in demands],
                list(_stretches(capacity - available[:, resource])),
            )
            for resource, capacity in enumerate(self.compiled.capacities)
        ]

    def _available(self, last: int) -> Numbers:
        """Return the units of each resource in each slot up to `last`, one more for ever after."""
        capacities = np.array(self.compiled.capacities, np.int64)
        result = np.repeat(capacities[None, :], last + 1, axis=0)
        for resource, away in enumerate(self.away):
            for start, finish, units in away:
                result[start // self.unit : finish // self.unit, resource] -= units
        return np.maximum(result, 0)


def _stretches(taken: Numbers) -> Iterator[tuple[int, int, int]]:
    """Yield (first slot, slots, units) for each stretch in which as many units are taken."""
    edges = [0, *(np.flatnonzero(np.diff(taken)) + 1), len(taken)]
    for begin, end in pairwise(edges):
        if taken[begin]:
            yield int(begin), int(end - begin), int(taken[begin])


def _longest_lags(waits: Sequence[Sequence[tuple[int, int]]], durations: Sequence[int]) -> int:
    """Return by how much waiting alone can delay the whole."""
    return sum(max([0, *(wait - durations[other] for other, wait in found)]) for found in waits)


def _mirrored(
    waits: Sequence[Sequence[tuple[int, int]]], durations: Sequence[int]
) -> list[list[tuple[int, int]]]:
    """Return who waits for whom when time runs backwards and numbers are counted from the end."""
    last = len(waits) - 1
    result: list[list[tuple[int, int]]] = [[] for _ in waits]
    for i, found in enumerate(waits):
        for other, wait in found:
            result[last - other].append((last - i, wait + durations[i] - durations[other]))
    return result


def _side(
    durations: Sequence[int],
    releases: Sequence[int],
    waits: Sequence[Sequence[tuple[int, int]]],
    room: tuple[Numbers, Numbers, Numbers],
) -> Side:
    free, needs, guards = room
    heads = np.zeros(len(durations) + 1, np.int64)
    heads[1:] = np.cumsum([len(found) for found in waits])
    links = [link for found in waits for link in found]
    return Side(
        np.array(durations, np.int64),
        np.array(releases, np.int64),
        heads=heads,
        others=np.array([other for other, _ in links], np.int64),
        waits=np.array([wait for _, wait in links], np.int64),
        free=free,
        needs=np.ascontiguousarray(needs),
        guards=guards,
    )
