"""Serial schedule generation for all that the model knows: people by skill, and work that pauses.

As in `sgs`, one activity after the other stands as early as everything allows; here the people are
picked at that moment, and what may be split is, where that lets it end earlier.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rooftree.engine.compiled import Compiled
from rooftree.engine.intervals import Interval
from rooftree.engine.schedule.profile import FAR, Profile
from rooftree.engine.schedule.sgs import booked_profiles
from rooftree.engine.schedule.skills import Hours, Staffing, Team
from rooftree.engine.schedule.splitting import pieces
from rooftree.engine.working_time import WorkingTime

Pieces = tuple[Interval, ...]


@dataclass(slots=True)
class Made:
    """A schedule by position: dates, the team of what needs skills, the pieces of what is split."""

    starts: list[int]
    finishes: list[int]
    teams: dict[int, Team] = field(default_factory=dict)
    pieces: dict[int, Pieces] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one activity could stand, with whom, in how many minutes of which time."""

    start: int
    finish: int
    time: WorkingTime
    minutes: int
    team: Team = ()
    pieces: Pieces = ()


class Placer:
    """Makes schedules of one compiled problem; lost positions must be left out of its order."""

    def __init__(self, compiled: Compiled, staffing: Staffing, splittable: Sequence[bool]) -> None:
        self.compiled = compiled
        self.hours = Hours(compiled)
        self.lost: set[int] = set()
        self.misplaced: dict[int, str] = {}
        self._staff = staffing.of
        self._fastest = [staff.fastest() for staff in staffing.of]
        self._splittable = splittable
        self._sure: dict[int, Team] = {}
        self._find_sure_teams(staffing.versatility)
        busy = [None if self._staff[i].needs else at for i, at in enumerate(compiled.busy)]
        self._booked = booked_profiles(replace(compiled, busy=busy))
        self._pinned: dict[int, Place] = {}
        for position in self._sure:
            if compiled.fixed[position] is not None:
                self._pin(position, staffing.versatility)

    def _find_sure_teams(self, versatility: Sequence[int]) -> None:
        """Find a team for each activity that needs one; those without any are `lost`."""
        for position in self.compiled.order:
            staff = self._staff[position]
            if staff.needs:
                people = sorted(staff.people, key=lambda person: (versatility[person], person))
                team = self.hours.team(position, staff, people)
                if team is None:
                    self.lost.add(position)
                else:
                    self._sure[position] = team

    def made(self, order: Sequence[int], floor: int, liking: Sequence[float]) -> Made:
        """Return the schedule when placed in `order`; who has the least `liking` is asked first."""
        compiled = self.compiled
        profiles = [profile.copy() for profile in self._booked]
        made = Made(
            [floor if place is None else place[0] for place in compiled.fixed],
            [floor if place is None else place[1] for place in compiled.fixed],
        )
        for position, place in self._pinned.items():
            made.finishes[position], made.teams[position] = place.finish, place.team
        for position in order:
            if compiled.fixed[position] is None:
                start, finish = compiled.earliest(position, made.starts, made.finishes)
                place = self._place(position, max(start, floor), finish, profiles, liking)
                self._book(position, place, profiles)
                made.starts[position], made.finishes[position] = place.start, place.finish
                if place.team:
                    made.teams[position] = place.team
                if len(place.pieces) > 1:
                    made.pieces[position] = place.pieces
        return made

    def _place(
        self,
        position: int,
        start: int,
        finish: int,
        profiles: Sequence[Profile],
        liking: Sequence[float],
    ) -> Place:
        staff, compiled = self._staff[position], self.compiled
        if not staff.needs:
            time, minutes = compiled.times[position], compiled.durations[position]
            whole = self._whole(Place(start, finish, time, minutes), position, profiles)
        else:
            whole = self._staffed(position, start, finish, profiles, liking)
        if not self._splittable[position] or not whole.minutes:
            return whole
        needs = [(profiles[key], units) for key, units in self._uses(position, whole.team)]
        split = pieces(whole.time, needs, whole.minutes, start, finish)
        if split[-1][1] >= whole.finish:
            return whole
        return Place(split[0][0], split[-1][1], whole.time, whole.minutes, whole.team, split)

    def _staffed(
        self,
        position: int,
        start: int,
        finish: int,
        profiles: Sequence[Profile],
        liking: Sequence[float],
    ) -> Place:
        """Return the first place at which a team with the skills is free together."""
        staff = self._staff[position]
        people = sorted(staff.people, key=lambda person: (liking[person], person))
        ready = dict.fromkeys(people, start)  # from when on each is free alone, as far as known
        while True:
            for person in people:
                if ready[person] <= start:
                    ready[person] = self._ready(position, person, start, finish, profiles)
            free = [person for person in people if ready[person] <= start]
            clashes = []
            while (team := self.hours.team(position, staff, free)) is not None:
                place = self._asked(position, start, finish, team)
                who, clash = self._clash(position, place, profiles)
                if clash is None:
                    return place
                clashes.append(clash)
                if who not in team:
                    break
                free.remove(who)
            start = min([*clashes, self._next_start(position, start, ready)])

    def _next_start(self, position: int, start: int, ready: Mapping[int, int]) -> int:
        """Return the first instant after `start` at which those who are free could be a team."""
        instants = sorted({at for at in ready.values() if at > start})
        low, high = 0, len(instants) - 1
        while low < high:
            middle = (low + high) // 2
            free = [person for person, at in ready.items() if at <= instants[middle]]
            if self._staff[position].team(free) is None:
                low = middle + 1
            else:
                high = middle
        return instants[low] if instants else FAR

    def _ready(
        self, position: int, person: int, start: int, finish: int, profiles: Sequence[Profile]
    ) -> int:
        """Return the first instant from which on the person is free alone, from `start` on."""
        time, minutes = self.hours.of(position, (person,)), self._fastest[position]
        if not time.recurs:
            return FAR
        while True:
            place = self._first(position, start, finish, time, minutes)
            clash = profiles[person].clash(
                place.start, place.finish, self.compiled.capacities[person], time
            )
            if clash is None:
                return start
            start = clash

    def _asked(self, position: int, start: int, finish: int, team: Team) -> Place:
        staff = self._staff[position]
        time = self.hours.of(position, team)
        place = self._first(position, start, finish, time, staff.minutes(team))
        return Place(place.start, place.finish, time, place.minutes, team)

    def _first(
        self, position: int, start: int, finish: int, time: WorkingTime, minutes: int
    ) -> Place:
        """Return the first place of so many minutes of `time`, whoever is busy then."""
        if not minutes:
            at = max(start, finish)
            return Place(at, at, time, 0)
        count = time.work(start)
        if finish > start:
            count = max(count, time.work(finish - 1) + 1 - minutes)
        return Place(time.start_at(count), time.finish_at(count + minutes), time, minutes)

    def _whole(self, wanted: Place, position: int, profiles: Sequence[Profile]) -> Place:
        """Return the first place in one piece from the wanted start and finish on."""
        start = wanted.start
        while True:
            place = self._first(position, start, wanted.finish, wanted.time, wanted.minutes)
            _, clash = self._clash(position, place, profiles)
            if clash is None:
                return place
            start = clash

    def _clash(
        self, position: int, place: Place, profiles: Sequence[Profile]
    ) -> tuple[int, int | None]:
        """Return what lacks at `place`, and when it is there again; None when nothing does."""
        for resource, units in self._uses(position, place.team) if place.minutes else ():
            again = profiles[resource].clash(place.start, place.finish, units, place.time)
            if again is not None:
                return resource, again
        return 0, None

    def _uses(self, position: int, team: Team) -> Iterator[tuple[int, int]]:
        yield from self.compiled.demands[position]
        for person in team:
            yield person, self.compiled.capacities[person]

    def _book(self, position: int, place: Place, profiles: Sequence[Profile]) -> None:
        if place.minutes:
            for resource, units in self._uses(position, place.team):
                for start, finish in place.pieces or ((place.start, place.finish),):
                    profiles[resource].book(start, finish, units, place.time)

    def _pin(self, position: int, versatility: Sequence[int]) -> None:
        """Choose the people of pinned work, those who are free if there are any."""
        fixed = self.compiled.fixed[position]
        assert fixed is not None  # noqa: S101 - the caller asks for pinned work only
        staff = self._staff[position]
        people = sorted(staff.people, key=lambda person: (versatility[person], person))
        at = fixed[0]
        free = [
            person for person in people if self._ready(position, person, at, at, self._booked) <= at
        ]
        team = self.hours.team(position, staff, free)
        if team is None:
            team = self._sure[position]
            self.misplaced[position] = "over-capacity"
        time, minutes = self.hours.of(position, team), staff.minutes(team)
        if minutes and not time.is_working(fixed[0]):
            self.misplaced[position] = "pinned-outside-working-time"
        place = Place(fixed[0], time.shift(fixed[0], minutes), time, minutes, team)
        self._pinned[position] = place
        self._book(position, place, self._booked)
