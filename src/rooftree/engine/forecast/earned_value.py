"""Earned value: where a project stands in cost and schedule, and what its cost will be.

PMI, "The standard for earned value management" (2019). A figure whose divisor is zero is None.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from math import exp, log, sqrt

from rooftree.engine.faults import ProblemError
from rooftree.engine.plan import Finding

COST_WEIGHT = 0.8  # of CPI in the fourth estimate at completion, the rest being that of SPI
NORMAL_80 = 1.2815515655446004  # deviations to either side of eight tenths of a normal distribution
FEW_PERIODS = 3
LEAST, MOST = 1e-6, 1e15  # of an amount that is not zero


@dataclass(frozen=True, slots=True)
class Status:
    """Cumulative planned value, earned value and actual cost at one status date."""

    planned: float
    earned: float
    actual: float


@dataclass(frozen=True, slots=True)
class AtCompletion:
    """A forecast of cost: at completion (EAC), still to come (ETC), and what is left over (VAC).

    `tcpi` is the efficiency needed to end at exactly this cost. `low` and `high` hold the cost with
    eight tenths' certainty where there are periods enough to tell.
    """

    eac: float
    etc: float
    vac: float
    tcpi: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """All figures of one status date; `estimates` by how the work to come is taken to perform.

    `budget` (EAC 1): as planned; `cpi` (EAC 2): as so far in cost; `cpi*spi` (EAC 3): as so far in
    cost and schedule; `weighted` (EAC 4): as 0.8 CPI + 0.2 SPI.
    """

    bac: float
    pv: float
    ev: float
    ac: float
    sv: float
    cv: float
    spi: float | None
    cpi: float | None
    progress: float
    tcpi_bac: float | None
    estimates: dict[str, AtCompletion] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return the figures as JSON text."""
        return json.dumps(asdict(self), indent=1)


def earned_value(bac: float, statuses: Sequence[Status]) -> EarnedValue:
    """Return the figures at the last of `statuses` (one a period, oldest first; none is the start).

    Raises ProblemError naming figures that are none, negative or falling.
    """
    faults = tuple(_faults(bac, statuses))
    if faults:
        raise ProblemError(faults)
    now = statuses[-1] if statuses else Status(0.0, 0.0, 0.0)
    pv, ev, ac = now.planned, now.earned, now.actual
    spi, cpi = ratio(ev, pv), ratio(ev, ac)
    factors = {
        "budget": 1.0,
        "cpi": cpi,
        "cpi*spi": cpi * spi if cpi is not None and spi is not None else None,
        "weighted": COST_WEIGHT * cpi + (1 - COST_WEIGHT) * spi
        if cpi is not None and spi is not None
        else None,
    }
    low, high = _interval(bac, statuses)
    estimates = {}
    for name, factor in factors.items():
        if factor or ev >= bac:
            eac = ac + ((bac - ev) / factor if ev < bac and factor else 0.0)
            bounds = (low, high) if name == "cpi" else (None, None)
            tcpi = ratio(bac - ev, eac - ac)
            estimates[name] = AtCompletion(eac, eac - ac, bac - eac, tcpi, *bounds)
    return EarnedValue(
        bac=bac,
        pv=pv,
        ev=ev,
        ac=ac,
        sv=ev - pv,
        cv=ev - ac,
        spi=spi,
        cpi=cpi,
        progress=ratio(ev, bac) or 0.0,
        tcpi_bac=ratio(bac - ev, bac - ac) if bac > ac else None,
        estimates=estimates,
        findings=tuple(_findings(bac, now)),
    )


def ratio(part: float, whole: float) -> float | None:
    """Return part / whole, or None where there is no whole."""
    return part / whole if whole else None


def log_mean(values: Sequence[float], left: float) -> tuple[float, float, float] | None:
    """Return an index from its values by period between factors to its low and high end.

    The ends are those of Lipke (2009), the middle is the geometric mean.

    The logarithms are taken as normal; `left` is what of the whole population of periods is yet to
    come and makes the interval narrower towards the end. None where there are too few values, or one
    is not positive: it has no logarithm, and without it the rest would look surer than it is.
    """
    if len(values) < FEW_PERIODS or min(values) <= 0:
        return None
    usable = [log(value) for value in values]
    mean = sum(usable) / len(usable)
    variance = sum((value - mean) ** 2 for value in usable) / (len(usable) - 1)
    width = NORMAL_80 * sqrt(variance / len(usable) * left)
    return exp(-width), exp(mean), exp(width)


def _interval(bac: float, statuses: Sequence[Status]) -> tuple[float | None, float | None]:
    """Return the cost at completion when the cumulative CPI lies at either end of its interval."""
    before = [Status(0.0, 0.0, 0.0), *statuses]
    periods = [
        (now.earned - then.earned) / (now.actual - then.actual)
        for then, now in zip(before, statuses, strict=False)
        if now.actual > then.actual
    ]
    if not statuses or not 0 < statuses[-1].earned <= bac or not periods:
        return None, None
    ev, ac = statuses[-1].earned, statuses[-1].actual
    left = (bac - ev) / (bac - ev / len(periods)) if len(periods) > 1 else 1.0
    around = log_mean(periods, left)
    cpi = ratio(ev, ac)
    if around is None or not cpi:
        return None, None
    return bac / (cpi * around[2]), bac / (cpi * around[0])


def _findings(bac: float, now: Status) -> Iterator[Finding]:
    if not bac:
        yield Finding("no-budget", "There is no budget to measure against", ())
    elif now.earned >= bac:
        yield Finding("all-done", "All of the work is done", ())
    elif not now.earned:
        yield Finding("nothing-earned", "Nothing is earned yet, so no index can be told", ())
    if now.actual >= bac > now.earned:
        yield Finding("budget-spent", "The budget is spent before the work is done", ())


def _faults(bac: float, statuses: Sequence[Status]) -> Iterator[str]:
    if not is_amount(bac):
        yield f"the budget at completion is {bac!r}"
        return
    before = Status(0.0, 0.0, 0.0)
    for number, status in enumerate(statuses):
        for name in ("planned", "earned", "actual"):
            value, last = getattr(status, name), getattr(before, name)
            if not is_amount(value):
                yield f"status {number} has the {name} value {value!r}"
                return
            if value < last and name != "earned":
                yield f"status {number} has less {name} value than the one before"
            if value > bac * (1 + 1e-9) and name != "actual":
                yield f"status {number} has more {name} value than the budget at completion"
        before = status


def is_amount(value: object) -> bool:
    """Say whether a value is zero or a positive number of a size that money or work can have."""
    if type(value) not in {int, float}:
        return False
    amount = float(value)  # type: ignore[arg-type]
    return amount == 0 or LEAST <= amount <= MOST
