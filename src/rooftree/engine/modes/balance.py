"""Modes without a schedule: chosen so that the work of each resource is short and stocks last.

The ends of the longest chain and of the work of each resource (energy over capacity) are bounds of
every schedule in these modes; CP-SAT finds the modes in which the greater of them is least. What it
proves is a lower bound for all modes, and its choices are what a search begins with.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from threading import Event, Thread

import numpy as np
from ortools.sat.python import cp_model

from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.numbers import ModeNumbers
from rooftree.engine.modes.sides import FROM_FINISH, TO_FINISH, ModeSide

VARIANTS = 4  # further choices that are nearly as good, each by a wish of its own
NEARLY = 1.02
FIRST_SHARE = 0.6  # of the time, for the first choice
WATCHED = 0.05  # seconds between two questions whether to stop

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Effort:
    """How long CP-SAT may think: `seconds` of the clock with eight workers, or work by count."""

    seconds: float = 0.0
    count: float = 0.0

    def part(self, share: float) -> "Effort":
        """Return a share of the effort."""
        return Effort(self.seconds * share, self.count * share)

    def solve(
        self, model: cp_model.CpModel, seed: int, stop: Stop
    ) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """Solve `model` within the limits, or until `stop` says so; by count always the same."""
        solver = cp_model.CpSolver()
        solver.parameters.random_seed = seed % 2**31
        if self.count:
            solver.parameters.num_workers = 1
            solver.parameters.max_deterministic_time = self.count
        else:
            solver.parameters.num_workers = 8
            solver.parameters.max_time_in_seconds = self.seconds
        over = Event()

        def watch() -> None:
            while not over.wait(WATCHED):
                if stop():
                    solver.stop_search()

        watcher = Thread(target=watch)
        watcher.start()
        status = solver.solve(model)
        over.set()
        watcher.join()
        return solver, status


@dataclass(frozen=True, slots=True)
class Balance:
    """`bound` is a slot before which no plan ends; `choices` (c, n) have modes by side number.

    `has_none` says that no choice of modes leaves enough of the stocks, which is proven.
    """

    bound: int
    choices: Numbers
    has_none: bool = False


def balanced(numbers: ModeNumbers, effort: Effort, seed: int, stop: Stop) -> Balance:
    """Return a lower bound and choices of modes that come near it."""
    first = _Model(numbers)
    first.model.minimize(first.end)
    solver, status = effort.part(FIRST_SHARE).solve(first.model, seed, stop)
    none = np.zeros((0, len(numbers.positions)), np.int64)
    if status == cp_model.INFEASIBLE:
        return Balance(0, none, has_none=True)
    bound = int(np.ceil(solver.best_objective_bound - 1e-6))
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Balance(max(0, bound), none)
    choices = [first.choice(solver)]
    chance = Random(seed)  # noqa: S311 - a search, no secret
    for _ in range(VARIANTS):
        other = _Model(numbers)
        other.model.add(other.end <= int(solver.value(first.end) * NEARLY) + 1)
        other.model.minimize(sum(chance.randrange(100) * each for each in other.takes))
        again, status = effort.part((1 - FIRST_SHARE) / VARIANTS).solve(other.model, seed, stop)
        if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            choices.append(other.choice(again))
    return Balance(max(0, bound), np.array(choices, np.int64))


class _Model:
    def __init__(self, numbers: ModeNumbers) -> None:
        side, self.model = numbers.forwards, cp_model.CpModel()
        horizon = side.free.shape[1]
        self.numbers = numbers
        self.end = self.model.new_int_var(0, horizon, "")
        self.takes = [self.model.new_bool_var("") for _ in range(len(numbers.modes))]
        starts = [self.model.new_int_var(int(least), horizon, "") for least in side.releases]
        finishes = []
        for i, start in enumerate(starts):
            modes = range(side.first[i], side.last[i])
            self.model.add_exactly_one(self.takes[mode] for mode in modes)
            finishes.append(start + weighted(self.takes, side.durations, modes))
            self.model.add(self.end >= finishes[i])
            for link in range(side.heads[i], side.heads[i + 1]):
                other, ends = side.others[link], side.ends[link]
                at = (finishes if ends & FROM_FINISH else starts)[other] + int(side.lags[link])
                self.model.add((finishes[i] if ends & TO_FINISH else start) >= at)
        every = range(len(self.takes))
        for stock in range(side.uses.shape[1]):
            self.model.add(
                weighted(self.takes, side.uses[:, stock], every) <= int(side.uses[-1, stock])
            )
        for resource, capacity in enumerate(numbers.capacities):
            work = weighted(self.takes, numbers.demands[:, resource] * side.durations, every)
            self.model.add(work <= int(capacity) * self.end)

    def choice(self, solver: cp_model.CpSolver) -> list[int]:
        """Return the mode of each activity."""
        return taken(self.numbers.forwards, self.takes, solver)


def weighted(
    takes: Sequence[cp_model.IntVar], amounts: Numbers, modes: Iterable[int]
) -> cp_model.LinearExpr:
    """Return the sum of the amounts (m) of those of `modes` that are taken."""
    chosen = list(modes)
    return cp_model.LinearExpr.weighted_sum(
        [takes[mode] for mode in chosen], [int(amounts[mode]) for mode in chosen]
    )


def taken(side: ModeSide, takes: Sequence[cp_model.IntVar], solver: cp_model.CpSolver) -> list[int]:
    """Return the mode of each activity that the solver took."""
    return [
        next(mode for mode in range(first, last) if solver.boolean_value(takes[mode]))
        for first, last in zip(side.first, side.last, strict=True)
    ]
