"""Forecasting the past of a team by the same model, and learning from it how to correct the next.

Each level keeps a factor. A past date that was kept makes it a little smaller, one that was broken
larger, so that in the long run the level is kept as often as it says, whatever the series does
(Gibbs and Candès, "Adaptive conformal inference under distribution shift", 2021; Angelopoulos,
Candès and Tibshirani, "Conformal PID control for time series prediction", 2023). At any moment only
what was known by then is used: a date counts from the week in which it passes, kept or broken. (Were
a kept one learnt as soon as it is, what is known of the latest dates would be that they were kept.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, exp, floor
from typing import TYPE_CHECKING

from rooftree.engine.forecast.throughput_model import (
    CENT,
    Throughput,
    simulated_items,
    simulated_weeks,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECENT = 12  # weeks whose mean sets the target of a past forecast
EVERY = 2  # weeks from one past forecast to the next
LEAST_ITEMS = 12  # in the recent weeks, below which no past forecast is made
NARROWEST, WIDEST = -0.4, 1.5  # limits of the logarithm of a factor
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class PastForecast:
    """A forecast made in hindsight after `week` weeks, and the `actual` outcome where known.

    `samples` are sorted: weeks until `target` items, or items within `target` weeks.
    """

    week: int
    target: int
    samples: NDArray[np.int32]
    actual: int | None


@dataclass(slots=True)
class Correction:
    """The logarithms of the factors by level, and the past answers still waiting for their outcome.

    Levels up to 50 are never corrected: what was wrong with real series was width, not centre.
    """

    model: Throughput
    shifts: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shifts = dict.fromkeys(self.model.levels, 0.0)

    def learn(self, level: int, *, kept: bool) -> None:
        """Move the factor of `level` by one outcome."""
        if level > CENT / 2:
            part = level / CENT
            step = -(1 - part) if kept else part
            moved = self.shifts[level] + self.model.gain * step
            self.shifts[level] = min(max(moved, NARROWEST), WIDEST)

    def latest(self, samples: NDArray[np.int32]) -> dict[int, int]:
        """Return by level the weeks within which that share of `samples` is done, corrected."""
        answer, before = {}, 1
        for level, weeks in plain_latest(samples, self.model.levels).items():
            before = max(before, ceil(weeks * exp(self.shifts[level]) - ROUNDING))
            answer[level] = before
        return answer

    def least(self, samples: NDArray[np.int32]) -> dict[int, int]:
        """Return by level the items that at least that share of `samples` reaches, corrected."""
        answer, before = {}, None
        for level, items in plain_least(samples, self.model.levels).items():
            found = floor(items * exp(-self.shifts[level]) + ROUNDING)
            before = found if before is None else min(before, found)
            answer[level] = before
        return answer


def plain_latest(samples: NDArray[np.int32], levels: Sequence[int]) -> dict[int, int]:
    """Return by level the least value that so many per cent of the sorted `samples` do not pass."""
    count = len(samples)
    return {level: int(samples[max(0, -(-level * count // CENT) - 1)]) for level in levels}


def plain_least(samples: NDArray[np.int32], levels: Sequence[int]) -> dict[int, int]:
    """Return by level the greatest value that so many per cent of the sorted `samples` reach."""
    count = len(samples)
    return {level: int(samples[count - max(1, -(-level * count // CENT))]) for level in levels}


def past_dates(counts: Sequence[int], horizon: float, model: Throughput) -> Iterator[PastForecast]:
    """Yield forecasts of "when", every second week, for as much as `horizon` recent weeks finish."""
    for week in _weeks(counts):
        recent = counts[week - RECENT : week]
        target = max(1, round(sum(recent) / RECENT * horizon))
        samples = simulated_weeks(counts[:week], target, model, model.seed + week)
        yield PastForecast(week, target, samples, weeks_taken(counts[week:], target))


def past_amounts(counts: Sequence[int], weeks: int, model: Throughput) -> Iterator[PastForecast]:
    """Yield forecasts of "how many" in `weeks` weeks, every second week."""
    for week in _weeks(counts):
        samples = simulated_items(counts[:week], weeks, model, model.seed + week)
        known = week + weeks <= len(counts)
        actual = sum(counts[week : week + weeks]) if known else None
        yield PastForecast(week, weeks, samples, actual)


def _weeks(counts: Sequence[int]) -> Iterator[int]:
    for week in range(RECENT, len(counts), EVERY):
        if sum(counts[week - RECENT : week]) >= LEAST_ITEMS:
            yield week


def weeks_taken(counts: Sequence[int], target: int) -> int | None:
    """Return after how many weeks `target` items were done; None when that is not in the data."""
    done = 0
    for number, count in enumerate(counts, 1):
        done += count
        if done >= target:
            return number
    return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One past forecast: the model's answer, the corrected one, and the corrections in force.

    `most` says whether the answer is kept by what does not pass it (weeks), or else by what reaches
    it (items).
    """

    past: PastForecast
    plain: dict[int, int]
    answer: dict[int, int]
    shifts: dict[int, float]
    most: bool

    def kept(self, level: int, weeks: int, *, corrected: bool) -> bool | None:
        """Say whether the answer of `level` was kept; None when that is not known by week `weeks`.

        A date is judged from when it has passed, not as soon as it is kept: else what is known of
        the latest dates would be that the early ones were kept.
        """
        actual, answer = self.past.actual, (self.answer if corrected else self.plain)[level]
        if self.most:
            if self.past.week + answer > weeks:
                return None
            return actual is not None and actual <= answer
        return None if actual is None else actual >= answer


def dates_corrected(
    past: Sequence[PastForecast], model: Throughput, weeks: int
) -> tuple[list[Outcome], Correction]:
    """Return what would have been answered each time, and the correction after `weeks` weeks."""
    correction = Correction(model)
    waiting: list[tuple[int, bool, int]] = []  # the week in which an outcome gets known
    outcomes = []
    for each in past:
        waiting = _learned(waiting, each.week, correction)
        answer = correction.latest(each.samples)
        plain = plain_latest(each.samples, model.levels)
        outcomes.append(Outcome(each, plain, answer, dict(correction.shifts), most=True))
        for level, allowed in answer.items():
            kept = each.actual is not None and each.actual <= allowed
            waiting.append((each.week + allowed, kept, level))
    _learned(waiting, weeks, correction)
    return outcomes, correction


def amounts_corrected(
    past: Sequence[PastForecast], model: Throughput, weeks: int
) -> tuple[list[Outcome], Correction]:
    """Return what would have been answered each time, and the correction after `weeks` weeks."""
    correction = Correction(model)
    waiting: list[tuple[int, bool, int]] = []
    outcomes = []
    for each in past:
        waiting = _learned(waiting, each.week, correction)
        answer = correction.least(each.samples)
        plain = plain_least(each.samples, model.levels)
        outcomes.append(Outcome(each, plain, answer, dict(correction.shifts), most=False))
        if each.actual is not None:
            waiting += [
                (each.week + each.target, each.actual >= items, level)
                for level, items in answer.items()
            ]
    _learned(waiting, weeks, correction)
    return outcomes, correction


def _learned(
    waiting: list[tuple[int, bool, int]], week: int, correction: Correction
) -> list[tuple[int, bool, int]]:
    """Learn what is known after `week` weeks; return what is not."""
    for known, kept, level in waiting:
        if known <= week:
            correction.learn(level, kept=kept)
    return [each for each in waiting if each[0] > week]
