"""Who could use a resource at a time, found without looking at everybody."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from rooftree.engine.intervals import Interval
from rooftree.engine.plan import Assignment

Users = Sequence[tuple[int, int]]  # positions with the units that they use


class Crowd:
    """The users of each resource by when they are there, in any of several states."""

    def __init__(
        self, users: Mapping[int, Users], states: Sequence[Mapping[int, Assignment]]
    ) -> None:
        self._stays = {
            resource: sorted(
                {
                    (places[position].start, places[position].finish, position, units)
                    for places in states
                    for position, units in found
                    if position in places
                }
            )
            for resource, found in users.items()
        }
        self._longest = {
            resource: max((finish - start for start, finish, _, _ in stays), default=0)
            for resource, stays in self._stays.items()
        }

    def of(self, resource: int, span: Interval) -> Users:
        """Return who uses `resource` at some time in `span`, by position."""
        stays = self._stays[resource]
        first = bisect_left(stays, (span[0] - self._longest[resource],))
        last = bisect_left(stays, (span[1],))
        return sorted(
            {
                (position, units)
                for _, finish, position, units in stays[first:last]
                if finish > span[0]
            }
        )
