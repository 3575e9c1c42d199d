"""The odds of a network, as the command tells and draws them."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from time import perf_counter
from typing import Any

from rooftree.engine import Problem
from rooftree.engine.forecast import NetworkForecast, Sampling, forecast_network
from rooftree.engine.plots import histogram
from rooftree.engine.plots.style import Spec
from rooftree.ops.commands.engine.dates import date_of
from rooftree.ops.commands.engine.told import Told

PILOT, FEWEST = (
    200,
    100,
)  # samples whose time tells how many can be drawn, and that are drawn anyhow
DRAWN = (50, 85, 95)
MOST_TOLD = 10


def network_odds(problem: Problem, sampling: Sampling, seconds: float) -> Told:
    """Return the forecast of `problem`, of fewer samples where all would take too long."""
    found = forecast_network(problem, _within(problem, sampling, seconds))
    return Told(asdict(found), list(_words(problem, found)), lambda: _drawn(problem, found))


def _within(problem: Problem, sampling: Sampling, seconds: float) -> Sampling:
    """Return the sampling with as many samples as can be scheduled in `seconds`."""
    if not sampling.resources or sampling.samples <= PILOT:
        return sampling
    pilot = replace(sampling, samples=PILOT)
    forecast_network(problem, replace(sampling, samples=1))  # compiles what is needed
    began = perf_counter()
    forecast_network(problem, pilot)
    each = (perf_counter() - began) / PILOT
    affordable = int(seconds / each) if each else sampling.samples
    return replace(sampling, samples=max(FEWEST, min(sampling.samples, affordable)))


def _words(problem: Problem, found: NetworkForecast) -> Iterator[str]:
    how = "scheduled within what people can do" if found.method == "resources" else "no limits"
    yield f"{found.samples:,} samples ({how}), {found.assumed} activities without an estimate"
    for finding in found.findings:
        yield f"  ! {finding.message}"
    for level, at in found.percentiles.items():
        yield f"{level:>4} %  {date_of(problem, at)}"
    drivers = sorted(
        found.activities.items(), key=lambda each: (-each[1].significance, -each[1].criticality)
    )
    told = [(key, each) for key, each in drivers if each.criticality > 0][:MOST_TOLD]
    if told:
        yield "what drives the end: criticality, significance"
    for key, each in told:
        yield f"{each.criticality:>7.0%} {each.significance:>6.2f}  {key}"


def _drawn(problem: Problem, found: NetworkForecast) -> Spec:
    lines: dict[int, Any] = {level: at for level, at in found.percentiles.items() if level in DRAWN}
    bars = found.histogram
    return histogram(bars.edges, bars.counts, lines, title="When it is done", time=problem)
