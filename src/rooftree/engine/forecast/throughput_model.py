"""The model of throughput: how past weeks speak about weeks to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rooftree.engine.faults import ProblemError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVELS = (50, 70, 85, 95)
LONGEST = 520  # weeks: beyond ten years no date is given
MOST_PER_WEEK = 1_000_000
MOST_ITEMS = 100_000_000
CENT = 100


@dataclass(frozen=True, slots=True)
class Throughput:
    """How to forecast from weekly counts; raises ProblemError when that makes no sense.

    The last `weeks` count, each `half_life` weeks older half as much (0: all alike). The logarithm
    of the rate walks `drift` a week (standard deviation), times a lognormal factor with `spread`.
    `gain` is how far one kept or broken date of the back-test moves the correction; 0 leaves the
    model uncorrected. The defaults are what served real series best (see docs/engine/forecast.md).
    """

    weeks: int = 26
    half_life: float = 8.0
    drift: float = 0.15
    spread: float = 0.5
    gain: float = 0.1
    samples: int = 2_000
    seed: int = 0
    levels: tuple[int, ...] = LEVELS

    def __post_init__(self) -> None:
        faults = tuple(_faults_of(self))
        if faults:
            raise ProblemError(faults)


def _faults_of(model: Throughput) -> Iterator[str]:
    for name, least, most in [
        ("weeks", 1, 1_000),
        ("samples", 1, 1_000_000),
        ("seed", 0, 2**31 - 1),
    ]:
        value = getattr(model, name)
        if type(value) is not int or not least <= value <= most:
            yield f"{name} is {value!r} and not within {least} to {most}"
    for name, highest in [("half_life", 1e6), ("drift", 2.0), ("spread", 2.0), ("gain", 1.0)]:
        value = getattr(model, name)
        if not 0 <= value <= highest:
            yield f"{name.replace('_', ' ')} is {value!r} and not within 0 to {highest:g}"
    levels = model.levels
    if not levels or list(levels) != sorted(set(levels)) or not 0 < levels[0] <= levels[-1] < CENT:
        yield f"the levels {levels!r} are not ascending percentages"


def check_counts(counts: Sequence[int]) -> None:
    """Raise ProblemError naming each week whose count is none."""
    faults = [
        f"week {number} has the count {count!r}"
        for number, count in enumerate(counts)
        if type(count) is not int or not 0 <= count <= MOST_PER_WEEK
    ]
    if faults:
        raise ProblemError(tuple(faults))


def simulated_weeks(
    counts: Sequence[int], items: int, model: Throughput, seed: int
) -> NDArray[np.int32]:
    """Return sorted samples of the weeks until `items` are done; LONGEST + 1 means not reached."""
    import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

    from rooftree.engine.forecast import throughput_kernels  # noqa: PLC0415 - loads numba

    found = np.empty(model.samples, np.int32)
    throughput_kernels.weeks_until(
        *_past(counts, model), model.drift, model.spread, items, seed, found, LONGEST
    )
    return np.sort(found)


def simulated_items(
    counts: Sequence[int], weeks: int, model: Throughput, seed: int
) -> NDArray[np.int32]:
    """Return sorted samples of the items that the next `weeks` weeks finish."""
    import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

    from rooftree.engine.forecast import throughput_kernels  # noqa: PLC0415 - loads numba

    found = np.empty(model.samples, np.int32)
    throughput_kernels.items_within(
        *_past(counts, model), model.drift, model.spread, weeks, seed, found
    )
    return np.sort(found)


def _past(
    counts: Sequence[int], model: Throughput
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the weeks that count, the latest first, and their weights."""
    import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

    latest = np.array(counts[-model.weeks :][::-1], np.int64)
    ages = np.arange(len(latest))
    weights = 0.5 ** (ages / model.half_life) if model.half_life else np.ones(len(latest))
    return latest, np.maximum(weights, 1e-3)
