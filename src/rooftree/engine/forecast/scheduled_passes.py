"""Ways to turn sampled durations into dates under the limits of resources: a schedule a sample."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.compiled import Compiled, early_dates, late_dates
from rooftree.engine.forecast import resource_kernels, staffing_kernels
from rooftree.engine.forecast.arrays import Ints
from rooftree.engine.forecast.limits import FARTHEST
from rooftree.engine.forecast.passes import ManyCalendars, OneAxis
from rooftree.engine.forecast.preparing import Prepared
from rooftree.engine.working_time import ALWAYS, NoWorkingTime, WorkingTime


class Scheduled(OneAxis):
    """Each sample is scheduled serially, least latest start first, within the resources."""

    def __init__(self, prepared: Prepared, time: WorkingTime) -> None:
        super().__init__(prepared, time)
        numbers = prepared.numbers
        self._order = np.array(list_order(numbers, prepared.row_of), np.int64)
        self._units = demanded(prepared)
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
            [(*self._counts([start, finish]).tolist(), units) for start, finish, units in each]
            for each in numbers.reductions
        ]
        each = [_supply(*both) for both in zip(numbers.capacities, away, strict=True)]
        times = sorted({-FARTHEST, *(at for steps in each for at, _ in steps)})
        free = np.zeros((len(times), self._units.shape[1]), np.int32)
        for resource, steps in enumerate(each):
            place = np.searchsorted([at for at, _ in steps], times, side="right") - 1
            free[:, resource] = np.array([units for _, units in steps])[place]
        return np.array(times, np.int32), free


class ScheduledByCalendars(ManyCalendars):
    """As `Scheduled`, where activities or resources work by different calendars."""

    def __init__(self, prepared: Prepared) -> None:
        numbers = prepared.numbers
        super().__init__(prepared, numbers.resource_times or [ALWAYS])
        self._order = np.array(list_order(numbers, prepared.row_of), np.int64)
        self._units = demanded(prepared)
        supplies = [
            _supply(capacity, [_while_open(time, *each) for each in away])
            for capacity, away, time in zip(
                numbers.capacities, numbers.reductions, numbers.resource_times, strict=True
            )
        ] or [_supply(0, ())]
        self._sizes = np.array([len(each) for each in supplies], np.int64)
        self._steps = np.zeros((len(supplies), self._sizes.max()), np.int64)
        self._free = np.zeros_like(self._steps)
        for row, each in enumerate(supplies):
            self._steps[row, : len(each)], self._free[row, : len(each)] = np.array(each).T

    def run(self, durations: Ints, finishes: Ints, ends: Ints, critical: NDArray[np.int64]) -> None:
        """Schedule each sample and follow what held each start back from the end."""
        net = self.prepared
        starts = np.empty_like(durations)
        staffing_kernels.generate(
            durations,
            starts,
            finishes,
            ends,
            self.releases,
            net.fixed,
            self.work_from,
            net.offsets,
            self.links,
            self.times,
            self.calendars,
            self._order,
            self._units,
            self.supply_times,
            self._steps,
            self._free,
            self._sizes,
        )
        staffing_kernels.drivers(
            durations,
            starts,
            finishes,
            ends,
            self.releases,
            net.fixed,
            net.offsets,
            self.links,
            self.times,
            self.calendars,
            self._units,
            critical,
        )


def demanded(prepared: Prepared) -> Ints:
    """Return the units (rows, resources) that each row demands."""
    numbers = prepared.numbers
    units = np.zeros((len(prepared.order), max(1, len(numbers.capacities))), np.int32)
    for row, position in enumerate(prepared.order):
        for resource, amount in numbers.demands[position]:
            units[row, resource] = amount
    return units


def _supply(capacity: int, away: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return (from when on, units free) of one resource, from before everything."""
    times = sorted({-FARTHEST, *(at for start, finish, _ in away for at in (start, finish))})
    return [
        (at, capacity - sum(units for start, finish, units in away if start <= at < finish))
        for at in times
    ]


def _while_open(time: WorkingTime, start: int, finish: int, units: int) -> tuple[int, int, int]:
    """Return an absence from the first working minute that it takes to the first one after it."""
    try:
        return time.next_working(start), time.next_working(finish), units
    except NoWorkingTime:  # nobody works any more when it ends
        return start, finish, units


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
