"""Who can do what, how fast: choosing people for the skills that an activity needs.

An assignment of people to needs is a bipartite matching (Kuhn 1955, by augmenting paths); people
whom fewer needs of the problem could use are asked first, so that the versatile stay free.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rooftree.engine.compiled import Compiled
from rooftree.engine.intervals import Interval
from rooftree.engine.parts import Resource, SkillNeed
from rooftree.engine.problem import Problem
from rooftree.engine.working_time import WorkingTime

FULL_SPEED = 1000  # of a person whose level is the needed one

Team = tuple[int, ...]  # positions of the people among the resources, by need


@dataclass(frozen=True, slots=True)
class Staff:
    """Whom one activity can have: for each needed person the speed of all who could be it."""

    needs: Sequence[dict[int, int]]
    duration: int

    @property
    def people(self) -> set[int]:
        """The people who could fill some need."""
        return {person for need in self.needs for person in need}

    def minutes(self, team: Sequence[int]) -> int:
        """Return how long the work takes when each of `team` fills the need that suits best.

        The team must be able to fill all needs.
        """
        speeds = {need[person] for need in self.needs for person in team if person in need}
        speed = next(
            speed
            for speed in sorted(speeds, reverse=True)
            if self._matched([_as_fast(need, speed) for need in self.needs], team)
        )
        return -(-self.duration * FULL_SPEED // speed)

    def team(self, people: Sequence[int]) -> Team | None:
        """Return a team from `people`, the first of them being asked first; None without any."""
        return self._matched(self.needs, people)

    def fastest(self) -> int:
        """Return the fewest minutes that anybody needs."""
        if not self.needs or not all(self.needs):
            return self.duration
        speed = min(max(need.values()) for need in self.needs)
        return -(-self.duration * FULL_SPEED // speed)

    @staticmethod
    def _matched(needs: Sequence[dict[int, int]], people: Sequence[int]) -> Team | None:
        fills: dict[int, int] = {}

        def is_filled(need: int, asked: set[int]) -> bool:
            for person in people:
                if person in asked or person not in needs[need]:
                    continue
                asked.add(person)
                if person not in fills or is_filled(fills[person], asked):
                    fills[person] = need
                    return True
            return False

        if not all(is_filled(need, set()) for need in range(len(needs))):
            return None
        return tuple(sorted(fills, key=fills.__getitem__))


class Staffing:
    """The staff of every activity of a problem, and the hours that people have in common."""

    def __init__(self, problem: Problem, durations: Sequence[int]) -> None:
        people = list(enumerate(problem.resources))
        self.of = [
            Staff(
                [
                    _candidates(need, people, activity.demands)
                    for need in activity.skills
                    for _ in range(need.people)
                ],
                duration,
            )
            for activity, duration in zip(problem.activities, durations, strict=True)
        ]
        wanted: dict[int, int] = {}
        for staff in self.of:
            for need in staff.needs:
                for person in need:
                    wanted[person] = wanted.get(person, 0) + 1
        self.versatility = [wanted.get(number, 0) for number in range(len(people))]


class Hours:
    """The working time that activities and teams have in common, each made once."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._made: dict[tuple[int, frozenset[int]], WorkingTime] = {}
        self._alone: dict[tuple[int, int], WorkingTime] = {}
        self._together: dict[tuple[int, frozenset[int]], list[frozenset[int]]] = {}

    def of(self, position: int, team: Sequence[int]) -> WorkingTime:
        """Return when the activity can be worked on by all of `team` together."""
        compiled = self._compiled
        time, times = compiled.times[position], compiled.resource_times
        if len(team) == 1:
            key = id(time), id(times[team[0]])
            if key not in self._alone:
                self._alone[key] = _common(time, [times[team[0]]])
            return self._alone[key]
        group = id(time), frozenset(id(times[person]) for person in team)
        if group not in self._made:
            self._made[group] = _common(time, [times[person] for person in team])
        return self._made[group]

    def team(self, position: int, staff: Staff, people: Sequence[int]) -> Team | None:
        """Return a team from `people` that has working time in an ordinary week; None without any.

        A team has some when all of it work at one moment of the week, so it is enough to match
        those who do, for each moment at which other people work than at the others.
        """
        team = staff.team(people)
        if team is None or self.of(position, team).recurs:
            return team
        times = self._compiled.resource_times
        asked = {person: rank for rank, person in enumerate(people)}
        groups = self._shifts(position, {id(times[person]): times[person] for person in people})
        teams = [
            team
            for group in groups
            if (team := staff.team([each for each in people if id(times[each]) in group]))
        ]
        return min(teams, key=lambda team: sorted(asked[each] for each in team), default=None)

    def _shifts(self, position: int, times: Mapping[int, WorkingTime]) -> list[frozenset[int]]:
        """Return the groups of `times` that work at once with the activity in an ordinary week."""
        own = self._compiled.times[position]
        key = id(own), frozenset(times)
        if key not in self._together:
            shifts = {each: time.pattern()[0] for each, time in times.items()}
            moments = {
                start for spans in (own.pattern()[0], *shifts.values()) for start, _ in spans
            }
            groups = {
                frozenset(each for each, spans in shifts.items() if _holds(spans, moment))
                for moment in moments
                if _holds(own.pattern()[0], moment)
            }
            self._together[key] = [
                group for group in groups if not any(group < other for other in groups)
            ]
        return self._together[key]


def _holds(spans: Iterable[Interval], moment: int) -> bool:
    return any(start <= moment < finish for start, finish in spans)


def _common(time: WorkingTime, others: Sequence[WorkingTime]) -> WorkingTime:
    for other in others:
        if not other.is_always:
            time = time.with_only(other)
    return time


def _candidates(
    need: SkillNeed, people: Sequence[tuple[int, Resource]], demands: Mapping[str, int]
) -> dict[int, int]:
    """Return the speed of each person who can fill `need` and is not demanded anyway."""
    return {
        number: FULL_SPEED + need.faster * (person.skills[need.skill] - need.level)
        for number, person in people
        if person.skills.get(need.skill, 0) >= need.level
        and person.capacity
        and not demands.get(person.key)
    }


def _as_fast(need: dict[int, int], speed: int) -> dict[int, int]:
    return {person: own for person, own in need.items() if own >= speed}
