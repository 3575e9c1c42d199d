"""Percentiles, their standard errors and sensitivities from the samples of a network Monte Carlo."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast import ranking_kernels
from rooftree.engine.forecast.arrays import Floats, Ints

ROWS = 64  # activities in one call


def places(levels: Sequence[int], samples: int) -> NDArray[np.int64]:
    """Return where in sorted samples the percentiles stand: the least with that share up to it."""
    return np.array([max(0, -(-level * samples // 100) - 1) for level in levels], np.int64)


def standard_errors(ordered: Ints, levels: Sequence[int]) -> list[float]:
    """Return half the distance of the order statistics one binomial deviation to either side."""
    samples = len(ordered)
    errors = []
    for level in levels:
        part = level / 100
        width = sqrt(samples * part * (1 - part))
        low = max(0, ceil(samples * part - width) - 1)
        high = min(samples - 1, ceil(samples * part + width) - 1)
        errors.append((int(ordered[high]) - int(ordered[low])) / 2)
    return errors


def of_rows(
    threads: ThreadPoolExecutor,
    durations: Ints,
    finishes: Ints,
    ends: Ints,
    wanted: NDArray[np.int64],
) -> tuple[Ints, Floats]:
    """Return order statistics (rows, places) of finishes, and of durations three columns.

    These are the rank correlation with the ends, standard deviation and mean.
    """
    found = np.empty((len(finishes), len(wanted)), np.int32)
    spread = np.empty((len(durations), 3))
    ranks = _standard_ranks(ends)

    def part(first: int) -> None:
        rows = slice(first, first + ROWS)
        ranking_kernels.quantiles(finishes[rows], wanted, found[rows])
        ranking_kernels.sensitivities(durations[rows], ranks, spread[rows])

    list(threads.map(part, range(0, len(finishes), ROWS)))
    return found, spread


def _standard_ranks(values: Ints) -> NDArray[np.float32]:
    """Return mid-ranks less their mean, over their standard deviation (zeros when all are equal)."""
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    upto = np.searchsorted(ordered, values, side="right")
    ranks = (below + upto) / 2
    deviation = ranks.std()
    standard: NDArray[np.float32] = ((ranks - ranks.mean()) / (deviation or 1.0)).astype(np.float32)
    return standard
