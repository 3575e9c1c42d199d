"""How far forecasts of the final duration lie off, on simulated projects of known outcome.

    ROOFTREE_SHARED=../shared .venv/bin/python benchmarks/engine/earned.py

Networks of PSPLIB without resources run as planned by their early starts; four scenarios stretch
their durations. Reviews when 10 to 90 % of the work is earned. Simulated, not real, projects.
"""

import argparse
import tarfile
from pathlib import Path

import numpy as np
from tables import shared, write

from rooftree.engine.forecast.earned_schedule import earned_schedule
from rooftree.engine.instance import read_instance

SETS = {"j30": 480, "j60": 480, "j120": 600}
EACH, RUNS = 20, 10
REVIEWS = np.arange(1, 10) / 10
STAGES = {"early": slice(0, 3), "middle": slice(3, 6), "late": slice(6, 9)}
METHODS = {"ES1 (PF = 1)": "plan", "ES2 (PF = SPI(t))": "spi(t)", "blend": "blend"}
FINE = 20  # points of the planned value curve in a period


def on_time(chance, count):
    return chance.triangular(0.5, 1.0, 1.5, count)


def early(chance, count):
    return chance.triangular(0.4, 0.75, 1.05, count)


def late(chance, count):
    return np.maximum(0.5, 0.7 + chance.lognormal(-0.9, 0.7, count))


def late_together(chance, count):
    return chance.lognormal(0.0, 0.3, count) * chance.triangular(1.0, 1.1, 1.5)


SCENARIOS = {
    "on time, symmetric": on_time,
    "early": early,
    "late, skewed": late,
    "late, common factor": late_together,
}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--skip", type=int, default=0, help="take other networks: for tuning")
    skip = options.parse_args().skip
    errors = {(scenario, method): [] for scenario in SCENARIOS for method in METHODS}
    kept = {scenario: [] for scenario in SCENARIOS}
    for number, network in enumerate(networks(skip)):
        for place, (scenario, draw) in enumerate(SCENARIOS.items()):
            chance = np.random.default_rng([number, place, skip])
            for _ in range(RUNS):
                for method, row, inside in run(network, draw(chance, len(network[0]))):
                    errors[scenario, method].append(row)
                    if inside is not None:
                        kept[scenario].append(inside)
    lines = []
    for scenario in SCENARIOS:
        cells = [errors_of(errors[scenario, method]) for method in METHODS]
        lines.append([scenario, *cells, f"{np.nanmean(kept[scenario]):.2f}"])
    means = [
        np.mean([np.mean(errors[scenario, method]) for scenario in SCENARIOS]) for method in METHODS
    ]
    lines.append(["mean of scenarios", *(float(mean) for mean in means), ""])
    write(
        "earned" if not skip else "earned-tuning",
        ["scenario", *METHODS, "blend's interval holds (wanted 0.80)"],
        lines,
        note=f"Mean absolute error of the final duration in %, {3 * EACH} networks × {RUNS} runs, all "
        "reviews (early / middle / late thirds). Simulated projects.",
    )


def errors_of(rows):
    table = np.array(rows)
    stages = " / ".join(f"{table[:, part].mean():.1f}" for part in STAGES.values())
    return f"{table.mean():.2f} ({stages})"


def networks(skip):
    """Yield (durations, predecessors) of networks spread over the sets."""
    for name, size in SETS.items():
        step = size // EACH
        wanted = {step * i + (1 + skip) % step for i in range(EACH)}
        with tarfile.open(Path(shared()) / "psplib-rcpsp" / f"{name}.sm.tar.xz") as packed:
            members = sorted(
                (each for each in packed if each.isfile() and each.name.endswith(".sm")),
                key=lambda each: each.name,
            )
            for place in sorted(wanted):
                text = packed.extractfile(members[place]).read().decode()
                yield plain(read_instance(text, members[place].name))


def plain(problem):
    positions = {activity.key: i for i, activity in enumerate(problem.activities)}
    before = [[] for _ in positions]
    for link in problem.dependencies:
        before[positions[link.after]].append(positions[link.before])
    return np.array([activity.duration for activity in problem.activities], float), before


def dates(durations, before):
    """Return early starts and finishes; activities come after those they wait for."""
    starts, finishes = np.zeros(len(durations)), np.zeros(len(durations))
    for i, others in enumerate(before):
        starts[i] = max((finishes[other] for other in others), default=0.0)
        finishes[i] = starts[i] + durations[i]
    return starts, finishes


def value_at(times, starts, durations, worth):
    """Return the value earned by each of `times`, evenly over each activity."""
    done = (times[:, None] - starts) / np.where(durations > 0, durations, 1)
    return np.clip(done, 0, 1) @ worth


def run(network, factors):
    """Yield each method with its errors in % at every review, and whether the interval held."""
    worth, before = network
    starts, finishes = dates(worth, before)
    planned = value_at(np.arange(1, round(finishes.max()) + 1), starts, worth, worth)
    lengths = worth * factors
    begun, ended = dates(lengths, before)
    actual = ended.max()
    clock = np.linspace(0, actual, 4000)
    earned = value_at(clock, begun, lengths, worth)
    rows = {method: [] for method in METHODS}
    inside = []
    for review in REVIEWS:
        now = clock[np.searchsorted(earned, review * worth.sum())]
        times = np.append(np.arange(1, np.ceil(now)), now)
        series = value_at(times, begun, lengths, worth)
        found = earned_schedule(planned.tolist(), series.tolist(), at=float(now)).durations
        for method, name in METHODS.items():
            rows[method].append(100 * abs(found[name].periods - actual) / actual)
        blend = found["blend"]
        inside.append(np.nan if blend.low is None else blend.low <= actual <= blend.high)
    for method, row in rows.items():
        yield method, row, np.nanmean(inside) if method == "blend" else None


if __name__ == "__main__":
    main()
