"""Serial schedule generation: one activity after the other, each as early as everything allows.

Kelley, "The critical-path method: resources planning and scheduling" (1963); under calendars an
activity's place is the count of working time at which it begins, so it pauses and never splits.
"""

from collections.abc import Sequence
from copy import copy
from heapq import heapify, heappop, heappush

from rooftree.engine.compiled import Compiled
from rooftree.engine.intervals import Interval
from rooftree.engine.schedule.profile import Profile

Dates = tuple[list[int], list[int]]


class Generator:
    """Makes schedules of one compiled problem; the work in fixed places is booked once."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._booked = booked_profiles(compiled)

    def later(self, compiled: Compiled) -> "Generator":
        """Return a generator for the same problem with later releases."""
        twin = copy(self)
        twin.compiled = compiled
        return twin

    def dates(self, order: Sequence[int], floor: int) -> Dates:
        """Return starts and finishes, none before `floor`, when placed in `order`.

        `order` holds every position that can be planned, each after those that it waits for.
        """
        compiled = self.compiled
        profiles = [profile.copy() for profile in self._booked]
        starts = [floor if place is None else place[0] for place in compiled.fixed]
        finishes = [floor if place is None else place[1] for place in compiled.fixed]
        for position in order:
            if compiled.fixed[position] is None:
                start, finish = compiled.earliest(position, starts, finishes)
                place = self._place(position, max(start, floor), finish, profiles)
                starts[position], finishes[position] = place
        return starts, finishes

    def _place(
        self, position: int, start: int, finish: int, profiles: Sequence[Profile]
    ) -> Interval:
        """Find the first place from `start` and `finish` on with enough of everything; book it."""
        compiled = self.compiled
        duration = compiled.durations[position]
        if not duration:
            return compiled.first_place(position, start, finish)
        time = compiled.times[position]
        needs = [(profiles[resource], units) for resource, units in compiled.demands[position]]
        count = compiled.first_count(position, start, finish)
        while True:
            start, finish = time.start_at(count), time.finish_at(count + duration)
            clashes = (profile.clash(start, finish, units, time) for profile, units in needs)
            free_again = next((at for at in clashes if at is not None), None)
            if free_again is None:
                break
            count = time.work(free_again)
        for profile, units in needs:
            profile.book(start, finish, units, time)
        return start, finish


def booked_profiles(compiled: Compiled) -> list[Profile]:
    """Return what is left of each resource when only the work in fixed places is done."""
    profiles = [
        Profile(capacity, time)
        for capacity, time in zip(compiled.capacities, compiled.resource_times, strict=True)
    ]
    for profile, reductions in zip(profiles, compiled.reductions, strict=True):
        for start, finish, units in reductions:
            profile.take(start, finish, units)
    for position in compiled.order:
        busy = compiled.busy[position]
        if busy is not None:
            for resource, units in compiled.demands[position]:
                profiles[resource].book(*busy, units, compiled.times[position])
    return profiles


def in_order(compiled: Compiled, ranks: Sequence[float]) -> list[int]:
    """Return the order in which, among all that may come next, the lowest rank comes first."""
    waiting = [0] * len(ranks)
    following = compiled.followers()
    for position in compiled.order:
        waiting[position] = len(compiled.links[position])
    ready = [(ranks[position], position) for position in compiled.order if not waiting[position]]
    heapify(ready)
    order = []
    while ready:
        _, position = heappop(ready)
        order.append(position)
        for link in following[position]:
            waiting[link.other] -= 1
            if not waiting[link.other]:
                heappush(ready, (ranks[link.other], link.other))
    return order
