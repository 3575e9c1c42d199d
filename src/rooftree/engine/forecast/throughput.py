"""Forecasts from a team's own weekly counts: when so many items are done, and how many by when.

What other tools do, drawing past weeks anew, is over-confident on real series: weeks go together and
rates drift. Here the rate drifts, few weeks say little, and the dates are corrected by what the same
model would have answered in the team's past, as far as there is one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from math import exp
from typing import TYPE_CHECKING, Literal

from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast.throughput_model import (
    LONGEST,
    MOST_ITEMS,
    Throughput,
    check_counts,
    simulated_items,
    simulated_weeks,
)
from rooftree.engine.plan import Finding

if TYPE_CHECKING:
    from rooftree.engine.forecast.backtest import Outcome

ENOUGH = 10  # past forecasts with a known outcome, from which on a correction is made
SHORT = 8  # weeks of history, below which the answer is called uncertain
LONGEST_BACKTEST = 52  # weeks ahead that are tried in the past
TRIALS = 1_000  # samples of a past forecast

Questions = Literal["when", "how many"]


@dataclass(frozen=True, slots=True)
class BackTest:
    """How often past answers of the same model were kept, by level, and what followed from it.

    `forecasts` can be judged, each `horizon` weeks ahead. `kept` is the share kept as the model
    stood, `kept_corrected` with the corrections known at the time; a date is judged once it has
    passed, and a level of which none has is missing. `factors` stretch
    weeks (or divide items) now; they are 1 when `corrected` is False, and `reason` says why.
    """

    forecasts: int
    horizon: float
    corrected: bool
    reason: str
    kept: Mapping[int, float] = field(default_factory=dict)
    kept_corrected: Mapping[int, float] = field(default_factory=dict)
    factors: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThroughputForecast:
    """Weeks until `items` are done ("when"), or items done within `weeks` ("how many"), by level.

    `percentiles` are the answer: so many per cent sure to be done within these weeks, or to be done
    with at least these items. `uncorrected` is the model's own answer. A level whose date lies
    beyond ten years is left out.
    """

    question: Questions
    percentiles: Mapping[int, int] = field(default_factory=dict)
    uncorrected: Mapping[int, int] = field(default_factory=dict)
    items: int | None = None
    weeks: int | None = None
    history: int = 0
    samples: int = 0
    seed: int = 0
    back_test: BackTest | None = None
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return the forecast as JSON text."""
        return json.dumps(asdict(self), indent=1)


def forecast_when(
    counts: Sequence[int], items: int, model: Throughput | None = None
) -> ThroughputForecast:
    """Return in how many weeks `items` are done, given finished items of whole weeks, oldest first.

    Raises ProblemError for counts and items that are none; a history that tells nothing is found.
    """
    from rooftree.engine.forecast import backtest  # noqa: PLC0415 - loaded only when it is needed

    model = model or Throughput()
    _check(counts, "items", items, MOST_ITEMS)
    findings = _findings(counts, model)
    empty = ThroughputForecast(
        "when",
        items=items,
        history=len(counts),
        samples=model.samples,
        seed=model.seed,
        findings=tuple(findings),
    )
    if not items:
        done = dict.fromkeys(model.levels, 0)
        return replace(empty, percentiles=done, uncorrected=done, findings=(_DONE,))
    if not sum(counts[-model.weeks :]):
        return empty
    samples = simulated_weeks(counts, items, model, model.seed)
    recent = counts[-backtest.RECENT :]
    horizon = min(max(1.0, items * len(recent) / max(1, sum(recent))), LONGEST_BACKTEST)
    trial = replace(model, samples=min(model.samples, TRIALS))
    past = list(backtest.past_dates(counts, horizon, trial)) if model.gain else []
    outcomes, correction = backtest.dates_corrected(past, model, len(counts))
    test = _back_test(outcomes, correction.shifts, horizon, len(counts), model)
    if not test.corrected:
        correction = backtest.Correction(model)
    plain = backtest.plain_latest(samples, model.levels)
    within = {level: weeks for level, weeks in plain.items() if weeks <= LONGEST}
    answer = correction.latest(samples)
    answer = {level: answer[level] for level in within if answer[level] <= LONGEST}
    if len(answer) < len(plain):
        findings.append(Finding("beyond-reach", "Some levels lie more than ten years ahead", ()))
    return replace(
        empty, percentiles=answer, uncorrected=within, back_test=test, findings=tuple(findings)
    )


