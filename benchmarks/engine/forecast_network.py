"""How long 10,000 samples of a network of 1,000 activities take, with criticality, beside others.

    .venv/bin/python benchmarks/engine/forecast_network.py [--peers OTHER/bin/python]

Peers (pmcontrols, trueppm-scheduler) are timed by the Python that has them installed.
"""
# ruff: noqa: PLC0415 - peers live in another environment, and it has no Rooftree

import argparse
import json
import os
import random
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ACTIVITIES, SAMPLES, REPEATS = 1_000, 10_000, 15


def network():
    """Return (low, likely, high, predecessors) of each activity, in working hours."""
    chance = random.Random(1)
    rows = []
    for i in range(ACTIVITIES):
        likely = chance.randrange(8, 80)
        before = sorted({chance.randrange(max(0, i - 30), i) for _ in range(2)} if i else set())
        rows.append((round(likely * 0.7), likely, round(likely * 1.9), before))
    return rows


def ours(rows):
    from rooftree.engine import OFFICE_HOURS, Activity, Dependency, Problem
    from rooftree.engine.forecast import Sampling, forecast_network
    from rooftree.engine.parts import Estimate

    problem = Problem(
        0,
        tuple(
            Activity(f"a{i}", 60 * m, calendar="office", estimate=Estimate(60 * a, 60 * m, 60 * b))
            for i, (a, m, b, _) in enumerate(rows)
        ),
        tuple(Dependency(f"a{j}", f"a{i}") for i, row in enumerate(rows) for j in row[3]),
        calendars={"office": OFFICE_HOURS},
    )

    def with_threads(threads):
        found = forecast_network(problem, Sampling(samples=SAMPLES, threads=threads))
        return found.mean / 60

    return {
        "Rooftree, criticality, sensitivity, percentiles of all; 2 threads": lambda: with_threads(
            2
        ),
        "the same, 1 thread": lambda: with_threads(1),
    }


def plain_numpy(rows):
    import numpy as np

    def run():
        chance = np.random.default_rng(0)
        finish = np.zeros((len(rows), SAMPLES))
        for i, (a, m, b, before) in enumerate(rows):
            shape = 1 + 4 * (m - a) / (b - a)
            duration = a + (b - a) * chance.beta(shape, 6 - shape, SAMPLES)
            finish[i] = duration + (finish[before].max(0) if before else 0.0)
        return finish.max(0).mean()

    return {"NumPy, whole only, no criticality": run}


def pmcontrols(rows):
    import pmcontrols

    activities = [
        {"id": f"a{i}", "a": a, "m": m, "b": b, "predecessors": [f"a{j}" for j in before]}
        for i, (a, m, b, before) in enumerate(rows)
    ]
    return {
        "pmcontrols 0.2.1, criticality": lambda: pmcontrols.pert(activities, n_sim=SAMPLES).stats[
            "mc_mean"
        ]
    }


def trueppm(rows):
    import trueppm_scheduler as peer

    days = [tuple(timedelta(days=hours) for hours in row[:3]) for row in rows]
    project = peer.Project(
        id="p",
        name="p",
        start_date=date(2026, 1, 5),
        tasks=[
            peer.Task(
                id=f"a{i}",
                name=f"a{i}",
                duration=low,
                optimistic_duration=low,
                most_likely_duration=likely,
                pessimistic_duration=high,
            )
            for i, (low, likely, high) in enumerate(days)
        ],
        dependencies=[
            peer.Dependency(f"a{j}", f"a{i}") for i, row in enumerate(rows) for j in row[3]
        ],
        calendar=peer.Calendar(working_days=127),
    )

    def run():
        peer.monte_carlo(project, runs=SAMPLES, seed=0, max_runs=SAMPLES, max_tasks=ACTIVITIES)

    return {"trueppm-scheduler 0.4.0rc2, sensitivity of 20, no criticality": run}


PEERS = {"pmcontrols": pmcontrols, "trueppm": trueppm}


def timed(runs):
    """Yield (name, seconds of the first call, median of the others, of CPU, mean hours)."""
    for name, run in runs.items():
        seconds, busy = [], []
        for _ in range(REPEATS + 1):
            began, worked = perf_counter(), process_time()
            mean = run()
            seconds.append(perf_counter() - began)
            busy.append(process_time() - worked)
        yield name, seconds[0], median(seconds[1:]), median(busy[1:]), mean


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", help="a Python that has the peers")
    parser.add_argument("--peer", choices=PEERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    rows = network()
    if options.peer:
        print(json.dumps(list(timed(PEERS[options.peer](rows)))))
        return
    found = [*timed(ours(rows)), *timed(plain_numpy(rows))]
    for peer in PEERS if options.peers else ():
        command = [options.peers, str(Path(__file__)), "--peer", peer]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stderr[-500:], file=sys.stderr)
        else:
            found += json.loads(done.stdout)
    from tables import write

    write(
        "forecast-network",
        ["method", "seconds (median)", "CPU seconds", "first call", "mean duration, h"],
        [
            [
                name,
                f"{usual:.3f}",
                f"{cpu:.3f}",
                f"{first:.2f}",
                "" if mean is None else f"{mean:.1f}",
            ]
            for name, first, usual, cpu, mean in found
        ],
        note=f"{ACTIVITIES} activities, {SAMPLES} samples, PERT; from problem to answer, median of "
        f"{REPEATS} calls, load {os.getloadavg()[0]:.1f} at the end.",
    )


if __name__ == "__main__":
    main()
