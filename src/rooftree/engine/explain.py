"""Why an activity stands where it does in a plan: what would break were it to begin any earlier."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rooftree.engine.as_planned import as_planned
from rooftree.engine.compiled import Link, late_dates
from rooftree.engine.intervals import overlap
from rooftree.engine.network import mirrored_at_deadlines
from rooftree.engine.parts import Dependency
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem
from rooftree.engine.reasons import Reason
from rooftree.engine.working_time import WorkingTime

LONG_AGO = -(10**15)


def explain(problem: Problem, plan: Plan, key: str) -> tuple[Reason, ...]:
    """Return what holds activity `key` in `plan`, its float last; KeyError for an unknown key.

    To explain many activities of one plan, make one `Explainer`.
    """
    return Explainer(problem, plan).reasons(key)


class Explainer:
    """Explains the activities of one plan; see `levers` for what would move them."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._plan = plan
        settled = as_planned(problem, plan)
        self._problem, self._numbers = settled.problem, settled.numbers
        numbers = settled.numbers
        self._positions = {key: position for position, key in enumerate(numbers.keys)}
        places = [plan.assignments.get(key) for key in numbers.keys]
        self._starts = [place.start if place else problem.start for place in places]
        self._finishes = [place.finish if place else problem.start for place in places]
        self._pieces = [
            (place.pieces or ((place.start, place.finish),)) if place else () for place in places
        ]
        end = problem.start + (plan.makespan or 0)
        self._late_starts, self._late_finishes = late_dates(
            mirrored_at_deadlines(numbers, self._problem, end)
        )
        self._wanted_by: dict[int, list[tuple[int, int]]] = {}
        for position in numbers.order:
            for resource, units in numbers.demands[position]:
                self._wanted_by.setdefault(resource, []).append((position, units))
        self._named: dict[str, list[Dependency]] = {}
        for dependency in problem.dependencies:
            self._named.setdefault(dependency.after, []).append(dependency)

    def reasons(self, key: str) -> tuple[Reason, ...]:
        """Return what holds activity `key`, its float last; KeyError for an unknown key."""
        position = self._positions[key]
        if key not in self._plan.assignments:
            return tuple(
                Reason("blocked", finding.keys, notes=(finding.message,))
                for finding in self._plan.findings
                if finding.keys[0] == key
            )
        return *self._holds(position), *self._pauses(position), self._float(position)

    def _holds(self, position: int) -> Iterator[Reason]:
        activity = self._problem.activities[position]
        if activity.actual_start is not None:
            yield Reason("under-way", until=activity.actual_start)
        elif activity.pinned is not None:
            yield Reason("pinned", until=activity.pinned)
        else:
            bounds = self._numbers.earliest(position, self._starts, self._finishes)
            first, _ = self._numbers.first_place(position, *bounds)
            if first >= self._starts[position]:
                yield from self._dates(position)
            else:
                yield from list(self._short(position, self._starts[position])) or [
                    Reason("could-start-earlier", since=first)
                ]

    def _float(self, position: int) -> Reason:
        time = self._numbers.times[position]
        minutes = time.between(self._starts[position], self._late_starts[position])
        if len(self._pieces[position]) > 1:
            minutes = time.between(self._finishes[position], self._late_finishes[position])
        return Reason("float", minutes=minutes)

    def _dates(self, position: int) -> Iterator[Reason]:
        """Yield the dependencies and dates that allow no earlier place, and the pause after them."""
        ready = LONG_AGO
        for link, dependency in self._links(position):
            at = link.allows(self._starts, self._finishes)
            if self._holds_alone(position, at, to_finish=link.to_finish):
                ready = self._starts[position] if link.to_finish else max(ready, at)
                keys = (dependency.before,)
                yield Reason("predecessor", keys, dependency.type, dependency.lag, until=at)
        release = self._numbers.releases[position]
        if self._holds_alone(position, release, to_finish=False):
            if release > self._problem.start:
                yield Reason("release", until=release)
            elif ready == LONG_AGO:
                yield Reason("plan-start", until=release)
            ready = max(ready, release)
        yield from self._closed(position, ready)

    def _links(self, position: int) -> Iterator[tuple[Link, Dependency]]:
        """Yield each dependency that the activity waits for, by position and by name."""
        named = self._named.get(self._numbers.keys[position], [])
        yield from zip(self._numbers.links[position], named, strict=True)

    def _holds_alone(self, position: int, at: int, *, to_finish: bool) -> bool:
        bounds = (LONG_AGO, at) if to_finish else (at, LONG_AGO)
        return self._numbers.first_place(position, *bounds)[0] >= self._starts[position]

    def _closed(self, position: int, ready: int) -> Iterator[Reason]:
        """Yield the calendars that are shut between being ready and starting."""
        start, activity = self._starts[position], self._problem.activities[position]
        calendar_of = {each.key: each.calendar for each in self._problem.resources}
        names = dict.fromkeys((activity.calendar, *(calendar_of[key] for key in activity.demands)))
        for name in names:
            if name is None or ready >= start or not self._numbers.durations[position]:
                continue
            calendar = self._problem.calendars[name]
            if WorkingTime.of(calendar).between(ready, start) < start - ready:
                spans = [
                    span
                    for span in calendar.closed
                    if overlap(((span.start, span.finish),), ((ready, start),))
                ]
                notes = tuple(dict.fromkeys(span.note for span in spans if span.note))
                yield Reason("closed", (name,), since=ready, until=start, notes=notes)

    def _pauses(self, position: int) -> Iterator[Reason]:
        """Yield what split work pauses for: what lacks in the last minute of each pause."""
        for (_, since), (until, _) in pairwise(self._pieces[position]):
            for reason in self._short(position, until):
                yield replace(reason, code="pause", since=since)

    def _short(self, position: int, start: int) -> Iterator[Reason]:
        """Yield the resources that lack units in the working minute before `start`."""
        time = self._numbers.times[position]
        minute = time.start_at(time.work(start) - 1)
        for resource, units in self._numbers.demands[position]:
            free = self._numbers.capacities[resource]
            for since, until, away in self._numbers.reductions[resource]:
                free -= away if since <= minute < until else 0
            users = list(self._users(resource, minute))
            free -= sum(used for _, used in users)
            if free < units:
                keys = tuple(self._numbers.keys[user] for user, _ in users)
                owner = self._problem.resources[resource].key
                yield Reason("resource", (owner, *keys), until=start)

    def _users(self, resource: int, minute: int) -> Iterator[tuple[int, int]]:
        """Yield who works with `resource` in that minute, and the units used."""
        for position, units in self._wanted_by.get(resource, ()):
            is_there = minute >= self._problem.start and any(
                start <= minute < finish for start, finish in self._pieces[position]
            )
            if is_there and self._numbers.times[position].is_working(minute):
                yield position, units
