"""Places side by side: what they use, what they break, compared with other places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rooftree.engine.as_planned import AsPlanned
from rooftree.engine.compiled import Link
from rooftree.engine.intervals import Interval
from rooftree.engine.levelling.proposal import Overload
from rooftree.engine.plan import Assignment, Plan

Places = Mapping[int, Assignment]
Arrow = tuple[int, Link]


class Board:
    """Judges the places of activities, by position, of one compiled problem."""

    def __init__(self, settled: AsPlanned) -> None:
        self.numbers = numbers = settled.numbers
        self.positions = {key: position for position, key in enumerate(numbers.keys)}
        self._keys = [resource.key for resource in settled.problem.resources]
        self._users: dict[int, list[tuple[int, int]]] = {}
        for position in numbers.order:
            for resource, units in numbers.demands[position]:
                self._users.setdefault(resource, []).append((position, units))
        self._windows = cache(self._find_windows)

    def places(self, plan: Plan) -> dict[int, Assignment]:
        """Return the places of `plan` by position, without what cannot be planned at all."""
        return {
            position: plan.assignments[self.numbers.keys[position]]
            for position in self.numbers.order
        }

    def broken(self, places: Places) -> set[Arrow]:
        """Return the dependencies that do not hold, by who waits."""
        starts, finishes = self.dates(places)
        return {
            (position, link)
            for position, place in places.items()
            for link in self.numbers.links[position]
            if link.other in places
            and (place.finish if link.to_finish else place.start) < link.allows(starts, finishes)
        }

    def allowed(self, link: Link, places: Places) -> int:
        """Return the instant from which on `link` lets its activity start or finish."""
        return link.allows(*self.dates(places))

    def overloads(
        self, places: Places, *allowed: Places, only: int | None = None
    ) -> Iterator[Overload]:
        """Yield where more is used than there is, and more than any of `allowed` uses there.

        With `only`, no further resources are looked at than that activity uses.
        """
        wanted = self._users if only is None else dict(self.numbers.demands[only])
        for resource in self._users:
            if resource in wanted:
                yield from self._overloads_of(resource, places, allowed)

    def users(self, overload: Overload, places: Places) -> list[int]:
        """Return who works with the resource in the first minute of `overload`."""
        return [
            position
            for position, _ in self._users[self._keys.index(overload.resource)]
            if position in places and self._is_there(position, places[position], overload.start)
        ]

    def dates(self, places: Places) -> tuple[list[int], list[int]]:
        """Return starts and finishes by position; those without a place keep the start."""
        starts = [self.numbers.start] * len(self.numbers.keys)
        finishes = starts.copy()
        for position, place in places.items():
            starts[position], finishes[position] = place.start, place.finish
        return starts, finishes

    def _overloads_of(
        self, resource: int, places: Places, allowed: Sequence[Places]
    ) -> Iterator[Overload]:
        states = (places, *allowed)
        away = len(states)
        events = sorted(self._events(resource, states))
        used = [0] * (away + 1)
        found: Overload | None = None
        for i, (at, which, units) in enumerate(events[:-1]):
            used[which] += units
            until = events[i + 1][0]
            if until == at:
                continue
            limit = self.numbers.capacities[resource] - used[away]
            if used[0] and used[0] > max(limit, *used[1:away], 0):
                keys = self._keys_at(resource, places, at)
                key = self._keys[resource]
                if found and (found.finish, found.used, found.limit) == (at, used[0], limit):
                    found = _joined(found, until, keys)
                else:
                    if found:
                        yield found
                    found = Overload(key, at, until, used[0], limit, keys)
        if found:
            yield found

    def _events(self, resource: int, states: Sequence[Places]) -> Iterator[tuple[int, int, int]]:
        """Yield (instant, number of the state, change of its use); absence comes last."""
        for start, finish, units in self.numbers.reductions[resource]:
            yield start, len(states), units
            yield finish, len(states), -units
        for which, places in enumerate(states):
            for position, units in self._users[resource]:
                if position in places:
                    for start, finish in self.windows(position, places[position]):
                        yield start, which, units
                        yield finish, which, -units

    def _keys_at(self, resource: int, places: Places, at: int) -> tuple[str, ...]:
        return tuple(
            self.numbers.keys[position]
            for position, _ in self._users[resource]
            if position in places and self._is_there(position, places[position], at)
        )

    def _is_there(self, position: int, place: Assignment, at: int) -> bool:
        return any(start <= at < finish for start, finish in self.windows(position, place))

    def windows(self, position: int, place: Assignment) -> Sequence[Interval]:
        """Return when the activity is worked on at `place`, from the start of the plan on."""
        pieces = place.pieces or ((place.start, place.finish),)
        return self._windows(position, pieces)

    def _find_windows(self, position: int, pieces: Iterable[Interval]) -> Sequence[Interval]:
        busy = self.numbers.busy[position]
        time = self.numbers.times[position]
        return [
            window
            for start, finish in pieces
            if (start if busy is None else max(start, busy[0])) < finish
            for window in time.windows(start if busy is None else max(start, busy[0]), finish)
        ]


def _joined(found: Overload, until: int, keys: tuple[str, ...]) -> Overload:
    together = tuple(dict.fromkeys((*found.keys, *keys)))
    return Overload(found.resource, found.start, until, found.used, found.limit, together)
