"""What would let an activity of a plan be done earlier, one thing at a time, all others in place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rooftree.engine.as_planned import as_planned
from rooftree.engine.clocks import Clocks
from rooftree.engine.compiled import Link
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem
from rooftree.engine.reasons import Lever, LeverCode
from rooftree.engine.schedule.profile import Profile
from rooftree.engine.schedule.splitting import pieces
from rooftree.engine.working_time import ALWAYS, WorkingTime

LONG_AGO = -(10**15)


@dataclass(frozen=True, slots=True)
class Question:
    """Where an activity could be under these conditions; positions stand for keys."""

    release: int
    links: Sequence[Link]
    demands: Sequence[tuple[int, int]]
    time: WorkingTime
    duration: int
    absent: int | None = None


class Levers:
    """Finds the levers of the activities of one plan."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._problem = problem
        self._plan = plan
        settled = as_planned(problem, plan)
        self._settled = settled.problem
        self._numbers = numbers = settled.numbers
        self._positions = {key: position for position, key in enumerate(numbers.keys)}
        self._clocks = Clocks(problem)
        places = [plan.assignments.get(key) for key in numbers.keys]
        self._places = places
        self._starts = [place.start if place else problem.start for place in places]
        self._finishes = [place.finish if place else problem.start for place in places]
        self._profiles = [Profile(capacity, ALWAYS) for capacity in numbers.capacities]
        for profile, reductions in zip(self._profiles, numbers.reductions, strict=True):
            for start, finish, units in reductions:
                profile.take(start, finish, units)
        for position in numbers.order:
            for resource, units in numbers.demands[position]:
                self._book(self._profiles[resource], position, units)

    def of(self, key: str) -> tuple[Lever, ...]:
        """Return what would let activity `key` finish earlier, the greatest gain first.

        KeyError for an unknown activity; () for what is not planned, or under way.
        """
        position = self._positions[key]
        activity = self._settled.activities[position]
        if self._places[position] is None or activity.actual_start is not None:
            return ()
        asked = Question(
            self._numbers.releases[position],
            self._numbers.links[position],
            self._numbers.demands[position],
            self._numbers.times[position],
            self._numbers.durations[position],
        )
        found = []
        for code, keys, question in self._questions(activity, position, asked):
            place = self._first(position, question)
            earlier = self._finishes[position] - place[1]
            if earlier > 0:
                found.append(Lever(code, keys, *place, earlier))
        return tuple(sorted(found, key=lambda lever: -lever.earlier))

    def _questions(
        self, activity: Activity, position: int, asked: Question
    ) -> Iterator[tuple[LeverCode, tuple[str, ...], Question]]:
        """Yield what could give way, and where the activity could be then."""
        if activity.pinned is not None:
            yield "pinned", (), asked
            return
        for number, link in enumerate(asked.links):
            others = [*asked.links[:number], *asked.links[number + 1 :]]
            yield "predecessor", (self._numbers.keys[link.other],), replace(asked, links=others)
        if asked.release > self._problem.start:
            yield "release", (), replace(asked, release=self._problem.start)
        yield from self._resources(activity, position, asked)
        for name in sorted(self._clocks.names_of(activity)):
            names = self._clocks.names_of(activity) - {name}
            yield "calendar", (name,), replace(asked, time=self._clocks.common(names))
        yield from self._modes(position, asked)

    def _resources(
        self, activity: Activity, position: int, asked: Question
    ) -> Iterator[tuple[LeverCode, tuple[str, ...], Question]]:
        place = self._places[position]
        people = {} if place is None else place.resources
        for resource, _ in asked.demands:
            key = self._problem.resources[resource].key
            others = [each for each in asked.demands if each[0] != resource]
            if key in people:
                names = self._clocks.names(
                    activity.calendar, [other for other in activity.demands if other != key]
                )
                time = self._clocks.common(names)
                yield "skill", (key,), replace(asked, demands=others, time=time)
            else:
                yield "resource", (key,), replace(asked, demands=others)
        for other in self._rivals(position, asked):
            yield "priority", (self._numbers.keys[other],), replace(asked, absent=other)

    def _modes(
        self, position: int, asked: Question
    ) -> Iterator[tuple[LeverCode, tuple[str, ...], Question]]:
        activity, place = self._problem.activities[position], self._places[position]
        number = {resource.key: i for i, resource in enumerate(self._problem.resources)}
        for mode in activity.modes:
            if place is None or mode.key == place.mode or activity.skills:
                continue
            demands = [
                (number[key], units)
                for key, units in mode.demands.items()
                if units and self._problem.resources[number[key]].kind == "renewable"
            ]
            if all(units <= self._numbers.capacities[each] for each, units in demands):
                time = self._clocks.common(self._clocks.names(activity.calendar, mode.demands))
                question = replace(asked, demands=demands, time=time, duration=mode.duration)
                yield "mode", (mode.key,), question

    def _rivals(self, position: int, asked: Question) -> Iterator[int]:
        """Yield the free work that begins earlier with one of the same resources."""
        wanted = {resource for resource, _ in asked.demands}
        waited_for = {link.other for link in asked.links}
        for other in self._numbers.order:
            if (
                other not in waited_for
                and self._numbers.fixed[other] is None
                and self._starts[other] <= self._starts[position] < self._finishes[position]
                and other != position
                and wanted & {resource for resource, _ in self._numbers.demands[other]}
            ):
                yield other

    def _first(self, position: int, question: Question) -> tuple[int, int]:
        """Return the first place that answers `question`."""
        start, finish = self._bounds(question)
        if not question.duration:
            return max(start, finish), max(start, finish)
        needs = [(self._left(each, position, question), units) for each, units in question.demands]
        time = question.time
        if not time.recurs:
            return self._starts[position], self._finishes[position]
        if self._settled.activities[position].splittable:
            split = pieces(time, needs, question.duration, start, finish)
            return split[0][0], split[-1][1]
        count = time.work(start)
        if finish > start:
            count = max(count, time.work(finish - 1) + 1 - question.duration)
        while True:
            place = time.start_at(count), time.finish_at(count + question.duration)
            clashes = (profile.clash(*place, units, time) for profile, units in needs)
            again = next((at for at in clashes if at is not None), None)
            if again is None:
                return place
            count = time.work(again)

    def _bounds(self, question: Question) -> tuple[int, int]:
        start, finish = question.release, LONG_AGO
        for link in question.links:
            at = link.allows(self._starts, self._finishes)
            if link.to_finish:
                finish = max(finish, at)
            else:
                start = max(start, at)
        return start, finish

    def _left(self, resource: int, position: int, question: Question) -> Profile:
        """Return what all others leave of a resource."""
        profile = self._profiles[resource].copy()
        for other in (position, question.absent):
            units = 0 if other is None else dict(self._numbers.demands[other]).get(resource, 0)
            if other is not None and units:
                self._book(profile, other, -units)
        return profile

    def _book(self, profile: Profile, position: int, units: int) -> None:
        place, busy = self._places[position], self._numbers.busy[position]
        if place is not None:
            for start, finish in place.pieces or ((place.start, place.finish),):
                since = start if busy is None else max(start, busy[0])
                profile.book(since, finish, units, self._numbers.times[position])
