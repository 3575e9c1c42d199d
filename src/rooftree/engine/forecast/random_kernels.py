"""Compiled draws of durations and risks.

Random numbers are a function of seed, row and sample (splitmix64: Steele, Lea and Flood, "Fast
splittable pseudorandom number generators", 2014), so that neither blocks nor threads change them.
"""
# ruff: noqa: PLR0913, PLR0917, PLR2004 - a kernel is one loop over plain arrays

import math

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Floats, Ints, Singles
from rooftree.engine.kernels.jit import jit

CELLS = 1024  # of a quantile table, which has one more point
SHIFT = np.uint64(22)  # 32 random bits less the 10 that choose the cell
WITHIN = np.uint64((1 << 22) - 1)
HALF = np.uint64(32)
LOW = np.uint64(0xFFFFFFFF)
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
MIX1 = np.uint64(0xBF58476D1CE4E5B9)
MIX2 = np.uint64(0x94D049BB133111EB)
S27, S30, S31 = np.uint64(27), np.uint64(30), np.uint64(31)


@jit
def mixed(x: np.uint64) -> np.uint64:
    """Return 64 random bits for the counter `x`."""
    x = (x ^ (x >> S30)) * MIX1
    x = (x ^ (x >> S27)) * MIX2
    return x ^ (x >> S31)


@jit
def stream(seed: int, row: int) -> np.uint64:
    """Return where the counters of one row of random numbers begin."""
    return mixed(mixed(np.uint64(seed) + GOLDEN) + np.uint64(row) * GOLDEN)


@jit
def uniform(base: np.uint64, sample: int) -> float:
    """Return the random number in (0, 1) of one sample of a stream."""
    bits = mixed(base + np.uint64(sample) * GOLDEN) >> np.uint64(11)
    return (float(bits) + 0.5) / 9007199254740992.0


@jit
def normal(u: float) -> float:
    """Return the standard normal quantile of `u` (Acklam's rational approximation, error 1e-9)."""
    if u < 0.02425:
        q = math.sqrt(-2.0 * math.log(u))
    elif u > 1.0 - 0.02425:
        q = math.sqrt(-2.0 * math.log(1.0 - u))
    else:
        q = u - 0.5
        r = q * q
        top = -3.969683028665376e01
        for c in (2.209460984245205e02, -2.759285104469687e02, 1.383577518672690e02):
            top = top * r + c
        top = (top * r - 3.066479806614716e01) * r + 2.506628277459239e00
        low = -5.447609879822406e01
        for c in (1.615858368580409e02, -1.556989798598866e02, 6.680131188771972e01):
            low = low * r + c
        low = (low * r - 1.328068155288572e01) * r + 1.0
        return top * q / low
    top = -7.784894002430293e-03
    for c in (-3.223964580411365e-01, -2.400758277161838e00, -2.549732539343734e00):
        top = top * q + c
    top = (top * q + 4.374664141464968e00) * q + 2.938163982698783e00
    low = 7.784695709041462e-03
    for c in (3.224671290700398e-01, 2.445134137142996e00, 3.754408661907416e00):
        low = low * q + c
    low = low * q + 1.0
    return top / low if u < 0.5 else -top / low


@jit
def draw(
    durations: Ints, tables: Singles, spread: NDArray[np.bool_], seed: int, first: int, last: int
) -> None:
    """Fill `durations` from the quantile `tables` (activities, CELLS + 1), each independently.

    Rows without `spread` take the first point of their table. `first` is even.
    """
    for i in range(durations.shape[0]):
        table = tables[i]
        if not spread[i]:
            durations[i, first:last] = np.int32(round(table[0]))
            continue
        base = stream(seed, i)
        for s in range(first, last, 2):
            bits = mixed(base + np.uint64(s >> 1) * GOLDEN)
            a = bits & LOW
            cell = np.int64(a >> SHIFT)
            part = np.float32(a & WITHIN) * np.float32(1.0 / 4194304.0)
            at = table[cell] + part * (table[cell + 1] - table[cell])
            durations[i, s] = np.int32(at + np.float32(0.5))
            if s + 1 < last:
                a = bits >> HALF
                cell = np.int64(a >> SHIFT)
                part = np.float32(a & WITHIN) * np.float32(1.0 / 4194304.0)
                at = table[cell] + part * (table[cell + 1] - table[cell])
                durations[i, s + 1] = np.int32(at + np.float32(0.5))


@jit
def draw_correlated(
    durations: Ints,
    tables: Singles,
    spread: NDArray[np.bool_],
    loadings: Floats,
    own: Floats,
    seed: int,
    first: int,
    last: int,
) -> None:
    """Fill `durations` through a Gaussian copula.

    The normal of row i is `loadings[i]` (activities, factors) times the common factors of the
    sample plus `own[i]` times a normal of its own.
    """
    count, factors = loadings.shape
    common = np.empty((factors, last - first))
    for f in range(factors):
        base = stream(seed, -1 - f)
        for s in range(first, last):
            common[f, s - first] = normal(uniform(base, s))
    for i in range(count):
        table = tables[i]
        if not spread[i]:
            durations[i, first:last] = np.int32(round(table[0]))
            continue
        base = stream(seed, i)
        for s in range(first, last):
            z = own[i] * normal(uniform(base, s))
            for f in range(factors):
                z += loadings[i, f] * common[f, s - first]
            u = 0.5 * math.erfc(-z / math.sqrt(2.0)) * CELLS
            cell = min(int(u), CELLS - 1)
            at = table[cell] + (u - cell) * (table[cell + 1] - table[cell])
            durations[i, s] = np.int32(at + 0.5)


@jit
def strike(
    durations: Ints,
    chance: float,
    table: Singles,
    rows: NDArray[np.int64],
    seed: int,
    number: int,
    first: int,
    last: int,
) -> None:
    """Add the impact of one risk, where it strikes, to the durations of `rows`."""
    base = stream(seed, number)
    for s in range(first, last):
        if uniform(base, 2 * s) < chance:
            u = uniform(base, 2 * s + 1) * CELLS
            cell = min(int(u), CELLS - 1)
            impact = np.int32(table[cell] + (u - cell) * (table[cell + 1] - table[cell]) + 0.5)
            for i in rows:
                durations[i, s] += impact


@jit
def strikes(chance: float, seed: int, number: int, samples: int) -> int:
    """Return in how many samples a risk strikes."""
    base = stream(seed, number)
    hits = 0
    for s in range(samples):
        hits += uniform(base, 2 * s) < chance
    return hits
