"""From a compiled problem to dates: one pass by ranks, or a search on slots or on calendars."""

from collections.abc import Sequence
from dataclasses import dataclass

from rooftree.engine.compiled import Compiled
from rooftree.engine.schedule.detours import without_detours
from rooftree.engine.schedule.direction import Direction
from rooftree.engine.schedule.limits import Limits
from rooftree.engine.schedule.search import Search
from rooftree.engine.schedule.sgs import Dates, in_order


@dataclass(frozen=True, slots=True)
class Found:
    """The dates by position, an instant before which no plan ends, and how many were tried."""

    dates: Dates
    bound: int
    schedules: int


def one_pass(compiled: Compiled, ranks: Sequence[float], bound: int) -> Found:
    """Return what the order of `ranks` makes."""
    direction = Direction(without_detours(compiled))
    return Found(direction.dates(in_order(compiled, ranks), compiled.start), bound, 1)


def search(
    compiled: Compiled, ranks: Sequence[float], bound: int, seed: int, limits: Limits
) -> Found:
    """Return the best found within `limits`, compiled where all work at the same times."""
    from rooftree.engine.schedule.clocked_slots import clocked_slots_of  # noqa: PLC0415
    from rooftree.engine.schedule.on_slots import search_on_slots  # noqa: PLC0415 - loads numba
    from rooftree.engine.schedule.slots import slots_of  # noqa: PLC0415 - loads numpy

    reduced = without_detours(compiled)
    first = one_pass(compiled, ranks, bound)
    end = _end(compiled, first)
    if end <= bound or all(compiled.fixed[position] for position in compiled.order):
        limits.tell(end - compiled.start, min(end, bound) - compiled.start)
        return first
    slots = slots_of(reduced) or clocked_slots_of(reduced, end)
    if slots is not None:
        found = search_on_slots(reduced, slots, ranks, bound, seed, limits)
        return found if _end(compiled, found) <= end else first
    by_steps = Search(reduced, in_order(compiled, ranks))
    by_steps.run(ranks, bound, seed, limits)
    return Found(by_steps.best, bound, by_steps.schedules)


def _end(compiled: Compiled, found: Found) -> int:
    return max((found.dates[1][position] for position in compiled.order), default=compiled.start)
