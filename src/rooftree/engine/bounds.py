"""Lower bounds: how early the whole can end at best, whatever the order of work."""

from collections.abc import Sequence

from rooftree.engine.compiled import Compiled


def lower_bound(
    compiled: Compiled, early_starts: Sequence[int], early_finishes: Sequence[int]
) -> int:
    """Return an instant before which no plan ends: critical path, and the work of each resource."""
    bounds = [early_finishes[position] for position in compiled.order]
    bounds += [
        _energy_bound(compiled, resource, early_starts)
        for resource in range(len(compiled.capacities))
    ]
    return max(bounds, default=compiled.start)


def _energy_bound(compiled: Compiled, resource: int, early_starts: Sequence[int]) -> int:
    """Return when the work on `resource` ends at best, were it to flow like water.

    What starts at t or later needs its minutes times units, and the resource gives its capacity in
    each of its working minutes after t; every t is tried, latest first.
    """
    time, capacity = compiled.resource_times[resource], compiled.capacities[resource]
    uses = []
    for position in compiled.order:
        units = sum(units for each, units in compiled.demands[position] if each == resource)
        if units and compiled.fixed[position] is None:
            uses.append((early_starts[position], units * compiled.durations[position]))
    bound, energy = compiled.start, 0
    for start, work in sorted(uses, reverse=True):
        energy += work
        bound = max(bound, time.finish_at(time.work(start) - (-energy // capacity)))
    return bound
