"""How often the dates of a throughput forecast hold: real series, rolling origin, both horizons.

    ROOFTREE_SHARED=../shared .venv/bin/python benchmarks/engine/forecast_throughput.py

Settings are chosen on the sources that a series does not come from. The four projects of SiP and
its whole company are one source here, so there are three: none knows anything of another.
"""

import itertools
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache

import numpy as np
from tables import shared, write

from rooftree.engine.forecast.backtest import dates_corrected, past_dates
from rooftree.engine.forecast.throughput_model import Throughput

HORIZONS = (4, 12)
LEVELS = (50, 70, 85, 95)
LEAST_FORECASTS = 10
PLAIN = Throughput(weeks=12, half_life=0.0, drift=0.0, spread=0.0, gain=0.0)
MODELS = [
    Throughput(weeks=weeks, half_life=half, drift=drift, spread=spread, samples=1000)
    for weeks, half in ((12, 0.0), (26, 8.0), (52, 12.0))
    for drift in (0.05, 0.1, 0.15)
    for spread in (0.0, 0.5)
]
GAINS = (0.0, 0.02, 0.04, 0.07, 0.1)
BLOCK = 13  # forecasts in a block of the bootstrap: half a year


@cache
def series():
    lines = (shared() / "throughput" / "weekly.csv").read_text(encoding="utf-8").splitlines()[1:]
    found = {}
    for line in lines:
        name, _, count = line.rsplit(",", 2)
        found.setdefault(name.strip('"'), []).append(int(count))
    return found


def source(name):
    return name.split()[0]


def crps(samples, actual):
    """Return the continuous ranked probability score of sorted samples."""
    count = len(samples)
    spread = ((2 * np.arange(1, count + 1) - count - 1) * samples).sum() / count**2
    return np.abs(samples - actual).mean() - spread


def stretched(samples, shifts):
    """Return the samples with the corrections of the levels laid between them."""
    places = (np.arange(len(samples)) + 0.5) / len(samples)
    levels = [level / 100 for level in shifts]
    factors = np.exp(np.interp(places, levels, list(shifts.values())))
    return np.maximum.accumulate(np.ceil(samples * factors - 1e-9))


def bootstrapped(counts, horizon):
    """Yield what all peers answer: past weeks drawn anew, each as likely as another."""
    chance = np.random.default_rng(1)
    for week in range(12, len(counts), 2):
        recent = np.array(counts[week - 12 : week])
        if recent.sum() >= 12:
            target = round(recent.mean() * horizon)
            sums = chance.choice(recent, (2000, 20 * horizon)).cumsum(1)
            yield week, target, np.sort((sums < target).sum(1) + 1)


