"""What a network Monte Carlo answers."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from rooftree.engine.plan import Finding


@dataclass(frozen=True, slots=True)
class Histogram:
    """Counts of samples that end after one edge and no later than the next.

    `edges` are instants, one more than there are `counts`, at equal steps of working time (of the
    clock where calendars differ).
    """

    edges: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityForecast:
    """Odds of one activity.

    `percentiles` has its finish, an instant, by level. `criticality` is the part of samples in
    which it drives the end of the whole, `cruciality` the rank correlation of its duration with that
    end, `significance` the schedule sensitivity index: criticality times the ratio of the standard
    deviations of its duration and of the whole (PMI, "Practice standard for scheduling").
    `mean_duration` and `deviation` are of its sampled working minutes.
    """

    percentiles: Mapping[int, int]
    criticality: float
    cruciality: float
    significance: float
    mean_duration: float
    deviation: float


@dataclass(frozen=True, slots=True)
class NetworkForecast:
    """Odds of the whole, from `samples` samples.

    `percentiles` has the finish, an instant, by level: the first by which so many per cent of the
    samples have ended. `errors` has the standard error of each; `mean` and `deviation` count from the
    start of the problem. All three are in `unit`: working minutes where all work goes by one
    calendar, else minutes of the clock. `method` is `network`, or
    `resources` when each sample was scheduled under the limits of the resources. `assumed` counts
    activities without an estimate, whose durations do not vary.
    """

    samples: int
    seed: int
    method: str
    unit: str = "working minutes"
    percentiles: Mapping[int, int] = field(default_factory=dict)
    errors: Mapping[int, float] = field(default_factory=dict)
    mean: float = 0.0
    deviation: float = 0.0
    histogram: Histogram = field(default_factory=Histogram)
    activities: Mapping[str, ActivityForecast] = field(default_factory=dict)
    struck: Mapping[str, float] = field(default_factory=dict)
    assumed: int = 0
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return the forecast as JSON text."""
        return json.dumps(asdict(self), indent=1)
