"""How early many projects that share resources can end at best.

A resource is idle where the work that can have begun is too little for it. In the first s slots at
most so much is done as the earliest starts allow, in the last t so much as the chains behind each
activity allow; what is lost there comes on top of all its work (energy) over its capacity.
"""

from collections.abc import Sequence

import numpy as np

from rooftree.engine.kernels.sides import Numbers


def shared_bound(
    durations: Numbers,
    heads: Numbers,
    tails: Numbers,
    demands: Sequence[tuple[Numbers, Numbers]],
    capacities: Sequence[int],
) -> int:
    """Return a slot before which nothing ends.

    `durations`, `heads` (earliest starts) and `tails` (slots from the end of an activity to that of
    the whole) are (n); `demands` has, for each resource, activities and their units.
    """
    chains = int((heads + durations + tails).max(initial=0))
    works = [int((units * durations[users]).sum()) for users, units in demands]
    bound = max(
        [chains, *(-(-work // room) for work, room in zip(works, capacities, strict=True) if room)]
    )
    reach = bound // 2  # both ends together are never longer than the whole
    for (users, units), work, capacity in zip(demands, works, capacities, strict=True):
        if capacity and len(users):
            first = _lost(heads[users], durations[users], units, capacity, reach)
            last = _lost(tails[users], durations[users], units, capacity, reach)
            bound = max(bound, -(-(work + first + last) // capacity))
    return bound


def _lost(starts: Numbers, durations: Numbers, units: Numbers, capacity: int, reach: int) -> int:
    """Return the most that is idle in any first stretch of up to `reach` slots."""
    change = np.zeros(reach + 1, np.int64)
    np.add.at(change, np.minimum(starts, reach), units)
    np.add.at(change, np.minimum(starts + durations, reach), -units)
    at_once = np.cumsum(change)[:reach]
    idle = capacity * np.arange(1, reach + 1) - np.cumsum(at_once)
    return max(0, int(idle.max(initial=0)))
