"""From a problem with modes to arrays on slots of one common working time."""

from collections.abc import Iterator, Sequence
from math import gcd

import numpy as np

from rooftree.engine.clocks import Clocks
from rooftree.engine.compilation import compiled
from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.modes.numbers import Away, ModeNumbers
from rooftree.engine.modes.possible import modes_of, possible_modes, quickest
from rooftree.engine.modes.sides import FROM_FINISH, TO_FINISH, ModeSide
from rooftree.engine.parts import Mode
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.mode_choice import in_modes
from rooftree.engine.schedule.packing import packed
from rooftree.engine.working_time import ALWAYS, WorkingTime

MOST_SLOTS = 200_000  # of a plan; more, and slots are no quick way to plan

Arrow = tuple[int, int, int, int]  # who waits, for whom, the lag, the ends


def numbers_of(problem: Problem) -> ModeNumbers | None:
    """Return `problem` in numbers; None when calendars differ or there would be too many slots.

    Also when a finish waits for work in a fixed place and depends on the mode: a release is one start.
    """
    numbering = _Numbering(problem)
    time = numbering.common_time()
    return None if time is None or numbering.has_held_finish() else numbering.result(time)


class _Numbering:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.possible = possible_modes(problem)
        self.choice = quickest(problem, self.possible)
        self.compiled = compiled(in_modes(problem, self.choice))
        self.positions = [at for at in self.compiled.order if self.compiled.fixed[at] is None]
        self.number = {position: i for i, position in enumerate(self.positions)}
        self.modes = [(at, number) for at in self.positions for number in self.possible[at]]

    def common_time(self) -> WorkingTime | None:
        """Return the working time of everything that may move; None when there are two."""
        clocks = Clocks(self.problem)
        calendars = {
            clocks.names(self.problem.activities[at].calendar, self._mode(at, number).demands)
            for at, number in self.modes
            if self._mode(at, number).duration
        }
        calendars |= {
            clocks.names(self.problem.activities[at].calendar, ())
            if self.problem.activities[at].calendar is not None
            else clocks.names(None, self._mode(at, self.choice[at]).demands)
            for at in self.positions
            if any(link.lag for link in self.compiled.links[at])
        }
        times = {id(time): time for names in calendars for time in [clocks.common(names)]}
        if not times:
            return ALWAYS
        return next(iter(times.values())) if len(times) == 1 else None

    def has_held_finish(self) -> bool:
        """Say whether a finish waits for work in a fixed place, while modes differ in duration."""
        several = {at for at in self.positions if len(self._durations(at)) > 1}
        return any(
            link.to_finish and self.compiled.fixed[link.other] is not None
            for at in several
            for link in self.compiled.links[at]
        )

    def _durations(self, position: int) -> set[int]:
        return {self._mode(position, number).duration for number in self.possible[position]}

    def result(self, time: WorkingTime) -> ModeNumbers | None:
        """Return the numbers, unless there would be too many slots."""
        origin = time.work(self.compiled.start)
        dates = [self._release(position) for position in self.positions]
        durations = [self._mode(*mode).duration for mode in self.modes]
        releases = [max(0, time.work(at) - origin) for at in dates]
        arrows = [arrow for position in self.positions for arrow in self._arrows(position)]
        away = list(self._away(time, origin))
        unit = gcd(
            *durations,
            *releases,
            *(lag for _, _, lag, _ in arrows),
            *(at for _, start, finish, _ in away for at in (start, finish)),
        )
        unit = unit or 1
        durations = [duration // unit for duration in durations]
        releases = [release // unit for release in releases]
        arrows = [(after, before, lag // unit, ends) for after, before, lag, ends in arrows]
        away = [
            (which, start // unit, finish // unit, units) for which, start, finish, units in away
        ]
        last = max([0, *releases, *(finish for _, _, finish, _ in away)])
        length = 1 + sum(max(0, lag) for _, _, lag, _ in arrows) + self._longest(durations)
        if last + length > MOST_SLOTS:
            return None
        forwards, backwards = self._sides(
            durations, releases, arrows, self._room(away, last, length)
        )
        return ModeNumbers(
            self.compiled,
            forwards,
            backwards,
            self.positions,
            dates,
            self.modes,
            self.choice,
            self._demands("renewable"),
            self._capacities("renewable"),
            away,
            time,
            origin,
            unit,
            last + length if last else -1,
        )

    def _mode(self, position: int, number: int) -> Mode:
        return modes_of(self.problem.activities[position])[number]

    def _release(self, position: int) -> int:
        """Return the instant from which on dates and fixed work let an activity start."""
        fixed = self.compiled.fixed
        starts = [0 if place is None else place[0] for place in fixed]
        finishes = [0 if place is None else place[1] for place in fixed]
        result = self.compiled.releases[position]
        for link in self.compiled.links[position]:
            if fixed[link.other] is not None:
                at = link.allows(starts, finishes)
                if link.to_finish:
                    at = self.compiled.times[position].shift(at, -self.compiled.durations[position])
                result = max(result, at)
        return result

    def _arrows(self, position: int) -> Iterator[Arrow]:
        for link in self.compiled.links[position]:
            if link.other in self.number:
                ends = FROM_FINISH * link.from_finish + TO_FINISH * link.to_finish
                yield self.number[position], self.number[link.other], link.lag, ends

    def _away(self, time: WorkingTime, origin: int) -> Iterator[Away]:
        """Yield, in counts of working time, what is not there and what fixed work takes."""
        renewable = self._of_kind("renewable")
        for which, resource in enumerate(renewable):
            taken = list(self.compiled.reductions[resource])
            for position in self.compiled.order:
                busy = self.compiled.busy[position]
                if busy is not None:
                    demands = self.compiled.demands[position]
                    taken += [(*busy, units) for own, units in demands if own == resource]
            for start, finish, units in taken:
                begin, end = max(0, time.work(start) - origin), time.work(finish) - origin
                if end > begin:
                    yield which, begin, end, units

    def _longest(self, durations: Sequence[int]) -> int:
        longest = [0] * len(self.positions)
        for (position, _), duration in zip(self.modes, durations, strict=True):
            number = self.number[position]
            longest[number] = max(longest[number], duration)
        return sum(longest)

    def _of_kind(self, kind: str) -> list[int]:
        return [i for i, each in enumerate(self.problem.resources) if each.kind == kind]

    def _capacities(self, kind: str) -> Numbers:
        resources = self.problem.resources
        return np.array([resources[i].capacity for i in self._of_kind(kind)], np.int64)

    def _demands(self, kind: str) -> Numbers:
        """Return the demands (m, resources of a kind) of the modes; what takes no time has none."""
        keys = [self.problem.resources[i].key for i in self._of_kind(kind)]
        result = np.zeros((len(self.modes), len(keys)), np.int64)
        for i, mode in enumerate(self.modes):
            chosen = self._mode(*mode)
            if chosen.duration or kind == "nonrenewable":
                result[i] = [chosen.demands.get(key, 0) for key in keys]
        return result

    def _stocks(self) -> Numbers:
        """Return what is left of each stock when fixed work has taken its part."""
        left = self._capacities("nonrenewable")
        keys = [self.problem.resources[i].key for i in self._of_kind("nonrenewable")]
        for position in range(len(self.problem.activities)):
            if position not in self.number:
                mode = self._mode(position, self.choice[position])
                left -= np.array([mode.demands.get(key, 0) for key in keys], np.int64)
        return left

    def _room(self, away: Sequence[Away], last: int, length: int) -> tuple[Numbers, Numbers]:
        """Return the units (slots, resources) there are, seen forwards and backwards."""
        available = np.repeat(self._capacities("renewable")[None, :], last + length, axis=0)
        after = available[:length].copy()
        for resource, start, finish, units in away:
            available[start:finish, resource] -= units
        available = np.maximum(available, 0)
        return available, np.concatenate([after, available[:last][::-1], after])

    def _sides(
        self,
        durations: Sequence[int],
        releases: Sequence[int],
        arrows: Sequence[Arrow],
        room: tuple[Numbers, Numbers],
    ) -> tuple[ModeSide, ModeSide]:
        count = len(self.positions)
        demands = [
            [(i, int(u)) for i, u in enumerate(row) if u] for row in self._demands("renewable")
        ]
        first = np.searchsorted([self.number[at] for at, _ in self.modes], np.arange(count + 1))
        uses = np.vstack([self._demands("nonrenewable"), self._stocks()[None, :]])
        sides = []
        for backwards in (False, True):
            free, needs, guards = packed(room[backwards], demands)
            step = -1 if backwards else 1
            own = sorted(_turned(arrows, count) if backwards else arrows)
            sides.append(
                ModeSide(
                    first=np.ascontiguousarray(first[:-1][::step]),
                    last=np.ascontiguousarray(first[1:][::step]),
                    durations=np.array(durations, np.int64),
                    needs=needs,
                    uses=uses,
                    releases=np.array([0] * count if backwards else releases, np.int64),
                    heads=np.searchsorted([arrow[0] for arrow in own], np.arange(count + 1)),
                    others=np.array([arrow[1] for arrow in own], np.int64),
                    lags=np.array([arrow[2] for arrow in own], np.int64),
                    ends=np.array([arrow[3] for arrow in own], np.int64),
                    free=free,
                    guards=guards,
                )
            )
        return sides[0], sides[1]


def _turned(arrows: Sequence[Arrow], count: int) -> list[Arrow]:
    """Return who waits for whom when time runs backwards and numbers are counted from the end."""
    return [
        (
            count - 1 - before,
            count - 1 - after,
            lag,
            FROM_FINISH * (not ends & TO_FINISH) + TO_FINISH * (not ends & FROM_FINISH),
        )
        for after, before, lag, ends in arrows
    ]
