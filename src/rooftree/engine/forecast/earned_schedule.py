"""Earned schedule: when what is earned should have been earned, and when the project will end.

Lipke, "Schedule is different" (2003) and "Earned schedule" (2009). Times are in periods of the plan,
of any length; a figure whose divisor is zero is None.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast.blending import Evidence, blended
from rooftree.engine.forecast.earned_value import is_amount, log_mean, ratio
from rooftree.engine.plan import Finding

REWORK_LEFT = 0.5  # share of what was earned out of order that will not have to be done again


@dataclass(frozen=True, slots=True)
class Duration:
    """A forecast duration of the whole in periods; `low` and `high` hold it eight tenths sure."""

    periods: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class EarnedSchedule:
    """Earned schedule `es` at the actual time `at`, and durations by how the rest is taken to go.

    `plan`: as planned (PF = 1); `spi(t)`: as so far; `spi(t)*cpi`: as so far in time and cost;
    `adherence`: as so far, less what was done out of order (p-factor); `blend`: see `blending`, the
    one to show. `p_factor` is the share of what is earned that the plan had by `es`.
    """

    planned_duration: float
    at: float
    es: float
    sv_t: float
    spi_t: float | None
    p_factor: float | None
    tspi: float | None
    durations: Mapping[str, Duration] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return the figures as JSON text."""
        return json.dumps(asdict(self), indent=1)


@dataclass(frozen=True, slots=True)
class Adherence:
    """What the plan had for each activity at the earned schedule, and what each has earned."""

    planned: Mapping[str, float]
    earned: Mapping[str, float]

    @property
    def factor(self) -> float | None:
        """Return the p-factor: the part of the plan's value at ES that is earned where it should be."""
        kept = sum(min(value, self.earned.get(key, 0.0)) for key, value in self.planned.items())
        return ratio(kept, sum(self.planned.values()))


def earned_schedule(
    planned: Sequence[float],
    earned: Sequence[float],
    *,
    cpi: float | None = None,
    adherence: Adherence | None = None,
    at: float | None = None,
) -> EarnedSchedule:
    """Return the figures after the periods of `earned`.

    `planned` is cumulative planned value at the end of each period, ending at the budget; `earned`
    is cumulative earned value at the end of each period so far. `at` is the actual time when the
    last period is not over. Raises ProblemError naming figures that make no sense.
    """
    faults = (*_faults(planned, earned, cpi, at), *_adherence_faults(adherence))
    if faults:
        raise ProblemError(faults)
    time = float(len(earned)) if at is None else float(at)
    length = float(planned_duration(planned))
    series = [
        earned_time(planned, value, min(period, time)) for period, value in enumerate(earned, 1)
    ]
    es = series[-1] if series else 0.0
    spi_t = ratio(es, time)
    factor = adherence.factor if adherence else None
    return EarnedSchedule(
        planned_duration=length,
        at=time,
        es=es,
        sv_t=es - time,
        spi_t=spi_t,
        p_factor=factor,
        tspi=ratio(length - es, length - time) if length > time else None,
        durations=_durations(planned, earned, series, time, cpi, factor),
        findings=tuple(_findings(es, length)),
    )


def planned_duration(planned: Sequence[float]) -> int:
    """Return the first period by whose end everything is planned to be earned."""
    if not planned or not planned[-1]:
        return 0
    return next(n for n, value in enumerate(planned, 1) if value >= planned[-1])


def earned_time(planned: Sequence[float], value: float, at: float) -> float:
    """Return when the plan has `value`, within a period in proportion.

    Where the plan rests at `value` that is any time of the pause: the one nearest to `at`, so that
    a project as planned is neither ahead nor behind while nothing is planned.
    """
    if value >= (planned[-1] if planned else 0.0):
        return float(planned_duration(planned))
    whole = bisect_right(planned, value)
    before = planned[whole - 1] if whole else 0.0
    if value == before:
        first = bisect_left(planned, value) + 1 if value else 0
        return float(min(whole, max(first, at)))
    return whole + (value - before) / (planned[whole] - before)


def _durations(
    planned: Sequence[float],
    earned: Sequence[float],
    series: Sequence[float],
    time: float,
    cpi: float | None,
    factor: float | None,
) -> dict[str, Duration]:
    length = float(planned_duration(planned))
    es = series[-1] if series else 0.0
    left = length - es
    if not left:
        return {name: Duration(time) for name in ("plan", "spi(t)", "blend")} if length else {}
    found = {"plan": Duration(time + left)}
    spi_t = ratio(es, time)
    if spi_t:
        around = log_mean(_steps(series)[: int(time)], left / (length - es / time))
        low, high = (around[0], around[2]) if around else (None, None)
        found["spi(t)"] = Duration(
            time + left / spi_t,
            time + left / (spi_t * high) if high else None,
            time + left / (spi_t * low) if low else None,
        )
        if cpi:
            found["spi(t)*cpi"] = Duration(time + left / (spi_t * cpi))
        if factor is not None:
            usable = earned[-1] * (factor + REWORK_LEFT * (1 - factor))
            effective = earned_time(planned, usable, time)
            if effective:
                found["adherence"] = Duration(time + (length - effective) * time / effective)
    answer = blended(Evidence(length, es, time, tuple(_steps(series))))
    found["blend"] = Duration(*answer)
    return found


def _steps(series: Sequence[float]) -> list[float]:
    """Return how much earned schedule each period brought."""
    return [now - before for before, now in zip([0.0, *series], series, strict=False)]


def _findings(es: float, length: float) -> Iterator[Finding]:
    if not length:
        yield Finding("no-plan", "Nothing is planned, so no time can be earned", ())
    elif es >= length:
        yield Finding("all-done", "All of the work is done", ())
    elif not es:
        yield Finding(
            "nothing-earned", "Nothing is earned yet, so the plan is all that is known", ()
        )


def _adherence_faults(adherence: Adherence | None) -> Iterator[str]:
    for name in ("planned", "earned") if adherence else ():
        for key, value in getattr(adherence, name).items():
            if not is_amount(value):
                yield f"the {name} value of {key} is {value!r}"


def _faults(
    planned: Sequence[float], earned: Sequence[float], cpi: float | None, at: float | None
) -> Iterator[str]:
    for name, values in (("planned", planned), ("earned", earned)):
        for number, value in enumerate(values):
            if not is_amount(value):
                yield f"the {name} value of period {number + 1} is {value!r}"
                return
    for number in range(1, len(planned)):
        if planned[number] < planned[number - 1]:
            yield f"the planned value falls in period {number + 1}"
    if cpi is not None and not (is_amount(cpi) and cpi):
        yield f"the cost performance index is {cpi!r}"
    if at is not None and not (is_amount(at) and len(earned) - 1 < at <= len(earned)):
        yield f"the actual time {at!r} is not within the last of {len(earned)} periods"
