"""The search side by side: islands that begin from the best rules and share what they find."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from rooftree.engine.kernels.chance import seeded
from rooftree.engine.kernels.sides import Numbers, Side, desk_for
from rooftree.engine.portfolio.chains import early_starts
from rooftree.engine.portfolio.local_search import (
    END,
    LATE,
    MADE,
    Dues,
    Ground,
    begin,
    push,
    search,
)
from rooftree.engine.schedule.limits import Limits

CHUNK = 60_000  # activities scheduled, about, between two looks at the clock
PASSES = 3  # schedules of a step
FAR = 1 << 40
APART = 1_000_003  # between the seeds of islands

Sides = tuple[Side, Side]
Report = Callable[[int], None]


class Island:
    """One local search with its own random numbers and places to work.

    `target` is the end at which to stop, and the slot from which time runs backwards (or -1).
    """

    def __init__(self, sides: Sides, dues: Dues, target: tuple[int, int], seed: int) -> None:
        self._sides, self._chance = sides, seeded(seed)
        self._desks = desk_for(sides[0]), desk_for(sides[1])
        durations = sides[0].durations
        usual = int(durations.mean()) if len(durations) else 0
        tally = np.array([FAR, 0, 0, *target, usual], np.int64)
        own = dues._replace(last=np.zeros_like(dues.last))
        self.ground = Ground(np.zeros_like(durations), own, tally)

    def begin(self, ranks: Numbers) -> None:
        """Begin from the order of `ranks` (n)."""
        begin(self._sides, self._desks, self.ground, ranks)

    def push(self) -> bool:
        """Push the schedule to both ends; say whether it got shorter."""
        return push(self._sides, self._desks, self.ground)

    def grow(self, steps: int) -> None:
        """Take some steps."""
        search(self._sides, self._desks, self.ground, self._chance, steps)

    def settle(self, other: "Island") -> None:
        """Go on from where another island stands."""
        self.ground.starts[:] = other.ground.starts
        self.ground.tally[[END, LATE]] = other.ground.tally[[END, LATE]]

    @property
    def end(self) -> int:
        return int(self.ground.tally[END])

    @property
    def worth(self) -> tuple[int, int]:
        """Return the end and the lateness; less is better."""
        return self.end, int(self.ground.tally[LATE])

    @property
    def made(self) -> int:
        return int(self.ground.tally[MADE])


class Archipelago:
    """Keeps the best schedule in `starts` (n), and its end, of all islands."""

    def __init__(self, sides: Sides, dues: Dues, target: tuple[int, int], seed: int) -> None:
        self._sides, self._dues, self._target, self._seed = sides, dues, target, seed
        self._steps = max(1, CHUNK // (PASSES * max(1, len(dues.project))))
        self._islands: list[Island] = []

    @property
    def leader(self) -> Island:
        return min(self._islands, key=lambda island: island.worth)

    @property
    def starts(self) -> Numbers:
        return self.leader.ground.starts

    @property
    def end(self) -> int:
        return self.leader.end

    @property
    def made(self) -> int:
        return sum(island.made for island in self._islands)

    def begin(self, limits: Limits, report: Report) -> None:
        """Try the rules one after the other, at least the first."""
        for ranks in _rules(self._sides):
            if self._islands and not self._may_go_on(limits):
                return
            seed = self._seed + len(self._islands) * APART
            island = Island(self._sides, self._dues, self._target, seed)
            island.begin(ranks)
            self._islands.append(island)
            report(self.end)
            while self._may_go_on(limits) and island.push():
                report(self.end)

    def search(self, limits: Limits, workers: int, report: Report) -> None:
        """Let the best of the beginnings grow side by side while `limits` allow."""
        self._islands.sort(key=lambda island: island.worth)
        grown = self._islands[:workers]
        with ThreadPoolExecutor(workers) as threads:
            while self._may_go_on(limits):
                list(threads.map(lambda island: island.grow(self._steps), grown))
                report(self.end)
                _share(grown)

    def _may_go_on(self, limits: Limits) -> bool:
        return self.leader.worth > (self._target[0], 0) and limits.allow(self.made)


def _share(islands: Sequence[Island]) -> None:
    """Let the worst island go on from the best one, where it is behind by more than a little."""
    best, worst = islands[0], islands[0]
    for island in islands:
        best = island if island.worth < best.worth else best
        worst = island if island.worth > worst.worth else worst
    if worst.end > best.end:
        worst.settle(best)


def _rules(sides: Sides) -> Iterator[Numbers]:
    """Yield ranks of all activities (n): earliest start, latest start, latest finish, float."""
    heads, tails = early_starts(sides[0]), early_starts(sides[1])[::-1]
    durations = sides[0].durations
    yield -tails - durations
    yield heads
    yield -tails
    yield -heads - tails - durations
