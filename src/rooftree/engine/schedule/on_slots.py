"""The compiled search from ranks to dates."""

from collections.abc import Sequence

from rooftree.engine.compiled import Compiled
from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.schedule.direction import Direction
from rooftree.engine.schedule.improvement import improve_by_count, improve_by_time
from rooftree.engine.schedule.limits import Limits
from rooftree.engine.schedule.searching import Found
from rooftree.engine.schedule.sgs import Dates
from rooftree.engine.schedule.slots import Slots

FINEST = 8  # different ranks for each activity, beyond which ranks are rounded


def search_on_slots(
    compiled: Compiled,
    slots: Slots,
    ranks: Sequence[float],
    bound: int,
    seed: int,
    limits: Limits,
) -> Found:
    """Return the best of a search within `limits`; `compiled` is what `slots` were made of."""
    keys = _whole([ranks[position] for position in slots.positions])
    shortest = slots.slot_of(bound)
    improve = improve_by_count if limits.samples else improve_by_time
    incumbent, schedules = improve(slots, keys, shortest, seed, limits)
    proven = max(bound, slots.end_of(incumbent.bound))
    return Found(_dates(compiled, slots, incumbent.starts), proven, schedules)


def _whole(ranks: Sequence[float]) -> list[int]:
    """Return ranks as whole numbers from 0, few enough to be sorted by counting."""
    lowest, span = min(ranks), max(ranks) - min(ranks)
    factor = min(1.0, FINEST * len(ranks) / span) if span else 1.0
    return [int((rank - lowest) * factor) for rank in ranks]


def _dates(compiled: Compiled, slots: Slots, starts: Numbers) -> Dates:
    """Return the dates by position; under calendars by one more pass in the order of starts."""
    placed = dict(zip(slots.positions, starts.tolist(), strict=True))
    if not slots.time.is_always or len(slots.forwards.counts):
        direction = Direction(compiled)
        ranks = [float(placed.get(position, 0)) for position in range(len(compiled.keys))]
        return direction.dates(direction.by_rank(ranks), compiled.start)
    places = [place or (compiled.start, compiled.start) for place in compiled.fixed]
    for position, slot in placed.items():
        start = slots.origin + slot * slots.unit
        places[position] = start, start + compiled.durations[position]
    return [start for start, _ in places], [finish for _, finish in places]
