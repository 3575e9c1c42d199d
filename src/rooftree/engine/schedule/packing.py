"""Packing what is free of all resources, and what an activity needs, into a few words."""

from collections.abc import Sequence

import numpy as np

from rooftree.engine.kernels.sides import Numbers

WORD = 63  # bits, without the sign


def packed(
    available: Numbers, demands: Sequence[Sequence[tuple[int, int]]]
) -> tuple[Numbers, Numbers, Numbers]:
    """Return free words (w, h) with their guard bits, needs (n, w) and guards (w).

    `available` (h, resources) has the units, none negative; `demands` has (resource, units) for
    each of n activities. Units are counted in the greatest that divides all demands of a resource;
    what nobody demands takes no room.
    """
    units = _divisors(available.shape[1], demands)
    amounts = [
        available[:, resource] // unit if unit else np.zeros(len(available), np.int64)
        for resource, unit in enumerate(units)
    ]
    places, words = _places([int(amount.max()) for amount in amounts])
    free = np.zeros((words, len(available)), np.int64)
    needs = np.zeros((len(demands), words), np.int64)
    guards = np.zeros(words, np.int64)
    for amount, (word, field, width) in zip(amounts, places, strict=True):
        free[word] += amount << field
        guards[word] += 1 << (field + width)
    for position, found in enumerate(demands):
        for resource, need in found:
            word, field, _ = places[resource]
            needs[position, word] += need // units[resource] << field
    return free + guards[:, None], needs, guards


def _divisors(resources: int, demands: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    units = [0] * resources
    for found in demands:
        for resource, amount in found:
            units[resource] = int(np.gcd(units[resource], amount))
    return units


def _places(largest: Sequence[int]) -> tuple[list[tuple[int, int, int]], int]:
    """Return (word, lowest bit, bits without guard) for each resource, and the number of words."""
    places, word, field = [], 0, 0
    for amount in largest:
        width = amount.bit_length()
        if field + width + 1 > WORD:
            word, field = word + 1, 0
        places.append((word, field, width))
        field += width + 1
    return places, word + 1
