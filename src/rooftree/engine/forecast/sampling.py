"""What is asked of a network Monte Carlo: shapes, correlation, risks, number of samples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Literal

from rooftree.engine.faults import ProblemError
from rooftree.engine.parts import Estimate

Shape = Literal["pert", "triangular", "lognormal"]

LEVELS = (10, 25, 50, 75, 80, 85, 90, 95)
MOST_SAMPLES = 1_000_000
CENT = 100
MOST_TAIL = 0.4  # beyond, the ends lie so far out that they are not found
LONGEST = 10**8  # working minutes of one activity: some eight hundred years of office hours


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that may happen: then each of `activities` takes the same `impact` longer.

    The impact is in working minutes, drawn once in each sample in which the risk strikes.
    """

    key: str
    probability: float
    impact: Estimate
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correlation:
    """How durations go together, as correlations of a Gaussian copula.

    `matrix[g][h]` is the correlation of an activity of group g with another one of group h, the
    diagonal being that within a group (in one of a single activity it says nothing). Activities
    without a group are independent of all others.
    """

    groups: Mapping[str, str]
    matrix: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to draw durations and how often; raises ProblemError when that makes no sense.

    `shape` reads an estimate: `pert` (modified beta, weight 4), `triangular` or `lognormal`
    (shifted). Low and high are its percentiles 100 × `tails` and 100 × (1 - `tails`), likely is its
    mode; None means the ends (0), and 0.1 for lognormal, which has no end; up to 0.4 the percentiles
    are met within a thousandth of the range (lognormal: five). `correlation` is one
    factor common to all activities, or one for groups. `resources` makes a schedule of each sample
    by serial schedule generation instead of letting dependencies alone decide.
    """

    samples: int = 10_000
    seed: int = 0
    shape: Shape = "pert"
    tails: float | None = None
    correlation: float | Correlation = 0.0
    risks: tuple[Risk, ...] = ()
    levels: tuple[int, ...] = LEVELS
    resources: bool = False
    threads: int = field(default=2, compare=False)

    def __post_init__(self) -> None:
        faults = tuple(_faults_of(self))
        if faults:
            raise ProblemError(faults)

    @property
    def tail(self) -> float:
        """Return the part of the distribution below low, and above high."""
        if self.tails is not None:
            return self.tails
        return 0.1 if self.shape == "lognormal" else 0.0


def _faults_of(sampling: Sampling) -> Iterator[str]:
    if type(sampling.samples) is not int or not 1 <= sampling.samples <= MOST_SAMPLES:
        yield f"the number of samples {sampling.samples!r} is not within 1 to {MOST_SAMPLES}"
    if type(sampling.seed) is not int or not 0 <= sampling.seed < 2**31:
        yield f"the seed {sampling.seed!r} is not a whole number below 2 to the 31"
    yield from _shape_faults(sampling)
    levels = sampling.levels
    whole = bool(levels) and all(type(level) is int for level in levels)
    if not whole or list(levels) != sorted(set(levels)) or not 0 < levels[0] <= levels[-1] < CENT:
        yield f"the levels {levels!r} are not ascending percentages"
    if type(sampling.threads) is not int or sampling.threads < 1:
        yield f"the number of threads {sampling.threads!r} is not positive"
    yield from _correlation_faults(sampling.correlation)
    for risk in sampling.risks:
        yield from _risk_faults(risk)
    keys = [risk.key for risk in sampling.risks]
    yield from (
        f"risk {key} is there twice" for key in sorted({k for k in keys if keys.count(k) > 1})
    )


def _shape_faults(sampling: Sampling) -> Iterator[str]:
    if sampling.shape not in {"pert", "triangular", "lognormal"}:
        yield f"the shape {sampling.shape!r} is unknown"
    elif not 0 <= sampling.tail <= MOST_TAIL:
        yield f"the tails {sampling.tails!r} are not within 0 to {MOST_TAIL}"
    elif sampling.shape == "lognormal" and not sampling.tail:
        yield f"the tails {sampling.tails!r} are no part of a {sampling.shape} distribution"


def _correlation_faults(correlation: float | Correlation) -> Iterator[str]:
    if not isinstance(correlation, Correlation):
        if not 0 <= correlation < 1:
            yield f"the correlation {correlation!r} is not within 0 to 1"
        return
    matrix = correlation.matrix
    for group in sorted(set(correlation.groups.values()) - set(matrix)):
        yield f"the correlation matrix has no row {group}"
    for row, values in matrix.items():
        for column in matrix:
            value = values.get(column)
            if value is None or not isfinite(value) or not -1 < value < 1:
                yield f"the correlation of {row} with {column} is {value!r}"
            elif value != matrix[column].get(row):
                yield f"the correlation of {row} with {column} is not that of {column} with {row}"


def _risk_faults(risk: Risk) -> Iterator[str]:
    if not 0 <= risk.probability <= 1:
        yield f"risk {risk.key} has the probability {risk.probability!r}"
    points = (risk.impact.low, risk.impact.likely, risk.impact.high)
    if any(type(point) is not int or not 0 <= point <= LONGEST for point in points):
        yield f"risk {risk.key} has the impact {points}"
    elif list(points) != sorted(points):
        yield f"the impact of risk {risk.key} does not rise from low over likely to high"
