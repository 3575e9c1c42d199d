"""How early activities can end at best, whatever their modes and without limits of resources.

Where all links go from a finish to a start that is so in the quickest modes. Where one goes to a
finish, a longer mode begins earlier than a shorter one, and whoever waits for that beginning, too:
so a start is bounded by the longest mode and a finish by the shortest.
"""

from collections.abc import Sequence

from rooftree.engine.modes.numbers import ModeNumbers
from rooftree.engine.modes.possible import modes_of
from rooftree.engine.problem import Problem


def least_finishes(problem: Problem, numbers: ModeNumbers) -> list[int]:
    """Return, by position, an instant before which each activity cannot have ended."""
    compiled = numbers.compiled
    durations = _durations(problem, numbers)
    starts = [compiled.start] * len(compiled.keys)
    finishes = [compiled.start] * len(compiled.keys)
    for position in compiled.order:
        fixed = compiled.fixed[position]
        if fixed is not None:
            starts[position], finishes[position] = fixed
            continue
        start, finish = compiled.earliest(position, starts, finishes)
        time = compiled.times[position]
        shortest, longest = min(durations[position]), max(durations[position])
        latest_begun = time.shift(finish, -longest) if longest else finish
        starts[position] = start = max(start, latest_begun)
        ended = time.finish_at(time.work(start) + shortest) if shortest else start
        finishes[position] = max(ended, finish)
    return finishes


def _durations(problem: Problem, numbers: ModeNumbers) -> list[Sequence[int]]:
    found: list[list[int]] = [[] for _ in numbers.compiled.keys]
    for position, number in numbers.modes:
        found[position].append(modes_of(problem.activities[position])[number].duration)
    return [own or [0] for own in found]
