"""Ways to turn sampled durations into dates by dependencies alone: on one axis, or by calendars."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast import calendar_kernels, network_kernels
from rooftree.engine.forecast.arrays import Ints
from rooftree.engine.forecast.calendar_tables import calendar_tables
from rooftree.engine.forecast.preparing import Prepared
from rooftree.engine.working_time import ALWAYS, WorkingTime


class Pass(Protocol):
    """Turns a block of durations into finishes and ends, and counts who drives the end.

    Its dates are counts of working minutes since the start of the problem, or instants.
    """

    counts_work: bool

    def run(self, durations: Ints, finishes: Ints, ends: Ints, critical: NDArray[np.int64]) -> None:
        """Fill `finishes` and `ends` and add to `critical`."""

    def instants(self, dates: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the instants of `dates`."""


def common_time(prepared: Prepared) -> WorkingTime | None:
    """Return the working time that all work and all lags count in; None when there are several.

    None also when a count of it would not tell the date of what takes no time: see `_ends_with_work`.
    """
    numbers = prepared.numbers
    times = {
        id(numbers.times[position]): numbers.times[position]
        for row, position in enumerate(prepared.order)
        if prepared.longest[row]
    }
    for position in prepared.order:
        for link in numbers.links[position]:
            if link.lag:
                times[id(link.lag_time)] = link.lag_time
    if len(times) > 1:
        return None
    time = next(iter(times.values()), ALWAYS)
    return time if time is ALWAYS or _ends_with_work(prepared, time) else None


def _ends_with_work(prepared: Prepared, time: WorkingTime) -> bool:
    """Say whether everything ends where work of `time` ends, or at the start of the problem.

    What takes no time may stand elsewhere: at a release, at its place or at the start of another
    activity. A count of working minutes then does not tell on which side of a pause.
    """
    numbers = prepared.numbers
    for row, position in enumerate(prepared.order):
        if prepared.tables[row].min() >= 1:
            continue
        place = numbers.fixed[position]
        at = numbers.releases[position] if place is None else work_from(prepared, position)
        if at != numbers.start and time.finish_at(time.work(at)) != at:
            return False
        if place is None and any(not link.from_finish for link in numbers.links[position]):
            return False
    return True


class OneAxis:
    """Dates are working minutes of one calendar since the start of the problem."""

    counts_work = True

    def __init__(self, prepared: Prepared, time: WorkingTime) -> None:
        self.prepared = prepared
        self._time = time
        numbers = prepared.numbers
        self._since = time.work(numbers.start)
        self.releases = self._counts(
            [
                numbers.releases[position] if place is None else place[0]
                for position in prepared.order
                for place in (numbers.fixed[position],)
            ]
        )
        self.work_from = self._counts([work_from(prepared, i) for i in prepared.order])
        self.links = self._links()

    def run(self, durations: Ints, finishes: Ints, ends: Ints, critical: NDArray[np.int64]) -> None:
        """Run forwards and backwards over the dependencies."""
        net = self.prepared
        network_kernels.forwards(
            durations,
            finishes,
            ends,
            self.releases,
            net.fixed,
            self.work_from,
            net.offsets,
            self.links,
        )
        network_kernels.backwards(
            durations, finishes, ends, net.fixed, net.offsets, self.links, critical
        )

    def instants(self, dates: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the instants by which so many minutes have been worked."""
        start, counts = self.prepared.numbers.start, dates + self._since
        first = min(start, self._time.start_at(int(counts.min()) - 1))
        last = max(start + 1, self._time.finish_at(int(counts.max())))
        spans = np.array([*self._time.windows(first, last)], np.int64).reshape(-1, 2)
        lengths = spans[:, 1] - spans[:, 0]
        before = np.cumsum(lengths) - lengths + self._time.work(first)
        window = np.maximum(np.searchsorted(before, counts, side="left") - 1, 0)
        found = spans[window, 0] + counts - before[window]
        return np.where(dates == 0, start, found)

    def _links(self) -> Ints:
        """Return the links with what was done before the start of the problem taken off their lag.

        The kernels take a start to be one duration before its finish, which leaves that out.
        """
        links = self.prepared.links.copy()
        done = (self.work_from - self.releases) * (self.prepared.fixed > 0)
        from_start = links[:, 1] == 0
        links[from_start, 3] -= done[links[from_start, 0]]
        return links

    def _counts(self, instants: Sequence[int]) -> Ints:
        return np.array([self._time.work(at) - self._since for at in instants], np.int32)


class ManyCalendars:
    """Dates are instants; each activity works by its own calendar."""

    counts_work = False

    def __init__(self, prepared: Prepared, supplies: Sequence[WorkingTime] = ()) -> None:
        self.prepared = prepared
        numbers = prepared.numbers
        self.releases = np.array(
            [
                numbers.releases[i] if place is None else place[0]
                for i in prepared.order
                for place in (numbers.fixed[i],)
            ],
            np.int32,
        )
        self.work_from = np.array([work_from(prepared, i) for i in prepared.order], np.int32)
        clocks = {id(numbers.times[i]): numbers.times[i] for i in prepared.order}
        for i in prepared.order:
            clocks.update({id(link.lag_time): link.lag_time for link in numbers.links[i]})
        clocks.update({id(time): time for time in supplies})
        place_of = {name: place for place, name in enumerate(clocks)}
        self.times = np.array([place_of[id(numbers.times[i])] for i in prepared.order], np.int32)
        lags = [place_of[id(link.lag_time)] for i in prepared.order for link in numbers.links[i]]
        self.links = np.column_stack([prepared.links, np.array(lags, np.int32)])
        self.calendars = calendar_tables(list(clocks.values()), prepared, in_turn=bool(supplies))
        self.supply_times = np.array([place_of[id(time)] for time in supplies], np.int32)

    def run(self, durations: Ints, finishes: Ints, ends: Ints, critical: NDArray[np.int64]) -> None:
        """Run forwards and backwards over dependencies and calendars."""
        net = self.prepared
        starts = np.empty_like(durations)
        times, calendars = self.times, self.calendars
        calendar_kernels.forwards(
            durations,
            starts,
            finishes,
            ends,
            self.releases,
            net.fixed,
            self.work_from,
            net.offsets,
            self.links,
            times,
            calendars,
        )
        calendar_kernels.backwards(
            durations,
            starts,
            finishes,
            ends,
            net.fixed,
            net.offsets,
            self.links,
            times,
            calendars,
            critical,
        )

    def instants(self, dates: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the dates, which are instants."""
        return dates


def work_from(prepared: Prepared, position: int) -> int:
    """Return from when on an activity in a fixed place is worked on (others: the start)."""
    pinned = prepared.problem.activities[position].pinned
    return prepared.numbers.start if pinned is None else pinned
