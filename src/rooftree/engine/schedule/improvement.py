"""Searching on slots: populations that grow while time allows, and CP-SAT beside them."""

import os
from collections.abc import Sequence
from math import inf
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from rooftree.engine.schedule.evolution import Evolution
from rooftree.engine.schedule.incumbent import Incumbent
from rooftree.engine.schedule.limits import Limits
from rooftree.engine.schedule.slots import Slots

if TYPE_CHECKING:
    from rooftree.engine.schedule.exact import Exact

FIRST_STAGE = 4_000  # schedules of the first population; each further stage has
GROWTH = 4  # times as many
STEP = 0.01  # seconds between looks at the clock
EXACT_AFTER = 0.1  # seconds until CP-SAT begins
EXACT_ROUND = 0.25  # seconds of its first round; each further one has twice as many
EXACT_PAUSE = 3.0  # pause after a round, as a multiple of it, because populations find more
SMALL = 40  # activities; CP-SAT proves so few that it goes on without a pause, with more cores
SMALL_ROUND = 2.0  # seconds of its first round on so few
LAST_SMALL = 64_000  # schedules of the last population on so few
LARGEST_EXACT = 1_000  # activities
ISLAND = 1_000_003  # between the seeds of populations that evolve side by side


def improve_by_count(
    slots: Slots, ranks: Sequence[int], bound: int, seed: int, limits: Limits
) -> tuple[Incumbent, int]:
    """Return the best of `limits.samples` schedules, the same for the same seed; and their number."""
    evolution = Evolution(slots, ranks, bound, seed)
    evolution.begin(limits.samples)
    teller, pace = _Teller(slots, limits), _Pace()
    incumbent = _first(evolution, bound)
    while limits.allow(evolution.made) and not incumbent.proven.is_set():
        pace.run(evolution, limits.samples)
        incumbent.offer(evolution.starts, evolution.end)
        teller.tell(incumbent)
    return incumbent, evolution.made


def improve_by_time(
    slots: Slots, ranks: Sequence[int], bound: int, seed: int, limits: Limits
) -> tuple[Incumbent, int]:
    """Return the best schedule found in the time given, and how many were made for it."""
    is_exact = len(slots.positions) <= LARGEST_EXACT and not len(slots.forwards.counts)
    is_small = is_exact and len(slots.positions) <= SMALL
    workers = 1 if is_small else limits.workers or cores()
    last = LAST_SMALL if is_small else inf
    islands = [Evolution(slots, ranks, bound, seed + i * ISLAND) for i in range(workers)]
    incumbent = _first(islands[0], bound)
    over, teller = Event(), _Teller(slots, limits)
    threads = [
        Thread(target=_evolve, args=(each, incumbent, limits, over, last)) for each in islands
    ]
    prover = _Prover(slots, incumbent, limits, seed)
    for thread in threads:
        thread.start()
    if is_exact:
        prover.start()
    while limits.allow(1) and not incumbent.proven.wait(STEP):
        teller.tell(incumbent)
    over.set()
    prover.end()
    for thread in threads:
        thread.join()
    teller.tell(incumbent)
    return incumbent, sum(each.made for each in islands)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Teller:
    """Tells of progress, in minutes from the start of the problem, when there is some."""

    def __init__(self, slots: Slots, limits: Limits) -> None:
        self._slots, self._limits = slots, limits
        self._told: tuple[int, int] | None = None

    def tell(self, incumbent: Incumbent) -> None:
        now = incumbent.end, incumbent.bound
        if now != self._told:
            self._told = now
            begin = self._slots.end_of(0)
            self._limits.tell(*(self._slots.end_of(slot) - begin for slot in now))


class _Pace:
    """Runs an evolution in pieces of about one step, whatever the size of the problem."""

    def __init__(self) -> None:
        self._schedules = 1
        self._rate = 0.0

    def within(self, seconds: float) -> float:
        """Return how many schedules can be made in so many seconds, at the rate so far."""
        return self._rate * seconds if self._rate else inf

    def run(self, evolution: Evolution, until: int) -> None:
        began, made = monotonic(), evolution.made
        evolution.run(min(until, made + self._schedules))
        seconds = max(monotonic() - began, 1e-6)
        self._rate = (evolution.made - made) / seconds
        self._schedules = max(1, min(int(self._rate * STEP), 4 * self._schedules))


def _first(evolution: Evolution, bound: int) -> Incumbent:
    """Return what the ranks alone make."""
    evolution.run(1)
    return Incumbent(evolution.starts.copy(), evolution.end, bound)


def _evolve(
    evolution: Evolution, incumbent: Incumbent, limits: Limits, over: Event, last: float
) -> None:
    """Let one population after the other evolve, each larger than the one before, until all is over.

    The last is as large as the time left allows, and not above `last` schedules: on small problems
    what has not been found by then is for CP-SAT, which has all cores afterwards.
    """
    pace, stage = _Pace(), FIRST_STAGE
    while not over.is_set() and stage <= last:
        size = int(min(stage, max(FIRST_STAGE, pace.within(limits.left))))
        evolution.begin(size)
        until = evolution.made + size
        while evolution.made < until and not over.is_set():
            pace.run(evolution, until)
            incumbent.offer(evolution.starts, evolution.end)
        stage *= GROWTH


class _Prover(Thread):
    """Runs CP-SAT in rounds, each below the best schedule of the moment."""

    def __init__(self, slots: Slots, incumbent: Incumbent, limits: Limits, seed: int) -> None:
        super().__init__()
        self._slots, self._incumbent, self._limits, self._seed = slots, incumbent, limits, seed
        self._over = Event()
        self._exact: Exact | None = None

    def run(self) -> None:
        if self._over.wait(EXACT_AFTER):
            return
        from rooftree.engine.schedule.exact import Exact  # noqa: PLC0415 - OR-Tools loads slowly

        is_small = len(self._slots.positions) <= SMALL
        incumbent, seconds, pause = self._incumbent, EXACT_ROUND, 0.0
        if is_small:
            seconds = SMALL_ROUND
        while not self._over.wait(pause):
            self._exact = Exact(
                self._slots, incumbent.starts, incumbent.end, incumbent.bound, self._seed
            )
            limit = max(STEP, min(seconds, self._limits.left))
            incumbent.raise_bound(self._exact.run(limit, incumbent.offer))
            pause = 0.0 if is_small else EXACT_PAUSE * seconds
            seconds *= 2

    def end(self) -> None:
        """Stop and wait; a stop that comes before CP-SAT has begun is lost, so it is repeated."""
        self._over.set()
        while self.is_alive():
            if self._exact is not None:
                self._exact.stop()
            self.join(STEP)
