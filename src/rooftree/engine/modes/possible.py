"""Which modes of an activity can be of use at all."""

from collections.abc import Mapping, Sequence

from rooftree.engine.parts import Activity, Mode
from rooftree.engine.problem import Problem


def modes_of(activity: Activity) -> tuple[Mode, ...]:
    """Return the modes of an activity, made of its own duration and demands where it has none."""
    return activity.modes or (Mode("", activity.duration, activity.demands),)


def possible_modes(problem: Problem) -> list[list[int]]:
    """Return the numbers of the modes that each activity can have, never none.

    A mode that asks for more than there is of a resource is left out, and so is one that takes as
    long as another and demands as much of everything (Sprecher, Hartmann and Drexl 1997), unless a
    dependency on a start or a finish could make the longer one better.
    """
    capacity = {each.key: each.capacity for each in problem.resources}
    is_plain = all(each.type == "FS" and each.lag >= 0 for each in problem.dependencies)
    result = []
    for activity in problem.activities:
        modes = modes_of(activity)
        fitting = [i for i, mode in enumerate(modes) if _fits(mode, capacity)]
        kept = [i for i in fitting if not (is_plain and _is_worse(i, fitting, modes))]
        result.append(kept or list(range(len(modes))))
    return result


def quickest(problem: Problem, possible: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the number of the quickest possible mode of each activity."""
    return tuple(
        min(numbers, key=[mode.duration for mode in modes_of(activity)].__getitem__)
        for activity, numbers in zip(problem.activities, possible, strict=True)
    )


def _fits(mode: Mode, capacity: Mapping[str, int]) -> bool:
    return all(units <= capacity[key] for key, units in mode.demands.items())


def _is_worse(number: int, among: Sequence[int], modes: Sequence[Mode]) -> bool:
    """Say whether another mode is nowhere worse; of equal ones the first is kept."""
    return any(
        _covers(modes[number], modes[other])
        and (other < number or not _covers(modes[other], modes[number]))
        for other in among
        if other != number
    )


def _covers(mode: Mode, other: Mode) -> bool:
    """Say whether `mode` takes as long as `other`, or longer, and as much of everything."""
    return mode.duration >= other.duration and all(
        mode.demands.get(key, 0) >= units for key, units in other.demands.items()
    )
