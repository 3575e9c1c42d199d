"""Portfolios of MPLIB1, set 3 (24 projects of 62 activities): how far from the best known ends.

    python -m benchmarks.engine.mplib

Every twelfth of the instances at hand, 24 in all. What is found by 1, 5 and 30 seconds is read from
one run; every plan is judged by the checker. The references are the published best known values
themselves, and what two solvers found in 900 seconds on eight server cores.
"""

import argparse
import csv
import gzip
import tarfile
from pathlib import Path
from statistics import mean

from benchmarks.engine.rcpsp import value_by
from benchmarks.engine.tables import shared, write
from benchmarks.engine.turn import Turn

from rooftree.engine.check import violations
from rooftree.engine.formats.reading import read_text
from rooftree.engine.portfolio import schedule_portfolio
from rooftree.engine.portfolio.warming import warm

TIMES = (1, 5, 30)
EVERY = 12
PUBLISHED = {"ortools": "PyJobShop, OR-Tools", "cpoptimizer": "PyJobShop, CP Optimizer"}


def main():
    options = arguments()
    warm()
    best, reached = best_known(), published()
    details, turn = [], Turn(options.lock)
    try:
        for name, text in texts(options.every):
            with turn:
                values, bound = run(read_text(text))
            solvers = [reached[solver][name] for solver in PUBLISHED]
            details.append((name, best[name], *values, bound, *solvers))
            print(*details[-1], flush=True)
    finally:
        report(details)


def report(details):
    """Write what was measured, also when it was interrupted."""
    columns = [*(f"Rooftree, {each} s" for each in TIMES), "lower bound"]
    columns += [f"{title}, 900 s" for title in PUBLISHED.values()]
    rows = [summary(title, column, details) for column, title in enumerate(columns, 2)]
    write(
        "mplib",
        ["method", "% above best known", "% above the lower bound", "better", "equal", "worse"],
        [row for row in rows if row[0] != "lower bound"],
        note=f"{len(details)} instances of MPLIB1, set 3; best known as published in "
        "bks_mplib1_set3.csv, negative where a plan is better.",
        detail_columns=["instance", "best known", *columns],
        details=details,
    )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so many instances")
    parser.add_argument("--lock", help="a file to hold while an instance is timed")
    return parser.parse_args()


def folder():
    return shared() / "rcmpsp-mplib"


def best_known():
    """Return the best known end of each instance by name."""
    with (folder() / "bks_mplib1_set3.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.reader(lines) if row and row[-1].isdigit()]
    return {row[-2].removesuffix(".txt"): int(row[-1]) for row in rows}


def published():
    """Return what each solver reached in 900 seconds, by name."""
    path = shared() / "published-results" / "pyjobshop_results_900s.csv.gz"
    result = {solver: {} for solver in PUBLISHED}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["problem"] == "RCMPSP" and row["objective"]:
                name = row["instance"].removesuffix(".txt")
                result[row["solver"]][name] = int(float(row["objective"]))
    return result


def texts(every):
    """Yield (name, text) of the instances used here, in order of their numbers."""
    with tarfile.open(folder() / "mplib1_set3_every8th.tar.xz") as packed:
        members = {Path(each.name).stem: each for each in packed if each.name.endswith(".txt")}
        names = sorted(members, key=lambda name: int(name.rpartition("_")[2]))
        for name in names[::EVERY][::every]:
            yield name, packed.extractfile(members[name]).read().decode()


def run(problem):
    """Return the ends by each time, and the bound."""
    found = []
    plan = schedule_portfolio(
        problem,
        seconds=TIMES[-1],
        on_progress=lambda progress: found.append((progress.seconds, int(progress.value))),
    )
    assert violations(problem, plan) == []
    return [value_by(found, each) for each in TIMES], plan.lower_bound


def summary(title, column, details):
    bound = 2 + len(TIMES)
    differences = [row[column] - row[1] for row in details]
    return [
        title,
        mean(100 * (row[column] / row[1] - 1) for row in details),
        mean(100 * (row[column] / row[bound] - 1) for row in details),
        sum(each < 0 for each in differences),
        sum(each == 0 for each in differences),
        sum(each > 0 for each in differences),
    ]


if __name__ == "__main__":
    main()
