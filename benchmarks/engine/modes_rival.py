"""PyJobShop on one multi-mode instance, by an interpreter that has it: text in, JSON out.

PYTHONPATH=src python -P benchmarks/engine/modes_rival.py SECONDS < INSTANCE
"""

import json
import sys
from time import perf_counter

from ortools.sat.python import cp_model
from pyjobshop import Model
from pyjobshop.solvers.ortools.CPModel import CPModel

from rooftree.engine.formats.reading import read_text

WORKERS = 8  # two would leave out the workers that use linear programs


class Trace(cp_model.CpSolverSolutionCallback):
    """Remembers (seconds, makespan) of every solution."""

    def __init__(self):
        super().__init__()
        self.began = perf_counter()
        self.found = []

    def on_solution_callback(self):
        self.found.append((perf_counter() - self.began, int(self.objective_value)))


def main():
    built = CPModel(model_of(read_text(sys.stdin.read())).data()).model
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(sys.argv[1])
    solver.parameters.num_workers = WORKERS
    trace = Trace()
    status = solver.solve(built, trace)
    print(json.dumps({"found": trace.found, "proven": status == cp_model.OPTIMAL}))


def model_of(problem):
    model = Model()
    resources = {}
    for each in problem.resources:
        add = model.add_renewable if each.kind == "renewable" else model.add_consumable
        resources[each.key] = add(each.capacity)
    tasks = {}
    for each in problem.activities:
        tasks[each.key] = model.add_task()
        for mode in each.modes or (each,):
            demands = {key: units for key, units in mode.demands.items() if units}
            model.add_mode(
                tasks[each.key],
                [resources[key] for key in demands],
                mode.duration,
                list(demands.values()),
            )
    for link in problem.dependencies:
        model.add_end_before_start(tasks[link.before], tasks[link.after])
    return model


if __name__ == "__main__":
    main()
