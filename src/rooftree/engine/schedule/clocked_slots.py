"""A compiled problem on slots of time that passes, where activities work by different calendars.

A slot divides all durations, lags and opening hours. Dates between two slots are rounded to the
side on which less is allowed; the dates of a plan come from a last pass that rounds nothing.
"""

from collections.abc import Sequence
from itertools import chain
from math import gcd

import numpy as np

from rooftree.engine.calendars import DAY
from rooftree.engine.compiled import Compiled, Link
from rooftree.engine.kernels.sides import Numbers, Side
from rooftree.engine.schedule.packing import packed
from rooftree.engine.schedule.slots import Slots
from rooftree.engine.working_time import ALWAYS, WorkingTime

MOST_CELLS = 4_000_000  # of the tables of all calendars

Tables = tuple[Numbers, Numbers]


def clocked_slots_of(compiled: Compiled, latest: int) -> Slots | None:
    """Return `compiled` on slots up to the instant `latest`, by which some plan has ended.

    None when nothing may move, or when the tables of the calendars would be too large.
    """
    return _Clocking(compiled, latest).result()


class _Clocking:
    def __init__(self, compiled: Compiled, latest: int) -> None:
        self.compiled = compiled
        self.origin = compiled.start // DAY * DAY
        self.latest = latest
        self.positions = [at for at in compiled.order if compiled.fixed[at] is None]
        self.number = {position: i for i, position in enumerate(self.positions)}
        self.links = [
            [link for link in compiled.links[position] if link.other in self.number]
            for position in self.positions
        ]
        self.clocks = self._distinct_times()
        self.unit = self._unit()

    def result(self) -> Slots | None:
        unit, compiled = self.unit, self.compiled
        length = -((self.origin - self.latest) // unit)
        durations = [compiled.durations[position] // unit for position in self.positions]
        lags = sum(abs(link.lag) for link in chain(*self.links)) // unit
        after = sum(durations) + lags + 1
        if not self.positions or 4 * (length + after) * len(self.clocks) > MOST_CELLS:
            return None
        is_open = [self._is_open(time, length) for time in self.clocks]
        available = self._available(length)
        demands = [compiled.demands[position] for position in self.positions]
        free, needs, guards = packed(np.vstack([available, compiled.capacities]), demands)
        free, full = free[:, :-1], free[:, -1:]
        forwards = Side(
            np.array(durations, np.int64),
            np.array([self._release(position) for position in self.positions], np.int64),
            needs,
            *_dependencies(
                [[(self.number[link.other], 0) for link in found] for found in self.links]
            ),
            np.concatenate([free, np.repeat(full, after, axis=1)], axis=1),
            guards,
            np.array([self._clock(compiled.times[at]) for at in self.positions], np.int64),
            *_tables([each[length:] for each in is_open], after),
            _lags([[self._lag(link) for link in found] for found in self.links]),
        )
        return Slots(
            forwards,
            self._backwards(forwards, (free, full), is_open, after),
            uses=(),
            positions=self.positions,
            time=ALWAYS,
            origin=self.origin,
            unit=unit,
            anchor=length,
        )

    def _backwards(
        self,
        forwards: Side,
        room: tuple[Numbers, Numbers],
        is_open: Sequence[Numbers],
        after: int,
    ) -> Side:
        free, full = room
        last = len(self.positions) - 1
        following: list[list[tuple[int, int]]] = [[] for _ in self.positions]
        lags: list[list[tuple[int, int, int, int]]] = [[] for _ in self.positions]
        for i, found in enumerate(self.links):
            for link in found:
                other = last - self.number[link.other]
                from_finish, to_finish, lag, clock = self._lag(link)
                following[other].append((last - i, 0))
                lags[other].append((1 - to_finish, 1 - from_finish, lag, clock))
        rest = np.repeat(full, free.shape[1] + after, axis=1)
        return Side(
            forwards.durations[::-1].copy(),
            np.zeros(last + 1, np.int64),
            forwards.needs[::-1].copy(),
            *_dependencies(following),
            np.concatenate([free[:, ::-1], rest], axis=1),
            forwards.guards,
            forwards.clocks[::-1].copy(),
            *_tables([each[::-1] for each in is_open], after),
            _lags(lags),
        )

    def _distinct_times(self) -> list[WorkingTime]:
        times = [self.compiled.times[position] for position in self.positions]
        times += [link.lag_time for link in chain(*self.links) if link.lag]
        return list({id(time): time for time in times}.values())

    def _clock(self, time: WorkingTime) -> int:
        return next((i for i, each in enumerate(self.clocks) if each is time), 0)

    def _unit(self) -> int:
        """Return the longest slot that divides what is exact, from midnight on."""
        begin, end = self.origin, self.latest
        edges = {
            edge - begin
            for time in self.clocks
            if not time.is_always
            for window in time.windows(2 * begin - end, end)
            for edge in window
            if edge not in {2 * begin - end, end}
        }
        durations = [self.compiled.durations[position] for position in self.positions]
        lags = [link.lag for link in chain(*self.links)]
        return gcd(*durations, *lags, *edges) or 1

    def _is_open(self, time: WorkingTime, length: int) -> Numbers:
        """Return for each slot, as many before the origin as after it, if it is worked."""
        result = np.zeros(2 * length, np.int64)
        first = self.origin - length * self.unit
        for opens, closes in time.windows(first, self.origin + length * self.unit):
            begin, end = -((first - opens) // self.unit), (closes - first) // self.unit
            result[begin:end] = 1
        return result

    def _slot(self, at: int) -> int:
        """Return the first slot that begins at the instant `at` or later."""
        return max(0, -((self.origin - at) // self.unit))

    def _release(self, position: int) -> int:
        """Return the slot from which on dates and fixed work let an activity start."""
        compiled = self.compiled
        at = compiled.releases[position]
        for link in compiled.links[position]:
            place = compiled.fixed[link.other]
            if place is None:
                continue
            allowed = link.lag_time.shift(place[1] if link.from_finish else place[0], link.lag)
            if link.to_finish and compiled.durations[position]:
                count = compiled.first_count(position, at, allowed)
                allowed = compiled.times[position].start_at(count)
            at = max(at, allowed)
        return self._slot(at)

    def _lag(self, link: Link) -> tuple[int, int, int, int]:
        clock = self._clock(link.lag_time) if link.lag else 0
        return int(link.from_finish), int(link.to_finish), link.lag // self.unit, clock

    def _available(self, length: int) -> Numbers:
        """Return the units of each resource in each slot (length, resources)."""
        compiled = self.compiled
        result = np.repeat(np.array([compiled.capacities], np.int64), length, axis=0)
        for resource, away in enumerate(compiled.reductions):
            for start, finish, units in away:
                self._take(result, resource, (start, finish), units)
        for position in compiled.order:
            busy = compiled.busy[position]
            if busy is not None:
                for window in compiled.times[position].windows(*busy):
                    for resource, units in compiled.demands[position]:
                        self._take(result, resource, window, units)
        return np.maximum(result, 0)

    def _take(self, available: Numbers, resource: int, window: tuple[int, int], units: int) -> None:
        begin = max(0, (window[0] - self.origin) // self.unit)
        available[begin : self._slot(window[1]), resource] -= units


def _dependencies(
    followers: Sequence[Sequence[tuple[int, int]]],
) -> tuple[Numbers, Numbers, Numbers]:
    """Return heads, others and waits of a side."""
    heads = np.zeros(len(followers) + 1, np.int64)
    heads[1:] = np.cumsum([len(found) for found in followers])
    links = np.array([link for found in followers for link in found], np.int64).reshape(-1, 2)
    return heads, links[:, 0].copy(), links[:, 1].copy()


def _lags(lags: Sequence[Sequence[tuple[int, int, int, int]]]) -> Numbers:
    return np.array([lag for found in lags for lag in found], np.int64).reshape(-1, 4)


def _tables(is_open: Sequence[Numbers], after: int) -> Tables:
    """Return counts and places of calendars that are open in `after` more slots at the end."""
    whole = [np.concatenate([each, np.ones(after, np.int64)]) for each in is_open]
    counts = np.array([np.concatenate([[0], np.cumsum(each)]) for each in whole], np.int64)
    places = np.full((len(whole), int(counts[:, -1].max()) + 1), len(whole[0]), np.int64)
    for row, each in zip(places, whole, strict=True):
        found = np.flatnonzero(each)
        row[: len(found)] = found
    return counts, places
