"""A problem in numbers: positions instead of keys, calendars ready to count, fixed work in place.

A compiled problem can be mirrored in time, so that every forward pass is a backward pass too:
what starts as early as possible in the mirror finishes as late as possible in the original.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rooftree.engine.intervals import Interval
from rooftree.engine.plan import Finding
from rooftree.engine.working_time import WorkingTime


class Link(NamedTuple):
    """A dependency seen from the activity that waits: `other` comes first.

    Its start or finish waits for the start or finish of `other`, plus `lag` minutes of `lag_time`.
    """

    other: int
    from_finish: bool
    to_finish: bool
    lag: int
    lag_time: WorkingTime

    def allows(self, starts: Sequence[int], finishes: Sequence[int]) -> int:
        """Return the instant from which on the waiting start or finish may be."""
        at = finishes[self.other] if self.from_finish else starts[self.other]
        return self.lag_time.shift(at, self.lag) if self.lag else at


@dataclass(frozen=True, slots=True)
class Compiled:
    """The problem by position. `order` is topological and leaves out what cannot be planned.

    `fixed` is where work under way or pinned stands; `busy` is the part of it still to be done.
    """

    start: int
    keys: Sequence[str]
    durations: Sequence[int]
    times: Sequence[WorkingTime]
    releases: Sequence[int]
    links: Sequence[Sequence[Link]]
    fixed: Sequence[Interval | None]
    busy: Sequence[Interval | None]
    demands: Sequence[Sequence[tuple[int, int]]]
    capacities: Sequence[int]
    resource_times: Sequence[WorkingTime]
    reductions: Sequence[Sequence[tuple[int, int, int]]]
    order: Sequence[int]
    findings: Sequence[Finding] = ()

    def followers(self) -> list[list[Link]]:
        """Return the links seen from the activity that is waited for, `other` being who waits."""
        result: list[list[Link]] = [[] for _ in self.keys]
        for position in self.order:
            for link in self.links[position]:
                result[link.other].append(link._replace(other=position))
        return result

    def mirrored(self, horizon: int) -> "Compiled":
        """Return the problem run backwards from `horizon`, which becomes everybody's release."""
        mirror = _Mirrors()
        links: list[list[Link]] = [[] for _ in self.keys]
        for position in self.order:
            for other, from_finish, to_finish, lag, lag_time in self.links[position]:
                links[other].append(
                    Link(position, not to_finish, not from_finish, lag, mirror(lag_time))
                )
        return replace(
            self,
            start=-horizon,
            times=[mirror(time) for time in self.times],
            releases=[-horizon] * len(self.keys),
            links=links,
            fixed=[_backwards(at) for at in self.fixed],
            busy=[_backwards(at) for at in self.busy],
            resource_times=[mirror(time) for time in self.resource_times],
            reductions=[
                [(-finish, -start, units) for start, finish, units in away]
                for away in self.reductions
            ],
            order=list(reversed(self.order)),
        )

    def earliest(
        self, position: int, starts: Sequence[int], finishes: Sequence[int]
    ) -> tuple[int, int]:
        """Return the least start and least finish that release and dependencies allow."""
        start = self.releases[position]
        finish = -(10**15)
        for link in self.links[position]:
            at = link.allows(starts, finishes)
            if link.to_finish:
                finish = max(finish, at)
            else:
                start = max(start, at)
        return start, finish

    def first_place(self, position: int, start: int, finish: int) -> Interval:
        """Return the first place in working time that starts and finishes no earlier than given."""
        duration = self.durations[position]
        if not duration:
            at = max(start, finish)
            return at, at
        time = self.times[position]
        count = self.first_count(position, start, finish)
        return time.start_at(count), time.finish_at(count + duration)

    def first_count(self, position: int, start: int, finish: int) -> int:
        """Return the count of working time at which the first place (see `first_place`) begins."""
        time = self.times[position]
        count = time.work(start)
        if finish > start:
            count = max(count, time.work(finish - 1) + 1 - self.durations[position])
        return count


def _backwards(place: Interval | None) -> Interval | None:
    return None if place is None else (-place[1], -place[0])


class _Mirrors:
    """Mirrors each working time once."""

    def __init__(self) -> None:
        self._made: dict[int, WorkingTime] = {}

    def __call__(self, time: WorkingTime) -> WorkingTime:
        if id(time) not in self._made:
            self._made[id(time)] = time.mirrored()
        return self._made[id(time)]


def early_dates(compiled: Compiled) -> tuple[list[int], list[int]]:
    """Return the earliest starts and finishes when resources never run short.

    Activities that cannot be planned keep the start of the problem.
    """
    starts = [compiled.start] * len(compiled.keys)
    finishes = [compiled.start] * len(compiled.keys)
    for position in compiled.order:
        fixed = compiled.fixed[position]
        if fixed is None:
            fixed = compiled.first_place(position, *compiled.earliest(position, starts, finishes))
        starts[position], finishes[position] = fixed
    return starts, finishes


def late_dates(mirror: Compiled) -> tuple[list[int], list[int]]:
    """Return the latest starts and finishes, given the problem mirrored at the horizon."""
    starts, finishes = early_dates(mirror)
    return [-finish for finish in finishes], [-start for start in starts]
