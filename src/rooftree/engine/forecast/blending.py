"""The pace of the work to come: between the plan's and the past's, as far as the past is evidence.

Neither taking the rest to go as planned nor as so far is best for all projects, and early indices are
mostly noise. Performance factors that move from 1 to SPI(t) with progress do better on real projects
(Ottaviani, De Marco, Narbaev and Rebuglio, Buildings 14:643, 2024). Here the move follows Bayes:
either the project runs as planned and log SPI(t) is noise, or its pace is another one. The noise is
mostly the usual one of projects, and partly what the project's own periods show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log, pi, sqrt

OWN_PACE = 0.5  # prior probability that a project does not run at the pace of its plan
PACE_SPREAD = 0.2  # standard deviation of the logarithm of such a pace
USUAL_NOISE = 0.06  # standard error of log SPI(t) as it usually is
OWN_NOISE = 0.25  # how much of the noise is what the project's own periods show
REST_NOISE = 3.0  # how much noisier the rest of the work is, for its part, than what is done
WIDEST = 3.0  # an interval reaches at most to e to the third times the rest, and its inverse
BLOCKS = 6  # of equal time, in which the project's own noise is looked for
LEAST_PERIODS = 4
NORMAL_80 = 1.2815515655446004  # deviations to either side of eight tenths of a normal distribution


@dataclass(frozen=True, slots=True)
class Evidence:
    """Planned duration, earned schedule and actual time, and what earned schedule each period brought.

    All in periods; `es` is less than `planned`. The last of the `steps` ends at `time`, and is of a
    started period where that is not whole.
    """

    planned: float
    es: float
    time: float
    steps: tuple[float, ...]


def blended(evidence: Evidence) -> tuple[float, float, float]:
    """Return the duration of the whole, and the ends between which it lies eight tenths sure."""
    left = evidence.planned - evidence.es
    noise = standard_error(evidence.steps, evidence.time)
    pace, variance = posterior(evidence, noise)
    part = evidence.es / evidence.planned
    rest = (REST_NOISE * noise) ** 2 * part / (1 - part)
    width = min(NORMAL_80 * sqrt(variance + rest), WIDEST)
    ends = (left / exp(pace + shift) for shift in (0.0, width, -width))
    middle, low, high = (evidence.time + rest for rest in ends)
    return middle, low, high


def posterior(evidence: Evidence, noise: float) -> tuple[float, float]:
    """Return mean and variance of the logarithm of the pace to come."""
    if not evidence.es or not evidence.time:
        return 0.0, OWN_PACE * PACE_SPREAD**2
    seen = log(evidence.es / evidence.time)
    both = noise**2 + PACE_SPREAD**2
    as_planned = (1 - OWN_PACE) * _density(seen, noise**2)
    own = OWN_PACE * _density(seen, both)
    sure = own / (own + as_planned) if own + as_planned else 1.0
    weight = PACE_SPREAD**2 / both
    mean = weight * seen
    return sure * mean, sure * weight * noise**2 + sure * (1 - sure) * mean**2


def standard_error(steps: Sequence[float], time: float) -> float:
    """Return the standard error of log SPI(t) from the periods and from what is usual."""
    usual = USUAL_NOISE**2
    own = _own_variance(steps, time)
    return sqrt(usual if own is None else (1 - OWN_NOISE) * usual + OWN_NOISE * own)


def _own_variance(steps: Sequence[float], time: float) -> float | None:
    """Return the variance of the mean pace over blocks of equal time; None when too few tell."""
    if time < LEAST_PERIODS:
        return None
    count = min(BLOCKS, int(time) // 2)
    sums = [_until(steps, time * block / count, time) for block in range(count + 1)]
    paces = [after - before for before, after in pairwise(sums)]
    logs = [log(pace) for pace in paces if pace > 0]
    if len(logs) < 2:  # noqa: PLR2004 - a variance takes two
        return None
    mean = sum(logs) / len(logs)
    return sum((each - mean) ** 2 for each in logs) / (len(logs) - 1) / len(logs)


def _until(steps: Sequence[float], bound: float, time: float) -> float:
    """Return the sum of the steps up to `bound`, the one in which it lies in part."""
    whole = min(int(bound), len(steps) - 1)
    length = min(1.0, time - whole)
    return sum(steps[:whole]) + steps[whole] * min(1.0, (bound - whole) / length)


def _density(value: float, variance: float) -> float:
    return exp(-(value**2) / (2 * variance)) / sqrt(2 * pi * variance)