def forecast_how_many(
    counts: Sequence[int], weeks: int, model: Throughput | None = None
) -> ThroughputForecast:
    """Return how many items the next `weeks` weeks finish at least; as `forecast_when` otherwise."""
    from rooftree.engine.forecast import backtest  # noqa: PLC0415 - loaded only when it is needed

    model = model or Throughput()
    _check(counts, "weeks", weeks, LONGEST)
    findings = _findings(counts, model)
    empty = ThroughputForecast(
        "how many",
        weeks=weeks,
        history=len(counts),
        samples=model.samples,
        seed=model.seed,
        findings=tuple(findings),
    )
    if not counts:
        return empty
    samples = simulated_items(counts, weeks, model, model.seed)
    tried = min(weeks, LONGEST_BACKTEST)
    trial = replace(model, samples=min(model.samples, TRIALS))
    past = list(backtest.past_amounts(counts, tried, trial)) if model.gain and weeks else []
    outcomes, correction = backtest.amounts_corrected(past, model, len(counts))
    test = _back_test(outcomes, correction.shifts, float(tried), len(counts), model)
    if not test.corrected:
        correction = backtest.Correction(model)
    return replace(
        empty,
        percentiles=correction.least(samples),
        uncorrected=backtest.plain_least(samples, model.levels),
        back_test=test,
    )


_DONE = Finding("nothing-left", "Nothing is left to be done", ())


def _check(counts: Sequence[int], name: str, value: int, most: int) -> None:
    check_counts(counts)
    if type(value) is not int or not 0 <= value <= most:
        raise ProblemError((f"the number of {name} {value!r} is not within 0 to {most}",))


def _findings(counts: Sequence[int], model: Throughput) -> list[Finding]:
    if not counts:
        return [Finding("no-history", "There is no finished week to forecast from", ())]
    findings = []
    if not sum(counts[-model.weeks :]):
        message = f"Nothing was finished in the last {min(len(counts), model.weeks)} weeks"
        findings.append(Finding("no-finished-work", message, ()))
    if len(counts) < SHORT:
        message = f"{len(counts)} weeks of history say little; {SHORT} are the least to trust"
        findings.append(Finding("short-history", message, ()))
    return findings


def _back_test(
    outcomes: Sequence[Outcome],
    shifts: Mapping[int, float],
    horizon: float,
    weeks: int,
    model: Throughput,
) -> BackTest:
    shares = {
        corrected: {
            level: _shares(outcomes, level, weeks, corrected=corrected) for level in model.levels
        }
        for corrected in (False, True)
    }
    count = max((len(each) for each in shares[False].values()), default=0)
    enough = count >= ENOUGH
    if not model.gain:
        reason = "no correction was asked for"
    elif enough:
        reason = f"{count} forecasts of the past were compared with what came"
    else:
        reason = f"only {count} forecasts of the past can be compared, {ENOUGH} are needed"
    return BackTest(
        forecasts=count,
        horizon=horizon,
        corrected=enough,
        reason=reason,
        kept=_means(shares[False]),
        kept_corrected=_means(shares[True]),
        factors={level: exp(shift) if enough else 1.0 for level, shift in shifts.items()},
    )


def _shares(outcomes: Sequence[Outcome], level: int, weeks: int, *, corrected: bool) -> list[bool]:
    judged = (each.kept(level, weeks, corrected=corrected) for each in outcomes)
    return [kept for kept in judged if kept is not None]


def _means(shares: Mapping[int, list[bool]]) -> dict[int, float]:
    return {level: sum(kept) / len(kept) for level, kept in shares.items() if kept}
