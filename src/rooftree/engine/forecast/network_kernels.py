"""Compiled passes of the network Monte Carlo: run forwards, mark what drives the end.

Arrays are (activities, samples) of int32 working minutes, or columns of it, so that blocks of samples
can run in threads.
"""
# ruff: noqa: C901, PLR0913, PLR0917 - a kernel is one loop over plain arrays

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Ints
from rooftree.engine.kernels.jit import jit


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
