"""A problem with modes in one direction of time, as arrays: the form in which kernels read it.

Activities are numbered so that each comes after all that it waits for; time is counted in slots
from 0; units of renewable resources are packed into words, as in `kernels.sides`.
"""

from typing import NamedTuple

import numpy as np

from rooftree.engine.kernels.sides import Numbers

FROM_FINISH, TO_FINISH = 1, 2  # bits of `ModeSide.ends`


class ModeSide(NamedTuple):
    """Arrays of one direction of time: n activities, m modes, l links, w words, k stocks, h slots.

    Activity i has the modes `first[i]` up to but not including `last[i]` (n); modes have the same
    numbers in both directions. `durations` (m) are slots, `needs` (m, w) packed units, `uses`
    (m, k) what is used up of each stock. Activity i starts at `releases[i]` or later and waits for
    `others[heads[i]:heads[i + 1]]` (l): `lags` (l) slots after their start or finish may be its own
    start or finish, as `ends` (l) says. `free` (w, h) is what there is before anything is planned.
    """

    first: Numbers
    last: Numbers
    durations: Numbers
    needs: Numbers
    uses: Numbers
    releases: Numbers
    heads: Numbers
    others: Numbers
    lags: Numbers
    ends: Numbers
    free: Numbers
    guards: Numbers


class ModeDesk(NamedTuple):
    """Room to work in, one for each thread: `free` as in a side, `order`, `starts`, `keys` (n).

    `left` (k) is what is left of each stock in the modes chosen, negative for what lacks.
    """

    free: Numbers
    order: Numbers
    starts: Numbers
    keys: Numbers
    left: Numbers


def desks_for(sides: tuple[ModeSide, ModeSide]) -> tuple[ModeDesk, ModeDesk]:
    """Return a desk for each of both directions; they share everything but `free`."""
    count = len(sides[0].first)
    starts, order, keys = (np.zeros(count, np.int64) for _ in range(3))
    left = np.zeros(sides[0].uses.shape[1], np.int64)
    return (
        ModeDesk(sides[0].free.copy(), order, starts, keys, left),
        ModeDesk(sides[1].free.copy(), order, starts, keys, left),
    )
