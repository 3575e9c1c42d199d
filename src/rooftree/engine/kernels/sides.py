"""A problem in one direction of time as arrays, the form in which kernels read it.

Activities are numbered so that each comes after all that it waits for; time is counted in slots
from 0. The units that are free in a slot are packed into words of 63 bits, a field with a guard bit
above it for each resource: a lack of units borrows the guard, so that one subtraction for each word
asks all its resources at once.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


class Side(NamedTuple):
    """Arrays of one direction of time, for n activities, l links, w words and h slots.

    `durations` (n) and `releases` (n) are slots; `needs` (n, w) is zero for what takes no time.
    Activity i waits for `others[heads[i]:heads[i + 1]]` (l): it starts at least `waits` (l) slots
    after their start. `free` (w, h) is what there is before anything is planned, long enough for
    every order of work; `guards` (w) has the guard bits.
    """

    durations: Numbers
    releases: Numbers
    needs: Numbers
    heads: Numbers
    others: Numbers
    waits: Numbers
    free: Numbers
    guards: Numbers


class Desk(NamedTuple):
    """Room to work in, one for each side and thread: `free` as there, `order` (n), `starts` (n)."""

    free: Numbers
    order: Numbers
    starts: Numbers


def desk_for(side: Side) -> Desk:
    """Return a desk on which `side` can be scheduled."""
    count = len(side.durations)
    return Desk(side.free.copy(), np.zeros(count, np.int64), np.zeros(count, np.int64))