def measured_plain(horizon):
    """Return for each series the rows (kept by level, CRPS) of the plain bootstrap."""
    result = {}
    for name, counts in series().items():
        rows = []
        for week, target, samples in bootstrapped(counts, horizon):
            sums = np.cumsum(counts[week:])
            if sums[-1] >= target:
                actual = int(np.searchsorted(sums, target)) + 1
                found = [samples[-(-level * 2000 // 100) - 1] for level in LEVELS]
                rows.append([*(actual <= each for each in found), crps(samples, actual), 1])
        result[name] = np.array(rows, float)
    return result


def measured(job):
    """Return for each gain and series the rows (kept by level, CRPS) of one model."""
    model, horizon = job
    result = {}
    for name, counts in series().items():
        past = list(past_dates(counts, horizon, model))
        for gain in GAINS:
            outcomes, _ = dates_corrected(past, replace(model, gain=gain), len(counts))
            rows = [row for each in outcomes if (row := judged(each, len(counts)))]
            result[gain, name] = np.array(rows, float)
    return result


def judged(outcome, weeks):
    """Return kept by level, CRPS and 1; CRPS and 1 are 0 when nothing but broken dates is known."""
    past = outcome.past
    if past.actual is not None:
        score = crps(stretched(past.samples, outcome.shifts), past.actual)
        return [*(past.actual <= each for each in outcome.answer.values()), score, 1]
    if past.week + max(outcome.answer.values()) < weeks:
        return [0, 0, 0, 0, 0, 0]
    return None


def finished(rows):
    return {name: each[each[:, -1] == 1] for name, each in rows.items()}


def usable(rows):
    return {name: each for name, each in rows.items() if len(each) >= LEAST_FORECASTS}


def loss(rows_by_horizon, plain):
    """Return how bad a setting is: shares off their level, broken dates doubly, and lost CRPS."""
    total = 0.0
    for horizon, rows in rows_by_horizon.items():
        for name, each in usable(rows).items():
            off = np.array([0.85, 0.95]) - each[:, 2:4].mean(0)
            worse = each[:, 4].mean() / plain[horizon][name][:, 4].mean() - 1
            total += np.where(off > 0, 2 * off, -off).sum() + max(0.0, worse)
    return total


def chosen(found, plain, names):
    """Return the (model, gain) with the least loss on the series `names`."""

    def of(setting):
        return {
            horizon: finished(
                {name: found[setting[0], horizon][setting[1], name] for name in names}
            )
            for horizon in HORIZONS
        }

    return min(itertools.product(MODELS, GAINS), key=lambda setting: loss(of(setting), plain))


def interval(rows, column):
    """Return the 90 % interval of the mean over series, by bootstrap of blocks of forecasts."""
    chance = np.random.default_rng(2)
    means = []
    for _ in range(2000):
        each_mean = []
        for each in usable(rows).values():
            values, length = each[:, column], min(BLOCK, len(each))
            starts = chance.integers(0, len(values) - length + 1, -(-len(values) // length))
            picked = (starts[:, None] + np.arange(length)).ravel()[: len(values)]
            each_mean.append(values[picked].mean())
        means.append(np.mean(each_mean))
    return np.quantile(means, [0.05, 0.95])


def line(label, horizon, rows):
    use = usable(rows)
    share = [np.mean([each[:, k].mean() for each in use.values()]) for k in range(4)]
    cells = [f"{share[0]:.2f}", f"{share[1]:.2f}"]
    for k in (2, 3):
        low, high = interval(rows, k)
        cells.append(f"{share[k]:.3f} ({low:.2f}-{high:.2f})")
    score = np.mean([each[:, 4].mean() for each in use.values()])
    return [f"{horizon} weeks", label, len(use), *cells, float(score)]


def main():
    with ProcessPoolExecutor(2) as workers:
        jobs = list(itertools.product(MODELS, HORIZONS))
        found = dict(zip(jobs, workers.map(measured, jobs), strict=True))
        plain = dict(zip(HORIZONS, workers.map(measured_plain, HORIZONS), strict=True))
    names = list(series())
    settings = {"": chosen(found, plain, names)}
    for left_out in sorted({source(name) for name in names}):
        others = [name for name in names if source(name) != left_out]
        settings[left_out] = chosen(found, plain, others)
    for left_out, (model, gain) in settings.items():
        print(f"without {left_out or 'leaving any out'}: {replace(model, gain=gain)}")
    lines, details = [], []
    for horizon in HORIZONS:
        tables = {"plain bootstrap, 12 weeks": plain[horizon]}
        for label, corrects in (("model, uncorrected", False), ("model, corrected", True)):
            tables[label] = {
                name: found[model, horizon][gain if corrects else 0.0, name]
                for name in names
                for model, gain in (settings[source(name)],)
            }
        for label, rows in tables.items():
            lines.append(line(label, horizon, finished(rows)))
            details += detailed(label, horizon, finished(rows))
        lines.append(
            [*line("the same, targets never reached counted as broken", horizon, rows)[:-1], ""]
        )
    write(
        "forecast-throughput",
        [
            "horizon",
            "method",
            "series",
            "P50",
            "P70",
            "P85 (90 % interval)",
            "P95 (90 % interval)",
            "CRPS",
        ],
        lines,
        note="Share of real finishes on or before the stated percentile, mean over series (target "
        "0.85 and 0.95); settings chosen on the other sources; intervals by block bootstrap; "
        "forecasts overlap and SiP has five of the seven series, so read them as some three "
        "independent sources.",
        details=details,
        detail_columns=[
            "series",
            "horizon",
            "method",
            "forecasts",
            *(f"P{each}" for each in LEVELS),
            "CRPS",
        ],
    )


def detailed(label, horizon, rows):
    return [
        [name, horizon, label, len(each), *each[:, :5].mean(0).round(3)]
        for name, each in usable(rows).items()
    ]


if __name__ == "__main__":
    main()
