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

NO_CLOCKS: Numbers = np.zeros(0, np.int64)
NO_TABLE: Numbers = np.zeros((0, 0), np.int64)


class Side(NamedTuple):
    """Arrays of one direction of time, for n activities, l links, w words and h slots.

    `durations` (n) and `releases` (n) are slots; `needs` (n, w) is zero for what takes no time.
    Activity i waits for `others[heads[i]:heads[i + 1]]` (l): it starts at least `waits` (l) slots
    after their start. `free` (w, h) is what there is before anything is planned, long enough for
    every order of work; `guards` (w) has the guard bits.

    Where calendars differ, activity i works by the calendar `clocks[i]` (n): `counts` (c, h + 1) is
    how many slots of a calendar are open before a slot, `places` (c, m) the slots that are open, and
    `lags` (l, 4) replaces `waits`: from a finish, to a finish, open slots, of which calendar. Else
    there are no calendars in `counts`.
    """

    durations: Numbers
    releases: Numbers
    needs: Numbers
    heads: Numbers
    others: Numbers
    waits: Numbers
    free: Numbers
    guards: Numbers
    clocks: Numbers = NO_CLOCKS
    counts: Numbers = NO_TABLE
    places: Numbers = NO_TABLE
    lags: Numbers = NO_TABLE


class Desk(NamedTuple):
    """Room to work in, one for each side and thread: `free` as there, `order`, `starts`, `finishes`.

    Each of the last three has n numbers; `finishes` is filled by generators with calendars only.
    """

    free: Numbers
    order: Numbers
    starts: Numbers
    finishes: Numbers


def desk_for(side: Side) -> Desk:
    """Return a desk on which `side` can be scheduled."""
    count = len(side.durations)
    order, starts, finishes = np.zeros((3, count), np.int64)
    return Desk(side.free.copy(), order, starts, finishes)
