"""Trade-offs: options for a large wish in five seconds, and how much of the exact frontier they hold.

    ROOFTREE_SHARED=../shared .venv/bin/python -m benchmarks.engine.tradeoff

The exact frontier is bounded from above by a run of `--reference` seconds.
"""

import argparse
from time import perf_counter

from benchmarks.engine import tables
from benchmarks.engine.nrp import FRONTIERS, cost_of_all, problem_of
from benchmarks.engine.wishes import wish

from rooftree.engine.release import frontier
from rooftree.engine.release.warming import warm
from rooftree.engine.tradeoff import Dial, odds, options

SECONDS = 5.0
POINTS = 20
TURNS = 10_000


def main():
    asked = arguments()
    warm()
    of_a_wish()
    of_frontiers(asked.reference)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=float, default=40.0)
    return parser.parse_args()


def of_a_wish():
    odds(small := wish(20, 10), options(small).options[-1])  # so that all is compiled
    rows = []
    for seed in (1, 2, 3):
        problem = wish(500, 100, seed=seed)
        began = perf_counter()
        found = options(problem, points=POINTS, seconds=SECONDS)
        seconds = perf_counter() - began
        scopes = {each.features: each for each in found.options}
        gaps = [100 * each.value_gap for each in scopes.values()]
        began = perf_counter()
        forecast = odds(problem, found.options[len(found.options) // 2])
        odds_seconds = perf_counter() - began
        dial = Dial(found.options, "value", "finish")
        began = perf_counter()
        for i in range(TURNS):
            dial.at(i / TURNS)
        turn = (perf_counter() - began) / TURNS * 1e6
        assert forecast.percentiles[50] <= forecast.percentiles[85]
        rows.append(
            [
                *(
                    seed,
                    len(scopes),
                    sum(gap == 0 for gap in gaps),
                    sum(gaps) / len(gaps),
                    max(gaps),
                ),
                *(len(found.options), found.planned, seconds, odds_seconds, turn),
            ]
        )
        print(*rows[-1], flush=True)
    columns = [
        "wish",
        "scopes",
        "value proven",
        "mean gap %",
        "largest gap %",
        "options",
        "planned",
    ]
    columns += ["s", "P50 and P85 of one, s", "turn of the dial, µs"]
    tables.write("tradeoff", columns, rows, note="500 features, 100 tasks, 8 people, 3 changes.")


def of_frontiers(reference):
    rows = []
    for name in FRONTIERS:
        problem = problem_of(name)
        end = cost_of_all(problem)
        began = perf_counter()
        found = frontier(problem, points=POINTS, seconds=SECONDS)
        seconds = perf_counter() - began
        exact = frontier(problem, points=10**6, seconds=reference, budgets=())
        most = area(exact.points, end) / exact.covered
        rows.append(
            [
                *(name, len(found.points), sum(point.is_proven for point in found.points), seconds),
                *(100 * found.covered, 100 * area(found.points, end) / most, len(exact.points)),
            ]
        )
        print(*rows[-1], flush=True)
    columns = ["instance", "points", "proven", "s", "held for certain after these s, %"]
    columns += ["hypervolume of the exact frontier, % at least", "points of the reference"]
    note = (
        f"The reference ran {reference:.0f} s; its own upper bound stands for the exact frontier."
    )
    tables.write("tradeoff-hypervolume", columns, rows, note=note)


def area(points, end):
    """Return the area below the points from no cost to `end`."""
    ends = [*(point.cost for point in points), end]
    return sum(
        point.value * (ends[i + 1] - ends[i]) for i, point in enumerate(points) if ends[i] < end
    )


if __name__ == "__main__":
    main()
