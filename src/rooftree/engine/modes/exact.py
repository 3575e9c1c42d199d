"""The whole multi-mode problem for CP-SAT, begun from the best schedule of the search.

An activity has one interval for each resource, whose size and demand are those of the mode chosen;
that propagates better than an optional interval for each mode. The end is held between the known
bound and the known schedule.
"""

from collections.abc import Sequence
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
        self.sizes = [self._chosen(i, side.durations) for i in range(len(self.starts))]
        self._activities()
        self._links()
        self._resources(end)
        self.model.minimize(self.end)

    def _activities(self) -> None:
        side = self.numbers.forwards
        for i, (start, finish) in enumerate(zip(self.starts, self.finishes, strict=True)):
            self.model.add_exactly_one(self.takes[mode] for mode in self._modes(i))
            self.model.add(finish == start + weighted(self.takes, side.durations, self._modes(i)))
            self.model.add(self.end >= finish)

    def _links(self) -> None:
        side = self.numbers.forwards
        for i in range(len(self.starts)):
            for link in range(side.heads[i], side.heads[i + 1]):
                other, ends = side.others[link], side.ends[link]
                at = (self.finishes if ends & FROM_FINISH else self.starts)[other]
                own = (self.finishes if ends & TO_FINISH else self.starts)[i]
                self.model.add(own >= at + int(side.lags[link]))

    def _resources(self, end: int) -> None:
        side = self.numbers.forwards
        every = range(len(self.takes))
        for stock in range(side.uses.shape[1]):
            used = weighted(self.takes, side.uses[:, stock], every)
            self.model.add(used <= int(side.uses[-1, stock]))
        for resource, capacity in enumerate(self.numbers.capacities):
            intervals, demands = self._away(resource, end)
            for i in range(len(self.starts)):
                users = [mode for mode in self._modes(i) if self.numbers.demands[mode, resource]]
                if users:
                    intervals.append(self._interval(i, users))
                    demands.append(self._chosen(i, self.numbers.demands[:, resource], users))
            self.model.add_cumulative(intervals, demands, int(capacity))

    def _away(
        self, resource: int, end: int
    ) -> tuple[list[cp_model.IntervalVar], list[cp_model.IntVar | int]]:
        """Return what is missing of a resource as intervals and their demands."""
        away = [each for each in self.numbers.away if each[0] == resource and each[1] < end]
        return [
            self.model.new_fixed_size_interval_var(start, min(finish, end) - start, "")
            for _, start, finish, _ in away
        ], [units for *_, units in away]

    def _interval(self, i: int, users: Sequence[int]) -> cp_model.IntervalVar:
        """Return when an activity uses a resource that only its modes `users` demand."""
        start, size, finish = self.starts[i], self.sizes[i], self.finishes[i]
        if len(users) == len(self._modes(i)):
            return self.model.new_interval_var(start, size, finish, "")
        is_used = self.model.new_bool_var("")
        self.model.add(sum(self.takes[mode] for mode in users) == is_used)
        return self.model.new_optional_interval_var(start, size, finish, is_used, "")

    def _chosen(
        self, i: int, amounts: Numbers, modes: Sequence[int] | None = None
    ) -> cp_model.IntVar:
        """Return the amount (m) of the mode chosen, if it is one of `modes`."""
        modes = self._modes(i) if modes is None else modes
        values = cp_model.Domain.from_values(sorted({int(amounts[mode]) for mode in modes}))
        result = self.model.new_int_var_from_domain(values, "")
        for mode in modes:
            self.model.add(result == int(amounts[mode])).only_enforce_if(self.takes[mode])
        return result

    def _modes(self, i: int) -> range:
        return range(self.numbers.forwards.first[i], self.numbers.forwards.last[i])

    def hint(self, best: Numbers) -> None:
        """Tell the solver a schedule, (2, n) with starts and modes."""
        durations = self.numbers.forwards.durations
        for i, (start, chosen) in enumerate(best.T):
            self.model.add_hint(self.starts[i], int(start))
            self.model.add_hint(self.finishes[i], int(start + durations[chosen]))
            self.model.add_hint(self.sizes[i], int(durations[chosen]))
            for mode in self._modes(i):
                self.model.add_hint(self.takes[mode], bool(mode == chosen))

    def schedule(self, solver: cp_model.CpSolver) -> Numbers:
        """Return the starts and modes (2, n) that were found."""
        chosen = taken(self.numbers.forwards, self.takes, solver)
        return np.array([[solver.value(start) for start in self.starts], chosen], np.int64)
