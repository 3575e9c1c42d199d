"""Multi-mode projects of MMLIB: how far plans are from the best known ones.

    python -m benchmarks.engine.modes [--rival PYTHON]

Thirty instances each of MMLIB50 and MMLIB100, every 18th of the set. What is found by 1, 5 and 30
seconds is read from one run; every plan is judged by the checker. PYTHON is an interpreter that has
PyJobShop, which then has the same 30 seconds on each instance.
"""

import argparse
import csv
import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import Path
from statistics import mean

from benchmarks.engine.rcpsp import value_by
from benchmarks.engine.tables import shared, write
from benchmarks.engine.turn import Turn

from rooftree.engine.check import violations
from rooftree.engine.formats.reading import read_text
from rooftree.engine.modes import schedule_modes
from rooftree.engine.modes.warming import warm

TIMES = (1, 5, 30)
SETS = {"MMLIB50": "J50", "MMLIB100": "J100"}
FIRST, EVERY = 9, 18
OURS, RIVAL = "Rooftree", "PyJobShop 0.0.9"
PUBLISHED = "PyJobShop, published after 900 s on 8 server cores"


def main():
    options = arguments()
    warm()
    best = best_known()
    details, turn = [], Turn(options.lock)
    try:
        for kind, name, text in instances(best, options.every):
            with turn:
                for method, values, proven in runs(name, text, options.rival):
                    details.append((kind, name, best[name], method, *values, proven))
                    print(*details[-1], flush=True)
    finally:
        report(details)


def report(details):
    """Write what was measured, also when it was interrupted."""
    write(
        "modes",
        ["set", "method", *(f"{each} s: % above best known" for each in TIMES), "at best known"],
        [summary(kind, method, details) for kind in SETS for method in methods(details)],
        note=f"{len({row[1] for row in details})} instances; best known values of Ghent "
        "University, 2024; PyJobShop has eight workers of CP-SAT, its times are of solving alone.",
        detail_columns=[
            "set",
            "instance",
            "best known",
            "method",
            *(f"{each} s" for each in TIMES),
            "proven",
        ],
        details=details,
    )


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rival", help="an interpreter that has PyJobShop")
    parser.add_argument("--every", type=int, default=1, help="only every so many instances")
    parser.add_argument("--lock", help="a file to hold while an instance is timed")
    return parser.parse_args()


def best_known():
    """Return the best known makespan of each instance by name, as J501_1."""
    with (shared() / "psplib-rcpsp" / "bks_all.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["problem"] == "MMRCPSP"]
    return {row["instance"].removesuffix(".txt"): int(row["bks"]) for row in rows}


@cache
def published():
    """Return what PyJobShop with OR-Tools reached in 900 seconds, by name."""
    path = shared() / "published-results" / "pyjobshop_results_900s.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {
            row["instance"].removesuffix(".txt"): int(float(row["objective"]))
            for row in csv.DictReader(lines)
            if row["problem"] == "MMRCPSP" and row["solver"] == "ortools" and row["objective"]
        }


def sample(best, prefix):
    """Return the names used here; a set has five instances for each cell of its parameters."""
    cells = []
    for name in best:
        found = re.fullmatch(rf"{prefix}(\d+)_(\d)", name)
        if found and (prefix == "J100" or not name.startswith("J100")):
            cells.append((int(found[1]), int(found[2]), name))
    return [name for *_, name in sorted(cells)][FIRST::EVERY]


def instances(best, every):
    """Yield (set, name, text) of the instances used here, the sets in turn."""
    pairs = zip(*(sample(best, prefix)[::every] for prefix in SETS.values()), strict=True)
    with tarfile.open(shared() / "mmrcpsp" / "mmlib50_100.tar.xz") as packed:
        members = {Path(member.name).stem: member for member in packed}
        for names in pairs:
            for kind, name in zip(SETS, names, strict=True):
                yield kind, name, packed.extractfile(members[name]).read().decode()


def runs(name, text, rival):
    """Yield (method, [makespan by each time], proven): ours, PyJobShop if wanted, published."""
    found = []
    problem = read_text(text)
    plan = schedule_modes(
        problem,
        seconds=TIMES[-1],
        on_progress=lambda progress: found.append((progress.seconds, int(progress.value))),
    )
    assert violations(problem, plan) == []
    yield OURS, [value_by(found, each) for each in TIMES], plan.status == "optimal"
    if rival:
        yield RIVAL, *by_rival(rival, text)
    yield PUBLISHED, [None, None, published()[name]], ""


def by_rival(interpreter, text):
    """Return what PyJobShop finds by each time, and whether the last is proven."""
    here = Path(__file__).resolve()
    answer = subprocess.run(
        [interpreter, "-P", here.with_name("modes_rival.py"), str(TIMES[-1])],
        input=text,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(here.parents[2] / "src")},
    )
    last = json.loads(answer.stdout.splitlines()[-1])
    return [value_by(last["found"], each) for each in TIMES], last["proven"]


def methods(details):
    return list(dict.fromkeys(row[3] for row in details))


def summary(kind, method, details):
    """Return one row; a cell says of how many instances it speaks when some had no plan yet."""
    mine = [row for row in details if row[0] == kind and row[3] == method]
    cells = []
    for column in range(4, 4 + len(TIMES)):
        gaps = [100 * (row[column] / row[2] - 1) for row in mine if row[column] is not None]
        few = "" if len(gaps) == len(mine) else f" (on {len(gaps)} of {len(mine)})"
        cells.append(f"{mean(gaps):.2f}{few}" if gaps else "")
    last = 3 + len(TIMES)
    at_best = sum(row[last] is not None and row[last] <= row[2] for row in mine)
    return [kind, method, *cells, f"{at_best} of {len(mine)}"]


if __name__ == "__main__":
    sys.exit(main())
