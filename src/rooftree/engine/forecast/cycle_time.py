"""Cycle times: percentiles, a service level expectation, and work in progress against it.

Ages and cycle times are in one unit, the caller's. Open items that are older than most finished ones
make percentiles of finished items alone too hopeful, so those with the open items counted as not yet
finished stand beside them (Kaplan and Meier, "Nonparametric estimation from incomplete
observations", 1958).
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import ceil, floor, isfinite, sqrt
from typing import Literal

from rooftree.engine.faults import ProblemError
from rooftree.engine.plan import Finding

LEVELS = (50, 70, 85, 95)
CENT = 100
NORMAL_90 = 1.6448536269514722  # deviations to either side of nine tenths of a normal distribution
ONE_SIDE = 0.05  # chance that a percentile lies beyond one end of its interval
ROUNDING = 1e-12
FEW = 11  # finished items, below which percentiles are called uncertain

State = Literal["within", "watch", "beyond"]


@dataclass(frozen=True, slots=True)
class Ageing:
    """One open item: its `age`, the share of finished items that took no longer, and its odds.

    `chance` is that of being finished within the expectation, given its age, and `finish_at` the
    ages by which it is finished, by level; None where no finished item ever got so old. `state` is
    `watch` when the chance has fallen below half of what the expectation promises.
    """

    key: str
    age: float
    older_than: float
    chance: float | None
    finish_at: Mapping[int, float] = field(default_factory=dict)
    state: State = "within"


@dataclass(frozen=True, slots=True)
class CycleTimes:
    """Percentiles of `finished` cycle times and the service level expectation `level`, `expected`.

    `percentiles` are of finished items, `intervals` nine tenths sure (missing
    where items are too few to tell), `with_open` counts open items
    too (a level that cannot be told is missing). `kept` is the share of the last quarter of the
    items that kept the expectation of those before.
    """

    finished: int
    level: int
    expected: float | None = None
    percentiles: Mapping[int, float] = field(default_factory=dict)
    intervals: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    with_open: Mapping[int, float] = field(default_factory=dict)
    kept: float | None = None
    ageing: tuple[Ageing, ...] = ()
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return the answer as JSON text."""
        return json.dumps(asdict(self), indent=1)


def cycle_times(
    finished: Sequence[float], open_ages: Mapping[str, float] | None = None, *, level: int = 85
) -> CycleTimes:
    """Return percentiles of `finished` (in order of finishing) and the odds of what is open.

    Raises ProblemError for a time that is none. Without a finished item there is a finding.
    """
    ages = open_ages or {}
    _check(finished, ages, level)
    if not finished:
        finding = Finding("no-history", "No item is finished, so nothing can be expected", ())
        return CycleTimes(0, level, findings=(finding,))
    ordered = sorted(finished)
    levels = sorted({*LEVELS, level})
    expected = percentile(ordered, level)
    return CycleTimes(
        finished=len(ordered),
        level=level,
        expected=expected,
        percentiles={each: percentile(ordered, each) for each in levels},
        intervals={each: found for each in levels if (found := interval(ordered, each))},
        with_open=with_open_items(ordered, list(ages.values()), levels),
        kept=_kept(finished, level),
        ageing=tuple(
            _ageing(key, age, ordered, expected, level)
            for key, age in sorted(ages.items(), key=lambda item: (-item[1], item[0]))
        ),
        findings=tuple(_findings(ordered, ages)),
    )


def percentile(ordered: Sequence[float], level: int) -> float:
    """Return the least of the ordered values that so many per cent do not pass."""
    return ordered[max(0, -(-level * len(ordered) // CENT) - 1)]


def interval(ordered: Sequence[float], level: int) -> tuple[float, float] | None:
    """Return the order statistics between which the percentile lies with nine tenths' certainty.

    None where the percentile may well lie outside all of the values, so few are they.
    """
    count, part = len(ordered), level / CENT
    width = NORMAL_90 * sqrt(count * part * (1 - part))
    low, high = floor(count * part - width), ceil(count * part + width) + 1
    outside = (low < 1 and (1 - part) ** count > ONE_SIDE, high > count and part**count > ONE_SIDE)
    return None if any(outside) else (ordered[max(1, low) - 1], ordered[min(count, high) - 1])


def with_open_items(
    ordered: Sequence[float], ages: Sequence[float], levels: Sequence[int]
) -> dict[int, float]:
    """Return the percentiles of the product-limit estimate; levels beyond its reach are missing."""
    waiting = sorted(ages)
    found: dict[int, float] = {}
    surviving, done = 1.0, 0
    while done < len(ordered):
        at = ordered[done]
        same = bisect_right(ordered, at) - done
        at_risk = len(ordered) - done + len(waiting) - bisect_left(waiting, at)
        surviving *= 1 - same / at_risk
        done += same
        for level in levels:
            if level not in found and 1 - surviving >= level / CENT - ROUNDING:
                found[level] = at
    return found


def _ageing(key: str, age: float, ordered: Sequence[float], expected: float, level: int) -> Ageing:
    passed = bisect_right(ordered, age)
    left = ordered[passed:]
    if not left:
        return Ageing(key, age, 1.0, None if age <= expected else 0.0, {}, "beyond")
    chance = sum(each <= expected for each in left) / len(left)
    state: State = "within" if chance >= level / CENT / 2 else "watch"
    return Ageing(
        key=key,
        age=age,
        older_than=passed / len(ordered),
        chance=chance,
        finish_at={each: percentile(left, each) for each in LEVELS},
        state="beyond" if age >= expected else state,
    )


def _kept(finished: Sequence[float], level: int) -> float | None:
    """Return the share of the last quarter that kept what those before would have promised."""
    split = len(finished) - len(finished) // 4
    before, last = sorted(finished[:split]), finished[split:]
    if split < FEW or not last:
        return None
    return sum(each <= percentile(before, level) for each in last) / len(last)


def _findings(ordered: Sequence[float], ages: Mapping[str, float]) -> list[Finding]:
    findings = []
    if len(ordered) < FEW:
        message = f"{len(ordered)} finished items say little; {FEW} are the least to trust"
        findings.append(Finding("short-history", message, ()))
    older = tuple(key for key, age in ages.items() if age >= ordered[-1])
    if older:
        message = f"{len(older)} open items are older than anything that was ever finished"
        findings.append(Finding("older-than-all", message, older))
    return findings


def _check(finished: Sequence[float], ages: Mapping[str, float], level: int) -> None:
    faults = [
        f"cycle time {number} is {value!r}"
        for number, value in enumerate(finished)
        if not _is_time(value)
    ]
    faults += [f"the age of {key} is {age!r}" for key, age in ages.items() if not _is_time(age)]
    if type(level) is not int or not 0 < level < CENT:
        faults.append(f"the level {level!r} is no percentage")
    if faults:
        raise ProblemError(tuple(faults))


def _is_time(value: object) -> bool:
    return type(value) in {int, float} and isfinite(value) and value >= 0  # type: ignore[arg-type,operator]
