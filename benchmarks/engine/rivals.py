"""Other solvers on the same instances: CP-SAT used plainly or hinted, and PyJobShop."""

import importlib.util
from time import perf_counter

from ortools.sat.python import cp_model

WORKERS = 8  # two would leave out the workers that use linear programs


class Trace(cp_model.CpSolverSolutionCallback):
    """Remembers (seconds, makespan) of every solution."""

    def __init__(self):
        super().__init__()
        self.began = perf_counter()
        self.found = []

    def on_solution_callback(self):
        self.found.append((perf_counter() - self.began, int(self.objective_value)))


def cp_sat(problem, seconds, hint=None):
    """Return [(seconds, makespan)] of CP-SAT's solutions, and whether the last is proven.

    With `hint`, a plan, its starts are the hint and its makespan less one is the horizon.
    """
    model = cp_model.CpModel()
    horizon = hint.makespan - 1 if hint else sum(each.duration for each in problem.activities)
    starts, intervals = {}, {}
    for each in problem.activities:
        key = each.key
        starts[key] = model.new_int_var(0, max(0, horizon - each.duration), key)
        intervals[key] = model.new_fixed_size_interval_var(starts[key], each.duration, key)
        if hint:
            model.add_hint(starts[key], hint.assignments[key].start)
    lengths = {each.key: each.duration for each in problem.activities}
    for link in problem.dependencies:
        model.add(starts[link.after] >= starts[link.before] + lengths[link.before])
    for resource in problem.resources:
        users = [each for each in problem.activities if each.demands.get(resource.key)]
        model.add_cumulative(
            [intervals[each.key] for each in users],
            [each.demands[resource.key] for each in users],
            resource.capacity,
        )
    makespan = model.new_int_var(0, horizon, "makespan")
    model.add_max_equality(makespan, [starts[key] + length for key, length in lengths.items()])
    model.minimize(makespan)
    return solved(model, seconds, hint)


def solved(model, seconds, hint):
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    trace = Trace()
    if hint:
        trace.found.append((0.0, hint.makespan))
    status = solver.solve(model, trace)
    return trace.found, status in {cp_model.OPTIMAL, cp_model.INFEASIBLE}


def has_pyjobshop():
    return importlib.util.find_spec("pyjobshop") is not None


def pyjobshop(problem, seconds):
    """Return the makespan that PyJobShop finds with OR-Tools in `seconds`, or None, and if proven."""
    from pyjobshop import Model  # noqa: PLC0415 - only where it is installed

    model = Model()
    resources = {each.key: model.add_renewable(each.capacity) for each in problem.resources}
    tasks = {}
    for each in problem.activities:
        tasks[each.key] = model.add_task(job=None)
        demands = [each.demands.get(key, 0) for key in resources]
        model.add_mode(tasks[each.key], list(resources.values()), each.duration, demands)
    for link in problem.dependencies:
        model.add_end_before_start(tasks[link.before], tasks[link.after])
    result = model.solve(time_limit=seconds, display=False, num_workers=WORKERS)
    found = result.status.value in {"Optimal", "Feasible"}
    return (int(result.objective) if found else None), result.status.value == "Optimal"
