"""Mean distance of the engine's plans from the best known ones, on published instances."""

import argparse
import csv
import os
import platform
import random
import tarfile
from pathlib import Path
from statistics import mean
from time import perf_counter

from rooftree.engine import (
    OFFICE_HOURS,
    Activity,
    Calendar,
    Dependency,
    Problem,
    Resource,
    Span,
    network,
    schedule,
)
from rooftree.engine.check import violations
from rooftree.engine.instance import read_instance

SETS = {"J30": 24, "J60": 24, "J120": 30, "RG300": 24}  # every how many gives some twenty


def main():
    options = arguments()
    folder = Path(options.shared) / "benchmarks" / "psplib-rcpsp"
    names = {
        line.strip()
        for line in (folder / "stratified.txt").read_text(encoding="utf-8").splitlines()
    }
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    limit = f"{options.samples} schedules" if options.samples else f"{options.seconds} s"
    print("\n| set | instances | limit | % above best known | at best known | schedules/s |")
    print("| --- | --- | --- | --- | --- | --- |")
    best = best_known(folder)
    for name, every in SETS.items():
        chosen = sorted(key for key in best if key.startswith(f"{name}_"))
        spread = [key for key in chosen if key in names] if options.stratified else []
        report(folder, spread or chosen[:: options.every or every], best, limit, options)
    report_size()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", default=os.environ.get("ROOFTREE_SHARED", "../shared"))
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--every", type=int, default=0)
    parser.add_argument("--stratified", action="store_true", help="J60 and J120 by cell")
    return parser.parse_args()


def best_known(folder):
    with (folder / "bks_all.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["problem"] == "RCPSP"]
    return {row["instance"].removesuffix(".txt"): int(row["bks"]) for row in rows}


def report(folder, names, best, limit, options):
    gaps, schedules, seconds = [], 0, 0.0
    for name, text in texts(folder, set(names)):
        problem = read_instance(text, name)
        began = perf_counter()
        plan = schedule(
            problem, samples=options.samples, seconds=0 if options.samples else options.seconds
        )
        seconds += perf_counter() - began
        schedules += plan.schedules
        assert violations(problem, plan) == []
        gaps.append(100 * (plan.makespan / best[name] - 1))
    reached = sum(gap <= 0 for gap in gaps)
    kind = names[0].partition("_")[0]
    print(
        f"| {kind} | {len(gaps)} | {limit} | {mean(gaps):.2f} | {reached} "
        f"| {schedules / seconds:,.0f} |",
        flush=True,
    )


def texts(folder, names):
    with tarfile.open(folder / "pyjobshop-RCPSP-patterson-format.tar.xz") as packed:
        for member in packed:
            name = Path(member.name).stem
            if name in names:
                yield name, packed.extractfile(member).read().decode()


def report_size():
    problem = workplace(2_000, 10)
    began = perf_counter()
    plan = schedule(problem, rule="priority")
    planned = perf_counter()
    network(problem)
    ended = perf_counter()
    assert violations(problem, plan) == []
    print("\n| 2,000 activities, 10 people, calendars | seconds |")
    print("| --- | --- |")
    print(f"| one plan | {planned - began:.2f} |")
    print(f"| early and late dates, floats | {ended - planned:.2f} |")


def workplace(count, people):
    """Return some years of work for people with holidays of their own."""
    chance = random.Random(1)
    day = 24 * 60
    calendars = {}
    for person in range(people):
        away = tuple(
            Span(first * day, (first + 14) * day)
            for first in (chance.randrange(30, 300), chance.randrange(330, 700))
        )
        calendars[f"p{person}"] = Calendar(OFFICE_HOURS.week, closed=away)
    activities = tuple(
        Activity(
            f"a{i}",
            chance.choice([60, 240, 480, 960, 2400]),
            {f"p{chance.randrange(people)}": chance.choice([1000, 500, 250, 333])},
            priority=chance.randrange(5),
        )
        for i in range(count)
    )
    dependencies = tuple(
        Dependency(f"a{chance.randrange(max(0, i - 50), i)}", f"a{i}")
        for i in range(1, count)
        if chance.random() < 0.6
    )
    resources = tuple(Resource(name, 1000, name) for name in calendars)
    return Problem(0, activities, dependencies, resources, calendars)


if __name__ == "__main__":
    main()
