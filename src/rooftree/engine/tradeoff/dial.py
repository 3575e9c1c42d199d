"""A dial between two objectives, and the values of an assumption at which the best option changes.

Both are the upper envelope of lines, one for each option, over the position of the dial or the
assumption: it is computed once, and every turn is a look-up.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rooftree.engine.tradeoff.option import Objective, Option, loss

Line = tuple[float, float]  # height at 0, and slope


@dataclass(frozen=True, slots=True)
class Flip:
    """Where the best option changes, from one to another, as an assumption grows."""

    at: float
    before: Option
    after: Option


class Dial:
    """Answers for any weight between two objectives; each is measured by its range over all options.

    Raises ValueError without options.
    """

    def __init__(self, options: Sequence[Option], left: Objective, right: Objective) -> None:
        if not options:
            raise ValueError("a dial needs at least one option")
        lefts, rights = _scaled(options, left), _scaled(options, right)
        by_option = dict(zip(options, zip(lefts, rights, strict=True), strict=True))

        def line(option: Option) -> Line:
            one, other = by_option[option]
            return -one, one - other

        self.flips = flip_points(options, line, 0.0, 1.0)
        self._turns = [flip.at for flip in self.flips]
        self._first = self.flips[0].before if self.flips else _best(options, line, 0.0)

    def at(self, position: float) -> Option:
        """Return the best option from 0 (only the left objective counts) to 1 (only the right)."""
        turns = bisect_right(self._turns, position)
        return self.flips[turns - 1].after if turns else self._first


def flip_points(
    options: Sequence[Option], line: Callable[[Option], Line], low: float, high: float
) -> list[Flip]:
    """Return where the best option changes as an assumption grows from `low` to `high`.

    `line` says what an option is worth as a line over the assumption (see `worth_by_delay`).
    """
    flips: list[Flip] = []
    if not options:
        return flips
    at, now = low, _best(options, line, low)
    while True:
        start, slope = line(now)
        crossings = [
            (max(at, (start - other_start) / (other_slope - slope)), -other_slope, i)
            for i, (other_start, other_slope) in enumerate(map(line, options))
            if other_slope > slope
        ]
        if not crossings or min(crossings)[0] >= high:
            return flips
        at, _, i = min(crossings)
        flips.append(Flip(at, now, options[i]))
        now = options[i]


def worth_by_delay(per_unit_of_cost: float = 1.0, since: int = 0) -> Callable[[Option], Line]:
    """Return the line of value less cost less delay, over what each minute after `since` loses."""
    return lambda option: (
        option.value - per_unit_of_cost * option.cost,
        float(since - option.finish),
    )


def worth_by_feature(
    feature: str, value: int, per_unit_of_cost: float = 1.0
) -> Callable[[Option], Line]:
    """Return the line of value less cost, over a factor on the value of one feature, now `value`."""

    def line(option: Option) -> Line:
        own = value if feature in option.features else 0
        return option.value - own - per_unit_of_cost * option.cost, float(own)

    return line


def _best(options: Sequence[Option], line: Callable[[Option], Line], at: float) -> Option:
    """Return the best option at one value; of those as good, the one that is best from there on."""

    def height(option: Option) -> tuple[float, float]:
        start, slope = line(option)
        return start + slope * at, slope

    return max(options, key=height)


def _scaled(options: Sequence[Option], objective: Objective) -> list[float]:
    losses = [loss(option, objective) for option in options]
    low, high = min(losses), max(losses)
    return [(each - low) / (high - low) if high > low else 0.0 for each in losses]
