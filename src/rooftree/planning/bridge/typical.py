"""What history says is usual: how long a kind takes, and how much somebody has under way at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from rooftree.planning.bridge.assumptions import (
    DEFAULT_DURATION,
    DEFAULT_UNDER_WAY,
    LEAST_HISTORY,
    SHORTEST_CYCLE,
)
from rooftree.planning.bridge.hours import Hours
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.snapshot.parts import DoneItem


class Usual(NamedTuple):
    """A usual value and from how many done items it comes; 0 for a default."""

    value: float
    sample: int


class Typical:
    """What the done items of a workspace have in common."""

    def __init__(self, history: Sequence[DoneItem], hours: Hours, wall: Wall) -> None:
        cycles: dict[int, list[int]] = defaultdict(list)
        stints: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
        for done in history:
            time = hours.time(done.assignees[0]) if done.assignees else hours.standard_time
            cycle = time.between(wall.at(done.actual_start), wall.at(done.actual_finish))
            cycles[done.kind_id].append(cycle)
            for person in done.assignees:
                stints[person].append((done.actual_start, done.actual_finish))
        self._cycles = {
            kind: Usual(max(SHORTEST_CYCLE, round(median(found))), len(found))
            for kind, found in cycles.items()
            if len(found) >= LEAST_HISTORY
        }
        self._under_way = {
            person: Usual(usually_at_once(found), len(found))
            for person, found in stints.items()
            if len(found) >= LEAST_HISTORY
        }

    def cycle_time(self, kind: int) -> Usual:
        """Return the median working time, in minutes, from start to finish of a kind's done items."""
        return self._cycles.get(kind, Usual(DEFAULT_DURATION, 0))

    def under_way(self, persons: Iterable[int]) -> Usual:
        """Return how many items these persons have under way at once, each, on average."""
        found = [self._under_way.get(person, Usual(DEFAULT_UNDER_WAY, 0)) for person in persons]
        if not found:
            return Usual(DEFAULT_UNDER_WAY, 0)
        average = sum(usual.value for usual in found) / len(found)
        return Usual(average, sum(usual.sample for usual in found))


def usually_at_once(stints: Sequence[tuple[datetime, datetime]]) -> float:
    """Return the average number under way over the time in which there was any; at least 1."""
    total = covered = timedelta()
    until = datetime.min.replace(tzinfo=stints[0][0].tzinfo)
    for start, finish in sorted(stints):
        total += finish - start
        covered += max(timedelta(), finish - max(start, until))
        until = max(until, finish)
    return max(1.0, total / covered)
