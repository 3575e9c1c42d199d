"""The compiled search in steps: a population for some number of schedules, grown as time allows."""

from collections.abc import Sequence

import numpy as np

from rooftree.engine.kernels.chance import seeded
from rooftree.engine.kernels.evolution import BEST, FOUNDED, MADE, Herd, evolve, found
from rooftree.engine.kernels.sides import Numbers, desk_for
from rooftree.engine.schedule.slots import Slots

FEWEST, MOST = 12, 500  # schedules in a population
SHARE, GROWTH = 0.09, 0.69  # a population for n schedules has SHARE n^GROWTH
FAR = 10**12


class Evolution:
    """Keeps the length of the best schedule in `end` and its starts, in slots, in `starts`."""

    def __init__(self, slots: Slots, ranks: Sequence[int], bound: int, seed: int) -> None:
        self._sides = slots.forwards, slots.backwards
        self._ranks = np.array(ranks, np.int64)
        self._desks = desk_for(slots.forwards), desk_for(slots.backwards)
        self._chance = seeded(seed)
        self._anchor = slots.anchor
        self._bound = bound
        self._herd = self._new_herd(FEWEST)

    @property
    def end(self) -> int:
        return int(self._herd.tally[BEST])

    @property
    def made(self) -> int:
        return int(self._herd.tally[MADE])

    @property
    def starts(self) -> Numbers:
        return self._herd.best

    def begin(self, schedules: int) -> None:
        """Begin anew with a population fit for so many schedules; the best found so far stays."""
        size = int(SHARE * schedules**GROWTH)
        herd = self._new_herd(min(MOST, max(FEWEST, size)))
        herd.best[:] = self._herd.best
        herd.tally[[BEST, MADE]] = self._herd.tally[[BEST, MADE]]
        self._herd = herd

    def run(self, until: int) -> None:
        """Go on until so many schedules are made in all, or the bound is reached."""
        tally = self._herd.tally
        if tally[FOUNDED] < len(self._herd.ends[0]):
            found(self._sides, self._herd, self._desks, self._chance, self._ranks, until)
        if tally[FOUNDED] == len(self._herd.ends[0]):
            evolve(self._sides, self._herd, self._desks, self._chance, until)

    def _new_herd(self, size: int) -> Herd:
        count = len(self._ranks)
        return Herd(
            np.zeros((2, size, count), np.int64),
            np.zeros((2, size), np.int64),
            np.zeros(count, np.int64),
            np.array([FAR, self._bound, 0, 0, 0, 0, self._anchor], np.int64),
        )
