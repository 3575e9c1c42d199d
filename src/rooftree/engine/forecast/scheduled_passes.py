"""Ways to turn sampled durations into dates under the limits of resources: a schedule a sample."""

from collections.abc import Mapping
from dataclasses import replace
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.compiled import Compiled, early_dates, late_dates
from rooftree.engine.forecast import resource_kernels
from rooftree.engine.forecast.network_kernels import Ints
from rooftree.engine.forecast.passes import OneAxis, work_from
from rooftree.engine.forecast.preparing import FARTHEST, Prepared
from rooftree.engine.schedule.sgs import Generator
from rooftree.engine.working_time import ALWAYS, WorkingTime


class Scheduled(OneAxis):
    """Each sample is scheduled serially, least latest start first, within the resources."""

    def __init__(self, prepared: Prepared, time: WorkingTime) -> None:
        super().__init__(prepared, time)
        numbers = prepared.numbers
        self._order = np.array(list_order(numbers, prepared.row_of), np.int64)
        self._units = np.zeros((len(prepared.order), max(1, len(numbers.capacities))), np.int32)
        for row, position in enumerate(prepared.order):
            for resource, units in numbers.demands[position]:
                self._units[row, resource] = units
        self._steps, self._free = self._supply()

    def run(self, durations: Ints, finishes: Ints, ends: Ints, critical: NDArray[np.int64]) -> None:
        """Schedule each sample and follow what held each start back from the end."""
        net = self.prepared
        resource_kernels.generate(
            durations,
            finishes,
            ends,
            self.releases,
            net.fixed,
            self.work_from,
            net.offsets,
            self.links,
            self._order,
            self._units,
            self._steps,
            self._free,
        )
        resource_kernels.drivers(
            durations,
            finishes,
            ends,
            self.releases,
            net.fixed,
            net.offsets,
            self.links,
            self._units,
            critical,
        )

    def _supply(self) -> tuple[Ints, Ints]:
        """Return when something of a resource goes or comes back, and what is free from then on."""
        numbers = self.prepared.numbers
        away = [
            (*self._counts([start, finish]), resource, units)
            for resource, each in enumerate(numbers.reductions)
            for start, finish, units in each
        ]
        times = sorted({-FARTHEST, *(at for step in away for at in step[:2])})
        free = np.zeros((len(times), self._units.shape[1]), np.int32)
        free[:, : len(numbers.capacities)] = numbers.capacities
        for start, finish, resource, units in away:
            for k, at in enumerate(times):
                if start <= at < finish:
                    free[k, resource] -= units
        return np.array(times, np.int32), free


class ScheduledByCalendars:
    """Each sample is scheduled by the engine's own generator, calendars and resources exact.

    Who drives the end is not followed: `critical` stays as it is.
    """

    counts_work = False

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        rows = list_order(prepared.numbers, prepared.row_of)
        self._order = [prepared.order[row] for row in rows]

    def run(self, durations: Ints, finishes: Ints, ends: Ints, critical: NDArray[np.int64]) -> None:
        """Schedule each sample."""
        numbers, order = self.prepared.numbers, self.prepared.order
        lengths = list(numbers.durations)
        for sample in range(durations.shape[1]):
            for row, position in enumerate(order):
                lengths[position] = int(durations[row, sample])
            changed = _with_durations(self.prepared, lengths)
            _, found = Generator(changed).dates(self._order, numbers.start)
            finishes[:, sample] = [found[position] for position in order]
            ends[sample] = finishes[:, sample].max(initial=numbers.start)

    def instants(self, dates: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the dates, which are instants."""
        return dates


def supplies_by(prepared: Prepared, time: WorkingTime) -> bool:
    """Say whether all that supplies resources to the rows works by `time`, or always."""
    numbers = prepared.numbers
    used = {resource for i in prepared.order for resource, _ in numbers.demands[i]}
    return all(numbers.resource_times[resource] in (time, ALWAYS) for resource in used)


def list_order(numbers: Compiled, row_of: Mapping[int, int]) -> list[int]:
    """Return the rows, each after those that it waits for, otherwise by their latest start."""
    _, finishes = early_dates(numbers)
    late, _ = late_dates(numbers.mirrored(max(finishes, default=numbers.start)))
    followers = numbers.followers()
    waiting = {position: len(numbers.links[position]) for position in numbers.order}
    ready = [(late[position], position) for position, count in waiting.items() if not count]
    heapify(ready)
    order = []
    while ready:
        _, position = heappop(ready)
        order.append(row_of[position])
        for link in followers[position]:
            waiting[link.other] -= 1
            if not waiting[link.other]:
                heappush(ready, (late[link.other], link.other))
    return order


def _with_durations(prepared: Prepared, lengths: list[int]) -> Compiled:
    """Return the problem with other durations; fixed work keeps its start."""
    numbers = prepared.numbers
    fixed = list(numbers.fixed)
    for position in numbers.order:
        place = fixed[position]
        if place is not None:
            begin = work_from(prepared, position)
            finish = numbers.times[position].shift(begin, lengths[position])
            fixed[position] = place[0], finish
    busy = [place and (max(place[0], numbers.start), place[1]) for place in fixed]
    return replace(numbers, durations=lengths, fixed=fixed, busy=busy)
