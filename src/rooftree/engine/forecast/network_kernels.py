"""Compiled passes of the network Monte Carlo: draw, run forwards, mark what drives the end.

Arrays are (activities, samples) of int32 working minutes; a call works on the columns from `first`
up to `last`, so that blocks can run in threads. Random numbers are a function of seed, row and
sample (splitmix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014),
so that neither blocks nor threads change the answer.
"""
# ruff: noqa: C901, PLR0913, PLR0917, PLR2004 - a kernel is one loop over plain arrays

import math

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.kernels.jit import jit

CLASSES = 2048  # of equal width, to rank and select by
CELLS = 1024  # of a quantile table, which has one more point
SHIFT = np.uint64(22)  # 32 random bits less the 10 that choose the cell
WITHIN = np.uint64((1 << 22) - 1)
HALF = np.uint64(32)
LOW = np.uint64(0xFFFFFFFF)
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
MIX1 = np.uint64(0xBF58476D1CE4E5B9)
MIX2 = np.uint64(0x94D049BB133111EB)
S27, S30, S31 = np.uint64(27), np.uint64(30), np.uint64(31)

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Bytes = NDArray[np.uint8]


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


@jit
def forwards(
    durations: Ints,
    finishes: Ints,
    ends: Ints,
    releases: Ints,
    fixed: NDArray[np.int8],
    work_from: Ints,
    offsets: NDArray[np.int64],
    links: Ints,
) -> None:
    """Fill `finishes` and `ends` (samples) of a block; rows are in topological order.

    `links` rows from offsets[i] to offsets[i + 1] are (other, from finish, to finish, lag) of row i.
    A fixed row works from `work_from` on, whatever it waits for.
    """
    count, width = durations.shape
    start = np.empty(width, np.int32)
    ends[:] = 0
    for i in range(count):
        duration, finish = durations[i], finishes[i]
        start[:] = work_from[i] if fixed[i] else releases[i]
        for k in range(offsets[i], offsets[i] if fixed[i] else offsets[i + 1]):
            lag, before, shift = links[k, 3], finishes[links[k, 0]], durations[links[k, 0]]
            if links[k, 1] and not links[k, 2]:
                for s in range(width):
                    start[s] = max(start[s], before[s] + lag)
            elif links[k, 1]:
                for s in range(width):
                    start[s] = max(start[s], before[s] + lag - duration[s])
            elif links[k, 2]:
                for s in range(width):
                    start[s] = max(start[s], before[s] - shift[s] + lag - duration[s])
            else:
                for s in range(width):
                    start[s] = max(start[s], before[s] - shift[s] + lag)
        for s in range(width):
            finish[s] = start[s] + duration[s]
            ends[s] = max(ends[s], finish[s])


@jit
def backwards(
    durations: Ints,
    finishes: Ints,
    ends: Ints,
    fixed: NDArray[np.int8],
    offsets: NDArray[np.int64],
    links: Ints,
    critical: NDArray[np.int64],
) -> None:
    """Count in `critical` (activities) the samples of a block in which a row drives the end.

    A row drives it when it ends last, or when the start of a driving row stands exactly where this
    one's start or finish with its lag puts it: in whole minutes that is zero total float.
    """
    count, width = durations.shape
    drives = np.zeros((count, width), np.int8)
    for i in range(count - 1, -1, -1):
        mine, duration, finish = drives[i], durations[i], finishes[i]
        total = 0
        for s in range(width):
            mine[s] |= np.int8(finish[s] == ends[s])
            total += mine[s]
        critical[i] += total
        if not total:
            continue
        for k in range(offsets[i], offsets[i] if fixed[i] else offsets[i + 1]):
            lag, before, shift = links[k, 3], finishes[links[k, 0]], durations[links[k, 0]]
            theirs = drives[links[k, 0]]
            if links[k, 1] and not links[k, 2]:
                for s in range(width):
                    theirs[s] |= mine[s] & np.int8(finish[s] - duration[s] == before[s] + lag)
            elif links[k, 1]:
                for s in range(width):
                    theirs[s] |= mine[s] & np.int8(finish[s] == before[s] + lag)
            elif links[k, 2]:
                for s in range(width):
                    theirs[s] |= mine[s] & np.int8(finish[s] == before[s] - shift[s] + lag)
            else:
                for s in range(width):
                    held = finish[s] - duration[s] == before[s] - shift[s] + lag
                    theirs[s] |= mine[s] & np.int8(held)


@jit
def quantiles(values: Ints, places: NDArray[np.int64], found: Ints) -> None:
    """Fill `found` (rows, places) with the order statistics of each row at the ascending `places`.

    Values are counted in classes; only the classes that hold a wanted place are sorted.
    """
    rows, samples = values.shape
    counts = np.empty(CLASSES, np.int64)
    wanted = np.empty(CLASSES, np.int8)
    kept = np.empty(samples, np.int32)
    for i in range(rows):
        row = values[i]
        least, most = row[0], row[0]
        for s in range(samples):
            least, most = min(least, row[s]), max(most, row[s])
        scale = (CLASSES - 1.0) / max(1, most - least)
        counts[:] = 0
        for s in range(samples):
            counts[int((row[s] - least) * scale)] += 1
        wanted[:] = 0
        below = k = 0
        for cell in range(CLASSES):
            below += counts[cell]
            while k < len(places) and places[k] < below:
                wanted[cell] = 1
                k += 1
        size = 0
        for s in range(samples):
            kept[size] = row[s]
            size += wanted[int((row[s] - least) * scale)]
        kept[:size].sort()
        below = passed = k = 0
        for cell in range(CLASSES):
            while k < len(places) and places[k] < below + counts[cell]:
                found[i, k] = kept[passed + places[k] - below]
                k += 1
            below += counts[cell]
            if wanted[cell]:
                passed += counts[cell]


@jit
def sensitivities(durations: Ints, ranks: Singles, found: Floats) -> None:
    """Fill rank correlation with `ranks` (standardised, of the ends), deviation and mean of rows.

    Durations are ranked by classes of equal width between their least and greatest (mid-ranks),
    which is Spearman's rank correlation up to the width of a class.
    """
    rows, samples = durations.shape
    counts = np.empty(CLASSES, np.int64)
    sums = np.empty(CLASSES)
    for i in range(rows):
        row = durations[i]
        least, most = row[0], row[0]
        for s in range(samples):
            least, most = min(least, row[s]), max(most, row[s])
        found[i, 0] = found[i, 1] = 0.0
        found[i, 2] = least
        if least == most:
            continue
        counts[:] = 0
        sums[:] = 0.0
        scale = (CLASSES - 1.0) / (most - least)
        total = square = 0.0
        for s in range(samples):
            off = float(row[s] - least)
            total += off
            square += off * off
            cell = int(off * scale)
            counts[cell] += 1
            sums[cell] += ranks[s]
        found[i, 1] = math.sqrt(max(0.0, square / samples - (total / samples) ** 2))
        found[i, 2] = least + total / samples
        below = 0
        product = norm = 0.0
        for cell in range(CLASSES):
            rank = below + 0.5 * counts[cell] - 0.5 * samples
            product += rank * sums[cell]
            norm += rank * rank * counts[cell]
            below += counts[cell]
        found[i, 0] = product / math.sqrt(norm * samples)
