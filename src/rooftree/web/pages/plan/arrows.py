"""The lines of dependencies: from one end of a bar to an end of another, around what is in between."""

from collections.abc import Iterable, Iterator, Mapping

from rooftree.planning.queries import PlanArrow

OUT = 7
MIDDLE = 16
HALF = 18
EDGES = {"FS": (1, 0), "SS": (0, 0), "FF": (1, 1), "SF": (0, 1)}
"""Which end of the predecessor an arrow leaves, and which end of the successor it points to."""


def arrows_of(
    arrows: Iterable[PlanArrow],
    ends: Mapping[int, tuple[float, float]],
    places: Mapping[int, float],
    critical: set[int],
) -> Iterator[tuple[str, bool]]:
    """Yield (path, is critical) for each dependency of which both bars are drawn."""
    for one in arrows:
        before, after = one.predecessor_id, one.successor_id
        if before not in ends or after not in ends or before not in places or after not in places:
            continue
        leaving, entering = EDGES[one.type]
        start = (ends[before][leaving], places[before] + MIDDLE)
        finish = (ends[after][entering], places[after] + MIDDLE)
        path = path_between(start, finish, leaves=leaving, enters=entering)
        yield path, before in critical and after in critical


def path_between(
    start: tuple[float, float], finish: tuple[float, float], *, leaves: int, enters: int
) -> str:
    """Return an SVG path with an arrow's head.

    `leaves` and `enters` are 1 for a right end, 0 for a left one.
    """
    (x1, y1), (x2, y2) = start, finish
    first = x1 + (OUT if leaves else -OUT)
    last = x2 + (OUT if enters else -OUT)
    tip = "m4-3-4 3 4 3" if enters else "m-4-3 4 3-4 3"
    if leaves == enters:
        middle = max(first, last) if enters else min(first, last)
        return f"M{x1:g} {y1:g}H{middle:g}V{y2:g}H{x2:g}{tip}"
    is_free = first <= last if leaves else first >= last
    if is_free:
        return f"M{x1:g} {y1:g}H{first:g}V{y2:g}H{x2:g}{tip}"
    between = y1 + (HALF if y2 > y1 else -HALF)
    return f"M{x1:g} {y1:g}H{first:g}V{between:g}H{last:g}V{y2:g}H{x2:g}{tip}"
