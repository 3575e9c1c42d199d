"""Lower bounds: how early the whole can end at best, whatever the order of work."""

from collections.abc import Iterable, Sequence

from rooftree.engine.compiled import Compiled
from rooftree.engine.working_time import WorkingTime

SIDE_BY_SIDE = (1, 2, 3)  # how many large activities may share a resource, each tried as a bound

Use = tuple[int, int, int]  # earliest start, units, duration


def lower_bound(
    compiled: Compiled, early_starts: Sequence[int], early_finishes: Sequence[int]
) -> int:
    """Return an instant before which no plan ends: critical path, and the work of each resource."""
    bounds = [early_finishes[position] for position in compiled.order]
    for resource, capacity in enumerate(compiled.capacities):
        time = compiled.resource_times[resource]
        uses = _uses(compiled, resource, early_starts)
        bounds.append(_flow_bound(time, capacity, uses))
        for count in SIDE_BY_SIDE:
            large = [
                (start, 1, length)
                for start, units, length in uses
                if units * (count + 1) > capacity
            ]
            bounds.append(_flow_bound(time, count, large))
    return max(bounds, default=compiled.start)


def _uses(compiled: Compiled, resource: int, early_starts: Sequence[int]) -> list[Use]:
    return [
        (early_starts[position], units, compiled.durations[position])
        for position in compiled.order
        if compiled.fixed[position] is None
        for each, units in compiled.demands[position]
        if each == resource
    ]


def _flow_bound(time: WorkingTime, capacity: int, uses: Iterable[Use]) -> int:
    """Return when the work on a resource ends at best, were it to flow like water.

    What starts at t or later needs its minutes times units, and the resource gives its capacity in
    each of its working minutes after t; every t is tried, latest first.
    """
    bound, energy = -(10**15), 0
    for start, units, duration in sorted(uses, reverse=True):
        energy += units * duration
        bound = max(bound, time.finish_at(time.work(start) - (-energy // capacity)))
    return bound
