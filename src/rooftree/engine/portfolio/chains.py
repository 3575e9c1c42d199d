"""Longest chains and an order of numbers for large networks, compiled."""

import numpy as np

from rooftree.engine.kernels.jit import jit
from rooftree.engine.kernels.sides import Numbers, Side


@jit
def topological(before: Numbers, after: Numbers, count: int) -> Numbers:
    """Return the positions 0 to `count` - 1, each behind all `before` (l) that it is `after` (l).

    What runs in a circle is missing at the end.
    """
    waiting, heads = np.zeros(count, np.int64), np.zeros(count + 1, np.int64)
    for link in range(len(before)):
        waiting[after[link]] += 1
        heads[before[link] + 1] += 1
    heads = np.cumsum(heads)
    followers, filled = np.zeros(len(after), np.int64), heads.copy()
    for link in range(len(before)):
        followers[filled[before[link]]] = after[link]
        filled[before[link]] += 1
    order, made = np.zeros(count, np.int64), 0
    for position in range(count):
        if not waiting[position]:
            order[made] = position
            made += 1
    done = 0
    while done < made:
        position = order[done]
        done += 1
        for follower in followers[heads[position] : heads[position + 1]]:
            waiting[follower] -= 1
            if not waiting[follower]:
                order[made] = follower
                made += 1
    return order[:made]


@jit
def early_starts(side: Side) -> Numbers:
    """Return the earliest start of each activity (n) when resources never run short."""
    starts = side.releases.copy()
    for position in range(len(starts)):
        for link in range(side.heads[position], side.heads[position + 1]):
            at = starts[side.others[link]] + side.waits[link]
            starts[position] = max(starts[position], at)
    return starts
