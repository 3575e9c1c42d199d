"""Whether there is enough of each resource, at every instant or over the whole plan."""

from collections.abc import Iterable, Iterator

from rooftree.engine.checking.work import Work
from rooftree.engine.parts import Resource


def overloads(resource: Resource, works: Iterable[Work]) -> Iterator[str]:
    """Yield when more of `resource` is used than there is."""
    if resource.kind == "nonrenewable":
        yield from _overdrawn(resource, works)
    else:
        yield from _overloaded(resource, works)


def _overdrawn(resource: Resource, works: Iterable[Work]) -> Iterator[str]:
    used = sum(work.demands.get(resource.key, 0) for work in works)
    if used > resource.capacity:
        yield f"{resource.key} has {used} of {resource.capacity} in all"


def _overloaded(resource: Resource, works: Iterable[Work]) -> Iterator[str]:
    """What is away matters only while somebody works."""
    events = sorted(_events(resource, works))
    used = away = 0
    for i, (at, use, absence) in enumerate(events):
        used += use
        away += absence
        lasts = i + 1 == len(events) or events[i + 1][0] > at
        if lasts and used and used + away > resource.capacity:
            yield f"{resource.key} has {used} of {resource.capacity - away} from {at}"


def _events(resource: Resource, works: Iterable[Work]) -> Iterator[tuple[int, int, int]]:
    """Yield (instant, change of use, change of absence)."""
    for away in resource.reductions:
        yield away.start, 0, away.units
        yield away.finish, 0, -away.units
    for work in works:
        units = work.demands.get(resource.key, 0) + work.place.resources.get(resource.key, 0)
        if units:
            for opens, closes in work.worked:
                yield opens, units, 0
                yield closes, -units, 0
