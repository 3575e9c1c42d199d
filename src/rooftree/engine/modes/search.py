"""The search for good schedules with modes: islands of populations, then CP-SAT, then islands."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from rooftree.engine.kernels.chance import seeded
from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.balance import Balance, Effort
from rooftree.engine.modes.exact import Known, improve
from rooftree.engine.modes.numbers import ModeNumbers
from rooftree.engine.modes.population import (
    BOUND,
    EMPTY,
    FITTEST,
    LACK,
    MADE,
    evolve,
    found,
    population,
)
from rooftree.engine.modes.sides import FROM_FINISH, TO_FINISH, desks_for

SIZE = 80  # schedules of an island
STALLED = 400  # children for each of its schedules without a better one, and an island begins anew
CHUNK = 200  # children between two looks at the clock
SCHEDULES = 3  # made for each child

Report = Callable[[int, int], None]
Limit = Callable[[], bool]


class Island:
    """One population with its own random numbers and place to work."""

    def __init__(self, numbers: ModeNumbers, seed: int) -> None:
        self._sides = numbers.forwards, numbers.backwards
        self._desks = desks_for(self._sides)
        self._chance = seeded(seed)
        self._ranks = _ranks(numbers)
        count = len(numbers.positions)
        self._seeds = np.zeros((0, count), np.int64)
        self.herd = population(SIZE, count, 0, numbers.anchor)
        self._last_better = 0
        self.found()

    def learn(self, balance: Balance) -> None:
        """Begin anew with choices of modes, and with a bound to stop at."""
        self._seeds = balance.choices
        self.herd.tally[BOUND] = balance.bound
        self.found()

    def found(self) -> None:
        """Begin anew; the best found so far is remembered."""
        self.herd.worth[:] = EMPTY
        found(self._sides, self.herd, self._desks, self._chance, self._ranks, self._seeds)

    def grow(self, children: int) -> None:
        """Make some children, or begin anew when there was nothing better for long."""
        before = self.worth
        if self.made - self._last_better > STALLED * SIZE * SCHEDULES:
            self.found()
            self._last_better = self.made
        else:
            evolve(self._sides, self.herd, self._desks, self._chance, children)
        if self.worth < before:
            self._last_better = self.made

    def settle(self, best: Numbers, worth: int) -> None:
        """Take in a schedule (2, n) from elsewhere, in place of the worst."""
        place = int(np.argmax(self.herd.worth))
        self.herd.starts[place], self.herd.modes[place] = best
        self.herd.orders[place] = np.argsort(best[0], kind="stable")
        self.herd.worth[place] = worth
        if worth < self.worth:
            self.herd.tally[FITTEST] = worth
            self.herd.best[:] = best

    @property
    def worth(self) -> int:
        return int(self.herd.tally[FITTEST])

    @property
    def made(self) -> int:
        return int(self.herd.tally[MADE])


class ModeSearch:
    """Keeps the best schedule in `best` (2, n) with starts and modes, and what is proven."""

    def __init__(self, numbers: ModeNumbers, seed: int, workers: int, report: Report) -> None:
        self._numbers, self._seed, self._report = numbers, seed, report
        self.bound = 0
        self._islands = [Island(numbers, seed * workers + i) for i in range(workers)]
        self._told = (-1, -1)
        self._tell()

    @property
    def leader(self) -> Island:
        return min(self._islands, key=lambda island: island.worth)

    @property
    def best(self) -> Numbers:
        return self.leader.herd.best

    @property
    def worth(self) -> int:
        return self.leader.worth

    @property
    def made(self) -> int:
        return sum(island.made for island in self._islands)

    @property
    def is_done(self) -> bool:
        return self.worth <= self.bound

    def learn(self, balance: Balance) -> None:
        """Let all islands begin anew from what is known of the modes."""
        self.bound = balance.bound
        for island in self._islands:
            island.learn(balance)
        self._tell()

    def evolve(self, is_over: Limit) -> None:
        """Let the islands grow side by side, and share the best now and then."""
        with ThreadPoolExecutor(len(self._islands)) as threads:
            while not (is_over() or self.is_done):
                list(threads.map(lambda island: island.grow(CHUNK), self._islands))
                self._tell()

    def prove(self, effort: Effort, stop: Limit) -> None:
        """Let CP-SAT look for something better, or prove that there is nothing."""
        if self.worth >= LACK:
            return
        known = Known(self.best, self.worth, self.bound)
        answer = improve(self._numbers, known, effort, self._seed, stop)
        self.bound = answer.bound
        if answer.best is not None:
            durations = self._numbers.forwards.durations[answer.best[1]]
            self.leader.settle(answer.best, int((answer.best[0] + durations).max()))
        self._tell()

    def _tell(self) -> None:
        if (self.worth, self.bound) != self._told and self.worth < LACK:
            self._told = (self.worth, self.bound)
            self._report(self.worth, self.bound)


def _ranks(numbers: ModeNumbers) -> Numbers:
    """Return the latest starts in the quickest modes, the end of the longest chain being 0."""
    side = numbers.forwards
    shortest = np.array(
        [side.durations[side.first[i] : side.last[i]].min() for i in range(len(side.first))],
        np.int64,
    )
    latest = -shortest
    for i in reversed(range(len(latest))):
        for link in range(side.heads[i], side.heads[i + 1]):
            other, ends = side.others[link], side.ends[link]
            at = latest[i] + (shortest[i] if ends & TO_FINISH else 0) - side.lags[link]
            latest[other] = min(latest[other], at - (shortest[other] if ends & FROM_FINISH else 0))
    return latest
