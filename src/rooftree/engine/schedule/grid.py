"""Serial schedule generation for short, always open horizons: one slot per minute.

What is free of all resources at a minute is packed into one integer, with a guard bit above each
field that a lack of units borrows away; so one subtraction asks all resources at once.
"""

import sys
from collections.abc import Sequence
from copy import copy

from rooftree.engine.compiled import Compiled

KERNEL = "rooftree.engine.kernels.serial"  # taken where it is loaded, never loaded for one pass
LONGEST = 20_000  # minutes; beyond that the steps of a profile are quicker than slots

Waits = list[tuple[int, int]]


class Grid:
    """Makes schedules of one compiled problem that `fits`; interchangeable with `Generator`."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._length = length(compiled)
        width = max([*compiled.capacities, 1]).bit_length() + 1
        fields = range(0, width * len(compiled.capacities), width)
        self._guards = sum(1 << (field + width - 1) for field in fields)
        self._full = self._guards + sum(
            capacity << field for capacity, field in zip(compiled.capacities, fields, strict=True)
        )
        self._needs = [
            sum(units << (width * resource) for resource, units in demands)
            for demands in compiled.demands
        ]
        self._waits = [_waits(compiled, position) for position in range(len(compiled.keys))]
        self._releases = list(compiled.releases)
        self._kernel = None
        if KERNEL in sys.modules and self._full < 1 << 63:
            from rooftree.engine.schedule.quick_grid import QuickGrid  # noqa: PLC0415 - numpy

            words = self._needs, self._full, self._guards
            self._kernel = QuickGrid(compiled.durations, self._waits, words)

    def later(self, compiled: Compiled) -> "Grid":
        """Return a grid for the same problem with later releases."""
        twin = copy(self)
        twin._compiled, twin._releases = compiled, list(compiled.releases)  # noqa: SLF001 - a twin
        twin._length = length(compiled)  # noqa: SLF001
        return twin

    def dates(self, order: Sequence[int], floor: int) -> tuple[list[int], list[int]]:
        """Return starts and finishes, none before `floor`, when placed in `order`."""
        if self._kernel is not None:
            return self._kernel.dates(order, self._releases, floor, self._length)
        return self._plain_dates(order, floor)

    def _plain_dates(self, order: Sequence[int], floor: int) -> tuple[list[int], list[int]]:
        """Do the same without the kernel.

        The loops stand in one function because they are nearly all of the time of a search.
        """
        guards, durations = self._guards, self._compiled.durations
        needs, waits, releases = self._needs, self._waits, self._releases
        free = [self._full] * self._length
        starts = [0] * len(durations)
        finishes = starts.copy()
        for position in order:
            start = max(releases[position], floor)
            for other, wait in waits[position]:
                at = starts[other] + wait
                if at > start:  # noqa: PLR1730 - max() is slower
                    start = at
            duration = durations[position]
            finish = start + duration
            need = needs[position]
            if need:
                known, end = start - floor, finish - floor
                slot = end - 1
                while slot >= known:  # backwards, so that a lack at the end skips what is before
                    if (free[slot] - need) & guards != guards:
                        known, end = end, slot + 1 + duration
                        slot = end
                    slot -= 1
                for slot in range(end - duration, end):
                    free[slot] -= need
                finish = end + floor
            starts[position] = finish - duration
            finishes[position] = finish
        return starts, finishes


def fits(compiled: Compiled) -> bool:
    """Say whether slots do: always open, nothing fixed, whole capacity, a short horizon."""
    return (
        all(time.is_always for time in compiled.times)
        and all(link.lag_time.is_always for links in compiled.links for link in links)
        and not any(compiled.fixed)
        and not any(compiled.reductions)
        and length(compiled) <= LONGEST
    )


def length(compiled: Compiled) -> int:
    """Return a number of minutes in which every schedule ends, whatever its order."""
    latest = max((release - compiled.start for release in compiled.releases), default=0)
    lags = sum(max(0, *(link.lag for link in links)) for links in compiled.links if links)
    return max(latest, 0) + sum(compiled.durations) + lags + 1


def _waits(compiled: Compiled, position: int) -> Waits:
    """Return (other, minutes from its start to this start at least) for each link."""
    return [
        (
            link.other,
            link.lag
            + (compiled.durations[link.other] if link.from_finish else 0)
            - (compiled.durations[position] if link.to_finish else 0),
        )
        for link in compiled.links[position]
    ]
