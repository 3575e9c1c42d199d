"""Places side by side: what they use, what they break, compared with other places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rooftree.engine.as_planned import AsPlanned
from rooftree.engine.compiled import Link
from rooftree.engine.intervals import Interval
from rooftree.engine.levelling.crowd import Crowd, Users
from rooftree.engine.levelling.proposal import Overload
from rooftree.engine.plan import Assignment, Plan

Places = Mapping[int, Assignment]
Arrow = tuple[int, Link]
Use = tuple[int, int, int, int]


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
        self._arrows: list[list[Arrow]] = [[] for _ in numbers.keys]
        for position in numbers.order:
            for link in numbers.links[position]:
                for end in {position, link.other}:
                    self._arrows[end].append((position, link))
        self._windows = cache(self._find_windows)

    def places(self, plan: Plan) -> dict[int, Assignment]:
        """Return the places of `plan` by position, without what cannot be planned at all."""
        return {
            position: plan.assignments[self.numbers.keys[position]]
            for position in self.numbers.order
        }

    def broken(self, places: Places) -> set[Arrow]:
        """Return the dependencies that do not hold, by who waits."""
        return {arrow for position in places for arrow in self.broken_at(position, places)}

    def broken_at(self, position: int, places: Places) -> list[Arrow]:
        """Return the dependencies of one activity, either way, that do not hold."""
        return [arrow for arrow in self._arrows[position] if self._is_broken(arrow, places)]

    def _is_broken(self, arrow: Arrow, places: Places) -> bool:
        position, link = arrow
        if position not in places or link.other not in places:
            return False
        own = places[position].finish if link.to_finish else places[position].start
        return own < allowed(link, places)

    def crowd(self, *states: Places) -> Crowd:
        """Return who could use each resource when, each being where one of `states` has it."""
        return Crowd(self._users, states)

    def overloads(self, places: Places) -> Iterator[Overload]:
        """Yield where more is used than there is."""
        for resource, users in self._users.items():
            yield from self._overloads_of(resource, users, (places,), None)

    def overloads_at(
        self, position: int, at: Assignment, crowd: Crowd, places: Places, *allowed: Places
    ) -> Iterator[Overload]:
        """Yield where more is used than there is, and more than any of `allowed` uses there.

        Nothing else is looked at than what the activity uses, from start to finish of `at`.
        """
        span = at.start, at.finish
        for resource, _ in self.numbers.demands[position]:
            users = crowd.of(resource, span)
            yield from self._overloads_of(resource, users, (places, *allowed), span)

    def users(self, overload: Overload, crowd: Crowd, places: Places) -> list[int]:
        """Return who works with the resource in the first minute of `overload`."""
        at = overload.start
        return [
            position
            for position, _ in crowd.of(self._keys.index(overload.resource), (at, at + 1))
            if position in places and self._is_there(position, places[position], at)
        ]

    def dates(self, places: Places) -> tuple[list[int], list[int]]:
        """Return starts and finishes by position; those without a place keep the start."""
        starts = [self.numbers.start] * len(self.numbers.keys)
        finishes = starts.copy()
        for position, place in places.items():
            starts[position], finishes[position] = place.start, place.finish
        return starts, finishes

    def _overloads_of(
        self, resource: int, users: Users, states: Sequence[Places], span: Interval | None
    ) -> Iterator[Overload]:
        """Yield where the first of `states` uses too much, and more than any other of them."""
        away = len(states)
        events = sorted(_within(span, self._uses(resource, users, states)))
        used = [0] * (away + 1)
        found: Overload | None = None
        for i, (at, which, units) in enumerate(events[:-1]):
            used[which] += units
            until = events[i + 1][0]
            if until == at:
                continue
            limit = self.numbers.capacities[resource] - used[away]
            if used[0] and used[0] > max(limit, *used[1:away], 0):
                keys = self._keys_at(users, states[0], at)
                key = self._keys[resource]
                if found and (found.finish, found.used, found.limit) == (at, used[0], limit):
                    found = _joined(found, until, keys)
                else:
                    if found:
                        yield found
                    found = Overload(key, at, until, used[0], limit, keys)
        if found:
            yield found

    def _uses(self, resource: int, users: Users, states: Sequence[Places]) -> Iterator[Use]:
        """Yield (start, finish, number of the state, units); absence has the last number."""
        for start, finish, units in self.numbers.reductions[resource]:
            yield start, finish, len(states), units
        for which, places in enumerate(states):
            for position, units in users:
                if position in places:
                    for start, finish in self.windows(position, places[position]):
                        yield start, finish, which, units

    def _keys_at(self, users: Users, places: Places, at: int) -> tuple[str, ...]:
        return tuple(
            self.numbers.keys[position]
            for position, _ in users
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


def allowed(link: Link, places: Places) -> int:
    """Return the instant from which on `link` lets its activity start or finish."""
    other = places[link.other]
    at = other.finish if link.from_finish else other.start
    return link.lag_time.shift(at, link.lag) if link.lag else at


def _within(span: Interval | None, uses: Iterable[Use]) -> Iterator[tuple[int, int, int]]:
    """Yield (instant, number of the state, change of its use) for the part of `uses` in `span`."""
    for start, finish, which, units in uses:
        opens = start if span is None else max(start, span[0])
        closes = finish if span is None else min(finish, span[1])
        if opens < closes:
            yield opens, which, units
            yield closes, which, -units


def _joined(found: Overload, until: int, keys: tuple[str, ...]) -> Overload:
    together = tuple(dict.fromkeys((*found.keys, *keys)))
    return Overload(found.resource, found.start, until, found.used, found.limit, together)
