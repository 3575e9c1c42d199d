"""The whole multi-mode problem for CP-SAT, begun from the best schedule of the search.

Each mode is an optional interval; all modes of an activity share its start and finish. The end is
held between the known bound and the known schedule, and the work of each resource is told to the
linear relaxation, which does not see it in cumulative constraints alone.
"""

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.balance import Effort, Stop, taken, weighted
from rooftree.engine.modes.numbers import ModeNumbers
from rooftree.engine.modes.sides import FROM_FINISH, TO_FINISH


@dataclass(frozen=True, slots=True)
class Exact:
    """A better schedule, `best` (2, n) with starts and modes, or None, and a proven `bound`."""

    best: Numbers | None
    bound: int


@dataclass(frozen=True, slots=True)
class Known:
    """A schedule, `best` (2, n) with starts and modes, that ends in slot `end`, and a bound."""

    best: Numbers
    end: int
    bound: int


def improve(numbers: ModeNumbers, known: Known, effort: Effort, seed: int, stop: Stop) -> Exact:
    """Look for a schedule that ends before the known one."""
    model = _Model(numbers, known.end, known.bound)
    model.hint(known.best)
    solver, status = effort.solve(model.model, seed, stop)
    found = None
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE} and solver.value(model.end) < known.end:
        found = model.schedule(solver)
    return Exact(found, max(known.bound, int(np.ceil(solver.best_objective_bound - 1e-6))))


class _Model:
    def __init__(self, numbers: ModeNumbers, end: int, bound: int) -> None:
        side, self.model = numbers.forwards, cp_model.CpModel()
        self.numbers = numbers
        self.end = self.model.new_int_var(bound, end, "")
        self.takes = [self.model.new_bool_var("") for _ in numbers.modes]
        self.starts = [self.model.new_int_var(int(least), end, "") for least in side.releases]
        self.finishes = [self.model.new_int_var(0, end, "") for _ in self.starts]
        self._modes()
        self._links()
        self._resources(end)
        for finish in self.finishes:
            self.model.add(self.end >= finish)
        self.model.minimize(self.end)

    def _modes(self) -> None:
        side = self.numbers.forwards
        self.intervals = []
        for i, (start, finish) in enumerate(zip(self.starts, self.finishes, strict=True)):
            modes = range(side.first[i], side.last[i])
            self.model.add_exactly_one(self.takes[mode] for mode in modes)
            self.model.add(finish == start + weighted(self.takes, side.durations, modes))
            self.intervals += [
                self.model.new_optional_interval_var(
                    start, int(side.durations[mode]), finish, self.takes[mode], ""
                )
                for mode in modes
            ]

    def _links(self) -> None:
        side = self.numbers.forwards
        for i in range(len(self.starts)):
            for link in range(side.heads[i], side.heads[i + 1]):
                other, ends = side.others[link], side.ends[link]
                at = (self.finishes if ends & FROM_FINISH else self.starts)[other]
                own = (self.finishes if ends & TO_FINISH else self.starts)[i]
                self.model.add(own >= at + int(side.lags[link]))

    def _resources(self, end: int) -> None:
        side, demands = self.numbers.forwards, self.numbers.demands
        every = range(len(self.takes))
        for stock in range(side.uses.shape[1]):
            self.model.add(
                weighted(self.takes, side.uses[:, stock], every) <= int(side.uses[-1, stock])
            )
        for resource, capacity in enumerate(self.numbers.capacities):
            users = [mode for mode in every if demands[mode, resource]]
            intervals = [self.intervals[mode] for mode in users]
            units = [int(demands[mode, resource]) for mode in users]
            for which, start, finish, away in self.numbers.away:
                if which == resource and start < end:
                    length = min(finish, end) - start
                    intervals.append(self.model.new_fixed_size_interval_var(start, length, ""))
                    units.append(away)
            self.model.add_cumulative(intervals, units, int(capacity))
            work = weighted(self.takes, demands[:, resource] * side.durations, every)
            self.model.add(work <= int(capacity) * self.end)

    def hint(self, best: Numbers) -> None:
        """Tell the solver a schedule, (2, n) with starts and modes."""
        side = self.numbers.forwards
        for i, (start, chosen) in enumerate(best.T):
            self.model.add_hint(self.starts[i], int(start))
            self.model.add_hint(self.finishes[i], int(start + side.durations[chosen]))
            for mode in range(side.first[i], side.last[i]):
                self.model.add_hint(self.takes[mode], bool(mode == chosen))

    def schedule(self, solver: cp_model.CpSolver) -> Numbers:
        """Return the starts and modes (2, n) that were found."""
        chosen = taken(self.numbers.forwards, self.takes, solver)
        return np.array([[solver.value(start) for start in self.starts], chosen], np.int64)
