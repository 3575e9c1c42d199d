"""CP-SAT on the slots of a problem: better schedules, bounds and proofs (Perron and Didier, OR-Tools).

The model has one interval for each activity and one cumulative constraint for each resource. The
horizon is one slot less than the best known schedule, so that every solution is a better one.
"""

from collections.abc import Callable, Sequence
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from rooftree.engine.kernels.sides import Numbers, Side
from rooftree.engine.schedule.slots import Slots

WORKERS = 8  # with fewer, CP-SAT leaves out those of its workers that use linear programs


Found = Callable[[Numbers, int], None]


class Exact:
    """Searches below `end`, the length of the schedule with `starts`; another thread may stop it."""

    def __init__(self, slots: Slots, starts: Numbers, end: int, bound: int, seed: int = 0) -> None:
        self._bound, self._end, self._seed = bound, end, seed
        self._model = cp_model.CpModel()
        self._solver = cp_model.CpSolver()
        side = slots.forwards
        early = heads(side)
        late = end - 1 - side.durations - np.array(heads(slots.backwards)[::-1])
        self._is_closed = bool((early > late).any())
        if not self._is_closed:
            self._build(slots, early, late, starts, end)

    def _build(
        self, slots: Slots, early: Numbers, late: Numbers, starts: Numbers, end: int
    ) -> None:
        model, side = self._model, slots.forwards
        count = len(side.durations)
        self._starts = [
            model.new_int_var(int(early[i]), int(late[i]), f"s{i}") for i in range(count)
        ]
        for i in range(count):
            for link in range(side.heads[i], side.heads[i + 1]):
                other = self._starts[side.others[link]]
                model.add(self._starts[i] >= other + int(side.waits[link]))
        intervals = [
            model.new_fixed_size_interval_var(self._starts[i], int(side.durations[i]), f"i{i}")
            for i in range(count)
        ]
        for use in slots.uses:
            users = [i for i in range(count) if use.demands[i]]
            blocks = [model.new_fixed_size_interval_var(at, size, "") for at, size, _ in use.taken]
            model.add_cumulative(
                [*(intervals[i] for i in users), *blocks],
                [*(use.demands[i] for i in users), *(units for _, _, units in use.taken)],
                use.capacity,
            )
        makespan = model.new_int_var(self._bound, end - 1, "makespan")
        for i in range(count):
            model.add(self._starts[i] + int(side.durations[i]) <= makespan)
            model.add_hint(self._starts[i], int(starts[i]))
        model.minimize(makespan)

    def run(self, seconds: float, found: Found, workers: int = WORKERS) -> int:
        """Call `found` with starts and length of each better schedule; return a bound in slots."""
        if self._is_closed:
            return self._end
        solver = self._solver
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = workers
        solver.parameters.random_seed = self._seed
        status = solver.solve(self._model, _Listener(self._starts, found))
        if status == cp_model.INFEASIBLE:
            return self._end
        return max(self._bound, ceil(solver.best_objective_bound - 1e-6))

    def stop(self) -> None:
        """End a run soon."""
        self._solver.stop_search()


class _Listener(cp_model.CpSolverSolutionCallback):
    def __init__(self, starts: Sequence[cp_model.IntVar], found: Found) -> None:
        super().__init__()
        self._variables, self._found = starts, found

    def on_solution_callback(self) -> None:
        starts = np.array([self.value(start) for start in self._variables], np.int64)
        self._found(starts, int(self.objective_value))


def heads(side: Side) -> Numbers:
    """Return the earliest starts (n) when resources never run short."""
    starts = side.releases.copy()
    for i in range(len(starts)):
        for link in range(side.heads[i], side.heads[i + 1]):
            starts[i] = max(starts[i], starts[side.others[link]] + side.waits[link])
    return starts
