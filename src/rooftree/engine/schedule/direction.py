"""One direction of time to make schedules in: forwards, or backwards in the mirror."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Protocol

from rooftree.engine.compiled import Compiled
from rooftree.engine.schedule.grid import Grid, fits
from rooftree.engine.schedule.sgs import Dates, Generator


class Decoder(Protocol):
    """Turns an order of work into dates."""

    def later(self, compiled: Compiled) -> "Decoder":
        """Return a decoder for the same problem with later releases."""

    def dates(self, order: Sequence[int], floor: int) -> Dates:
        """Return starts and finishes, none before `floor`, when placed in `order`."""


class Direction:
    """Makes schedules of one compiled problem, by order or by rank."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._decoder: Decoder = Grid(compiled) if fits(compiled) else Generator(compiled)
        self._waits = [
            (position, [link.other for link in compiled.links[position]])
            for position in compiled.order
            if compiled.links[position]
        ]

    def later(self, releases: Sequence[int]) -> "Direction":
        """Return a direction for the same problem with these releases, none of them earlier."""
        twin = copy(self)
        twin.compiled = replace(self.compiled, releases=releases)
        twin._decoder = self._decoder.later(twin.compiled)  # noqa: SLF001 - a twin
        return twin

    def dates(self, order: Sequence[int], floor: int) -> Dates:
        """Return starts and finishes, none before `floor`, when placed in `order`."""
        return self._decoder.dates(order, floor)

    def by_rank(self, ranks: Sequence[float]) -> list[int]:
        """Return the positions by rank; one whose rank is too low follows those it waits for."""
        raised = list(ranks)
        for position, others in self._waits:
            highest = max([raised[other] for other in others])
            raised[position] = max(raised[position], highest)
        return sorted(self.compiled.order, key=raised.__getitem__)

    def end(self, dates: Dates) -> int:
        """Return when the last activity that can be planned finishes."""
        finishes = dates[1]
        return max((finishes[position] for position in self.compiled.order), default=0)
