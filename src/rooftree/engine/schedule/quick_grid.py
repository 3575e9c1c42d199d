"""The compiled twin of a grid's loop, for a process that has the kernels loaded."""

from collections.abc import Sequence

import numpy as np

from rooftree.engine.kernels.serial import serial
from rooftree.engine.kernels.sides import Desk, Side

Words = tuple[Sequence[int], int, int]


class QuickGrid:
    """Makes the schedules of a `Grid` whose free units fit in one word."""

    def __init__(
        self, durations: Sequence[int], waits: Sequence[Sequence[tuple[int, int]]], words: Words
    ) -> None:
        """Take what a grid has: `words` are needs by position, what is free, and the guards."""
        needs, self._full, guards = words
        heads = np.zeros(len(durations) + 1, np.int64)
        heads[1:] = np.cumsum([len(found) for found in waits])
        links = np.array([link for found in waits for link in found], np.int64).reshape(-1, 2)
        self._side = Side(
            np.array(durations, np.int64),
            np.zeros(len(durations), np.int64),
            np.array(needs, np.int64).reshape(-1, 1),
            heads,
            links[:, 0].copy(),
            links[:, 1].copy(),
            np.zeros((1, 0), np.int64),
            np.array([guards], np.int64),
        )

    def dates(
        self, order: Sequence[int], releases: Sequence[int], floor: int, length: int
    ) -> tuple[list[int], list[int]]:
        """Return starts and finishes, none before `floor`; all end within `length` slots of it."""
        count = len(releases)
        side = self._side._replace(
            releases=np.maximum(np.array(releases, np.int64) - floor, 0),
            free=np.full((1, length), self._full, np.int64),
        )
        positions = np.array(order, np.int64)
        nowhere = np.zeros(count, np.int64)
        desk = Desk(side.free.copy(), positions, np.zeros(count, np.int64), nowhere)
        serial(side, desk, 0)
        starts, finishes = np.zeros((2, count), np.int64)
        starts[positions] = desk.starts[positions] + floor
        finishes[positions] = starts[positions] + side.durations[positions]
        return starts.tolist(), finishes.tolist()
