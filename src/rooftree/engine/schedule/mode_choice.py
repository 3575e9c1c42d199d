"""Choosing a mode for each activity so that what is used up once suffices, and changing the choice.

The first choice is the quickest; where it uses up too much, modes are exchanged that save most of
what lacks for the time that they take more, and then by lot until enough is left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from rooftree.engine.parts import Activity, Mode
from rooftree.engine.problem import Problem

Choice = tuple[int, ...]  # the number of the mode of each activity, 0 for those without modes

EXCHANGES = 30  # for each activity with modes, before the search for enough gives up
BY_LOT = 3  # each third exchange is made by lot, so that the search leaves dead ends


def in_modes(problem: Problem, choice: Choice) -> Problem:
    """Return the problem in which each activity has the duration and demands of its chosen mode."""
    return replace(
        problem,
        activities=tuple(
            _in_mode(activity, activity.modes[number]) if activity.modes else activity
            for activity, number in zip(problem.activities, choice, strict=True)
        ),
    )


def _in_mode(activity: Activity, mode: Mode) -> Activity:
    return replace(activity, modes=(), duration=mode.duration, demands=mode.demands)


class ModeChoice:
    """The modes of a problem and what is left for them of each nonrenewable resource."""

    def __init__(self, problem: Problem) -> None:
        capacity = {each.key: each.capacity for each in problem.resources}
        self._stock = {each.key for each in problem.resources if each.kind == "nonrenewable"}
        self._left = {key: capacity[key] for key in self._stock}
        for activity in problem.activities:
            for key, units in activity.demands.items():
                if key in self._stock:
                    self._left[key] -= units
        self._modes = [activity.modes for activity in problem.activities]
        self._possible = [
            [i for i, mode in enumerate(modes) if self._fits(mode, capacity)]
            or list(range(len(modes)))
            for modes in self._modes
        ]
        self._free = [i for i, possible in enumerate(self._possible) if len(possible) > 1]

    @property
    def is_free(self) -> bool:
        """Say whether there is anything to choose."""
        return bool(self._free)

    def first(self, random: Random) -> Choice:
        """Return the quickest choice for which there is enough, as far as one is found."""
        choice = [
            min(possible, key=[mode.duration for mode in modes].__getitem__, default=0)
            for modes, possible in zip(self._modes, self._possible, strict=True)
        ]
        return self._enough(choice, random, self._free) or tuple(choice)

    def changed(self, choice: Choice, random: Random) -> Choice:
        """Return `choice` with the mode of one activity changed, and others so that it suffices."""
        position = random.choice(self._free)
        others = [number for number in self._possible[position] if number != choice[position]]
        changed = list(choice)
        changed[position] = random.choice(others)
        rest = [each for each in self._free if each != position]
        return self._enough(changed, random, rest) or choice

    def _fits(self, mode: Mode, capacity: Mapping[str, int]) -> bool:
        return all(units <= capacity[key] for key, units in mode.demands.items())

    def _enough(self, choice: list[int], random: Random, free: Sequence[int]) -> Choice | None:
        """Exchange modes of the `free` activities until nothing lacks; None when that fails."""
        lacks = self._lacking(choice)
        for step in range(EXCHANGES * len(free)):
            if not lacks:
                return tuple(choice)
            by_lot = step % BY_LOT == BY_LOT - 1
            position, number = self._exchange(choice, lacks, free, random, by_lot=by_lot)
            choice[position] = number
            lacks = self._lacking(choice)
        return None if lacks else tuple(choice)

    def _exchange(
        self,
        choice: Sequence[int],
        lacks: Mapping[str, int],
        free: Sequence[int],
        random: Random,
        *,
        by_lot: bool,
    ) -> tuple[int, int]:
        if by_lot:
            position = random.choice(free)
            return position, random.choice(self._possible[position])

        def worth(move: tuple[int, int]) -> float:
            position, number = move
            now, then = self._modes[position][choice[position]], self._modes[position][number]
            saved = sum(
                min(lack, now.demands.get(key, 0) - then.demands.get(key, 0)) / lack
                for key, lack in lacks.items()
            )
            return saved / (1 + max(0, then.duration - now.duration)) if saved > 0 else saved

        moves = [
            (position, number)
            for position in free
            for number in self._possible[position]
            if number != choice[position]
        ]
        return max(moves, key=worth)

    def _lacking(self, choice: Sequence[int]) -> dict[str, int]:
        """Return how much of each nonrenewable resource lacks."""
        if not self._stock:
            return {}
        used = dict.fromkeys(self._stock, 0)
        for modes, number in zip(self._modes, choice, strict=True):
            for key, units in modes[number].demands.items() if modes else ():
                if key in used:
                    used[key] += units
        return {key: used[key] - left for key, left in self._left.items() if used[key] > left}
