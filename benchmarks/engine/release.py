"""Release choice on the next release problem: optima, frontiers, and what ranking by a score loses.

    ROOFTREE_SHARED=../shared .venv/bin/python -m benchmarks.engine.release

HiGHS alone, on the same strong form as ours uses, is the baseline in the same run (`--no-baseline`).
"""

import argparse
from collections import defaultdict
from time import perf_counter

from benchmarks.engine import tables
from benchmarks.engine.nrp import CLASSIC, FRONTIERS, REALISTIC, budgets, problem_of

from rooftree.engine.release import choose, lost_by_ranking
from rooftree.engine.release.budgeting import buying
from rooftree.engine.release.check import cost_of, value_of, violations
from rooftree.engine.release.frontier import AT_A_TIME
from rooftree.engine.release.mixed import solve
from rooftree.engine.release.warming import warm

LIMITS = {CLASSIC: (60.0, (0.3, 0.5, 0.7)), REALISTIC: (2.0, (0.3, 0.5))}
POINTS = 20
FIRST = 5


def main():
    options = arguments()
    warm()
    optima(options)
    frontiers(options)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-baseline", action="store_true")
    return parser.parse_args()


def optima(options):
    rows, losses = [], defaultdict(list)
    for names, (limit, ratios) in LIMITS.items():
        for name in names:
            for ratio in ratios:
                problem = problem_of(name, ratio)
                plan, seconds = timed(choose, problem, limit)
                assert violations(problem, plan.releases) == []
                assert (plan.value, plan.cost) == (
                    value_of(problem, plan.releases),
                    cost_of(problem, plan.releases),
                )
                rival = baseline(problem, limit, options)
                rows.append(
                    [
                        *(name, ratio, problem.budget, limit, plan.value, plan.bound),
                        *(proven(plan), round(seconds, 3), *rival),
                    ]
                )
                print(*rows[-1], flush=True)
                for each in lost_by_ranking(problem, plan):
                    losses[name, each.score].append(100 * each.lost)
    columns = ["instance", "ratio", "budget", "limit s", "value", "bound", "proven", "s"]
    columns += ["HiGHS value", "HiGHS bound", "HiGHS proven", "HiGHS s"]
    tables.write("release", *summary(rows), details=rows, detail_columns=columns)
    tables.write("release-ranking", *lost(losses), note="Mean over the budgets of each instance.")


def baseline(problem, limit, options):
    if options.no_baseline:
        return ["", "", "", ""]
    plan, seconds = timed(solve, problem, limit)
    return [plan.value, plan.bound, proven(plan), round(seconds, 3)]


def proven(plan):
    return "yes" if plan.status == "optimal" else "no"


def summary(rows):
    """Return one line for each set and method."""
    lines = []
    for label, names in (("classic", CLASSIC), ("realistic", REALISTIC)):
        of_set = [row for row in rows if row[0] in names]
        for method, at in (("ours", 6), ("HiGHS", 10)):
            if of_set[0][at] == "":
                continue
            seconds = sorted(row[at + 1] for row in of_set)
            count = sum(row[at] == "yes" for row in of_set)
            middle = seconds[len(seconds) // 2]
            lines.append([label, method, of_set[0][3], len(of_set), count, middle, seconds[-1]])
    return ["set", "method", "limit s", "cases", "proven", "median s", "longest s"], lines


def lost(losses):
    scores = list(dict.fromkeys(score for _, score in losses))
    names = list(dict.fromkeys(name for name, _ in losses))
    rows = [
        [name, *(sum(losses[name, score]) / len(losses[name, score]) for score in scores)]
        for name in names
    ]
    rows.append(
        ["mean", *(sum(row[i] for row in rows) / len(rows) for i in range(1, len(scores) + 1))]
    )
    return ["instance", *(f"lost by {score}, %" for score in scores)], rows


def frontiers(options):
    rows = []
    for name in FRONTIERS:
        problem = problem_of(name)
        began = perf_counter()
        bought = buying(problem, 0, 60.0)
        first = [point for point in bought.corners if point.is_proven]
        first_seconds = perf_counter() - began
        asked = budgets(problem, POINTS)
        points = [
            point
            for i in range(0, POINTS, AT_A_TIME)
            for point in bought.best(asked[i : i + AT_A_TIME], 60.0)
        ]
        seconds = perf_counter() - began
        cold = "" if options.no_baseline else cold_seconds(name)
        rows.append(
            [
                *(name, len(first), first_seconds, len(points)),
                *(sum(point.is_proven for point in points), seconds, cold),
            ]
        )
        print(*rows[-1], flush=True)
        assert len(first) >= FIRST
    columns = ["instance", "corners, all proven", "s", "budgets", "proven", "s in all"]
    tables.write("release-frontier", [*columns, "HiGHS for each budget, s"], rows)


def cold_seconds(name):
    began = perf_counter()
    everything = budgets(problem_of(name), POINTS)[-1]
    for i in range(1, POINTS + 1):
        problem = problem_of(name, i / POINTS)
        assert problem.budget <= everything
        solve(problem, 10.0)
    return perf_counter() - began


def timed(solver, problem, limit):
    began = perf_counter()
    return solver(problem, seconds=limit), perf_counter() - began


if __name__ == "__main__":
    main()
