"""Compiled statistics over the samples of each activity."""
# ruff: noqa: C901, PLR0915 - a kernel is one loop over plain arrays

import math

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Floats, Ints, Singles
from rooftree.engine.kernels.jit import jit

CLASSES = 2048  # of equal width, to rank and select by
CROWDED = 8  # a class with more than this part of the samples does not tell their ranks


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
def correlation(values: Ints, ranks: Singles) -> float:
    """Return the correlation of the mid-ranks of `values` with `ranks`, by sorting."""
    samples = len(values)
    order = np.argsort(values)
    product = norm = 0.0
    first = 0
    while first < samples:
        last, total = first, 0.0
        while last < samples and values[order[last]] == values[order[first]]:
            total += ranks[order[last]]
            last += 1
        rank = 0.5 * (first + last) - 0.5 * samples
        product += rank * total
        norm += rank * rank * (last - first)
        first = last
    return product / math.sqrt(norm * samples)


@jit
def sensitivities(durations: Ints, ranks: Singles, found: Floats) -> None:
    """Fill rank correlation with `ranks` (standardised, of the ends), deviation and mean of rows.

    Durations are ranked by classes of equal width between their least and greatest (mid-ranks),
    which is Spearman's rank correlation up to the width of a class; where a wide class holds an
    eighth of them, as when a rare risk is large, they are sorted.
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
        if most - least >= CLASSES and counts.max() * CROWDED > samples:
            found[i, 0] = correlation(row, ranks)
            continue
        below = 0
        product = norm = 0.0
        for cell in range(CLASSES):
            rank = below + 0.5 * counts[cell] - 0.5 * samples
            product += rank * sums[cell]
            norm += rank * rank * counts[cell]
            below += counts[cell]
        found[i, 0] = product / math.sqrt(norm * samples)
