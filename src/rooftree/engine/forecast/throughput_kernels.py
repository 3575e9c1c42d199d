"""Compiled simulation of weeks to come: weeks that were, weighted anew, at a rate that drifts.

A sample draws weights for the past weeks (a Bayesian bootstrap whose weeks count less the older they
are: Rubin, "The Bayesian bootstrap", 1981), then week by week one of them, multiplied by a rate
whose logarithm walks at random (a local level: Harvey and Fernandes, "Time series models for count
or qualitative observations", 1989). How far it walks is itself uncertain.
"""
# ruff: noqa: PLR0913, PLR0917 - a kernel takes plain arrays

import math

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Floats, Longs
from rooftree.engine.forecast.random_kernels import GOLDEN, mixed, normal, stream
from rooftree.engine.kernels.jit import jit

State = NDArray[np.uint64]


@jit
def draw(state: State) -> float:
    """Return the next random number in (0, 1)."""
    state[0] += GOLDEN
    return (float(mixed(state[0]) >> np.uint64(11)) + 0.5) / 9007199254740992.0


@jit
def gamma(shape: float, state: State) -> float:
    """Return a gamma variate (Marsaglia and Tsang, "A simple method …", 2000)."""
    raised = shape if shape >= 1.0 else shape + 1.0
    d = raised - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    while True:
        x = normal(draw(state))
        v = (1.0 + c * x) ** 3
        if v > 0.0 and math.log(draw(state)) < 0.5 * x * x + d - d * v + d * math.log(v):
            break
    if shape >= 1.0:
        return d * v
    return d * v * math.pow(draw(state), 1.0 / shape)


@jit
def weigh(weights: Floats, sums: Floats, state: State) -> None:
    """Fill `sums` with the running sums of random weights of past weeks."""
    total = 0.0
    for i in range(len(weights)):
        total += gamma(weights[i], state)
        sums[i] = total


@jit
def week(counts: Longs, sums: Floats, rate: float, state: State) -> int:
    """Return how many items one week to come finishes."""
    chosen = np.searchsorted(sums, draw(state) * sums[-1], side="right")
    value = counts[min(chosen, len(counts) - 1)] * rate
    return int(value + draw(state))


@jit
def weeks_until(
    counts: Longs,
    weights: Floats,
    drift: float,
    spread: float,
    target: int,
    seed: int,
    found: NDArray[np.int32],
    longest: int,
) -> None:
    """Fill `found` (samples) with the weeks until `target` items are done, at most `longest` + 1."""
    state = np.empty(1, np.uint64)
    state[0] = stream(seed, 0)
    sums = np.empty(len(counts))
    for s in range(len(found)):
        weigh(weights, sums, state)
        pace = drift * math.exp(spread * normal(draw(state)))
        done = weeks = 0
        level = 0.0
        while done < target and weeks <= longest:
            level += pace * normal(draw(state))
            done += week(counts, sums, math.exp(min(level, 10.0)), state)
            weeks += 1
        found[s] = weeks


@jit
def items_within(
    counts: Longs,
    weights: Floats,
    drift: float,
    spread: float,
    weeks: int,
    seed: int,
    found: NDArray[np.int32],
) -> None:
    """Fill `found` (samples) with the items that `weeks` weeks finish."""
    state = np.empty(1, np.uint64)
    state[0] = stream(seed, 0)
    sums = np.empty(len(counts))
    for s in range(len(found)):
        weigh(weights, sums, state)
        pace = drift * math.exp(spread * normal(draw(state)))
        level = 0.0
        done = 0
        for _ in range(weeks):
            level += pace * normal(draw(state))
            done += week(counts, sums, math.exp(min(level, 10.0)), state)
        found[s] = min(done, 2000000000)
