"""A problem with modes in numbers: both directions, and the way back to instants."""

from collections.abc import Sequence
from dataclasses import dataclass

from rooftree.engine.compiled import Compiled
from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.sides import ModeSide
from rooftree.engine.schedule.mode_choice import Choice
from rooftree.engine.working_time import WorkingTime

Away = tuple[int, int, int, int]  # resource, start, finish, units


@dataclass(frozen=True, slots=True)
class ModeNumbers:
    """Both directions of a problem; `compiled` is the problem in its quickest possible modes.

    `positions` has the position in the problem of each of the n activities that may move,
    `releases` the instant from which it may start; `modes` has (position, number of the mode) of
    each of the m modes of the sides, and `choice` the quickest modes of all activities. Slot 0
    begins at the count `origin` of `time`, and a slot has `unit` minutes of it. `demands` (m, r)
    and `capacities` (r) are not packed, none for stocks, and `away` is what is missing of them, in
    slots. `anchor` is the slot from which `backwards` counts, or -1 when any will do.
    """

    compiled: Compiled
    forwards: ModeSide
    backwards: ModeSide
    positions: Sequence[int]
    releases: Sequence[int]
    modes: Sequence[tuple[int, int]]
    choice: Choice
    demands: Numbers
    capacities: Numbers
    away: Sequence[Away]
    time: WorkingTime
    origin: int
    unit: int
    anchor: int

    def dates_of(self, number: int, slot: int, mode: int) -> tuple[int, int]:
        """Return start and finish of an activity whose `mode` begins in `slot`."""
        count = self.origin + slot * self.unit
        minutes = int(self.forwards.durations[mode]) * self.unit
        if minutes:
            return self.time.start_at(count), self.time.finish_at(count + minutes)
        at = max(self.releases[number], self.time.finish_at(count))
        return at, at
