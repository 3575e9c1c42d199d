"""Portfolios of 500, 2,000 and 10,000 activities: how soon a plan is there, and how far from a bound.

    python -m benchmarks.engine.portfolio [--rivals]

A first plan, then the best by 2 and 10 seconds of one run, from the problem to the plan; every plan
is judged by the checker. The bound of the files is the critical path or the work of a team over its
capacity; ours takes releases and chains before and behind it into account. With --rivals also one
pass of serial scheduling, and CP-SAT for ten seconds after its model is built.
"""

import argparse
import gzip
import json
import resource
from time import perf_counter

from benchmarks.engine.rcpsp import value_by
from benchmarks.engine.rivals import cp_sat
from benchmarks.engine.tables import shared, write
from benchmarks.engine.turn import Turn

from rooftree.engine import schedule
from rooftree.engine.check import violations
from rooftree.engine.formats.reading import read_text
from rooftree.engine.portfolio import schedule_portfolio
from rooftree.engine.portfolio.warming import warm

SIZES = (500, 2_000, 10_000)
TIMES = (2, 10)
REPEATED = 5  # first plans, of which the one of median time is shown
FIRST = 0.02  # seconds: no more than the beginning


def main():
    options = arguments()
    warm()
    rows, turn = [], Turn(options.lock)
    for size in SIZES:
        path = shared() / "portfolio" / f"portfolio-{size}.json.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            text = file.read()
        began = perf_counter()
        problem = read_text(text)
        read = perf_counter() - began
        given = json.loads(text)["lower_bound"]
        with turn:
            for method, seconds, end, bound in runs(problem, rivals=options.rivals):
                rows.append([f"{size:,}", method, f"{seconds:.2f}", *shown(end, given, bound)])
                print(*rows[-1], flush=True)
        rows.append([f"{size:,}", "reading the file", f"{read:.2f}", "", "", ""])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    write(
        "portfolio",
        ["activities", "method", "seconds", "end", "% above the file's bound", "% above ours"],
        rows,
        note=f"Memory of the process at most {memory} MiB, solvers and compiler included.",
    )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rivals", action="store_true", help="run CP-SAT and one pass as well")
    parser.add_argument("--lock", help="a file to hold while an instance is timed")
    return parser.parse_args()


def runs(problem, *, rivals):
    """Yield (method, seconds, end or None, our bound)."""
    firsts = []
    for _ in range(REPEATED):
        began = perf_counter()
        plan = schedule_portfolio(problem, seconds=FIRST)
        firsts.append((perf_counter() - began, plan.makespan))
        assert violations(problem, plan) == []
    bound = plan.lower_bound
    yield "first plan", *sorted(firsts)[REPEATED // 2], bound
    found = []
    began = perf_counter()
    plan = schedule_portfolio(
        problem,
        seconds=TIMES[-1],
        on_progress=lambda progress: found.append((progress.seconds, int(progress.value))),
    )
    taken = perf_counter() - began
    assert violations(problem, plan) == []
    for seconds in TIMES:
        yield "search", min(seconds, taken), value_by(found, seconds), bound
    if rivals:
        began = perf_counter()
        plan = schedule(problem, rule="lst")
        yield "one pass by latest start", perf_counter() - began, plan.makespan, bound
        began = perf_counter()
        found, _ = cp_sat(problem, TIMES[-1])
        end = min((end for _, end in found), default=None)
        yield "CP-SAT, plain, building included", perf_counter() - began, end, bound


def shown(end, given, bound):
    if end is None:
        return "none", "", ""
    return end, f"{100 * (end / given - 1):.2f}", f"{100 * (end / bound - 1):.2f}"


if __name__ == "__main__":
    main()
