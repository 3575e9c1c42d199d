"""What a forecast can count: minutes in 32 bits, and durations of no more than LONGEST."""

from collections.abc import Iterator, Sequence

from rooftree.engine.compiled import Compiled
from rooftree.engine.faults import ProblemError
from rooftree.engine.forecast.arrays import Floats, Singles
from rooftree.engine.forecast.sampling import LONGEST, Risk
from rooftree.engine.problem import Problem

FARTHEST = 2_000_000_000  # minutes that fit 32 bits


def check_lengths(
    keys: Sequence[str], tables: Singles, impacts: Sequence[tuple[Risk, Singles]]
) -> None:
    """Raise ProblemError naming each activity and each risk whose quantiles go beyond LONGEST."""
    most = zip(keys, tables.max(1, initial=0).tolist(), strict=True)
    faults = [too_long(key) for key, minutes in most if minutes > LONGEST]
    faults += [
        f"the impact of risk {risk.key} may be longer than {LONGEST} minutes"
        for risk, table in impacts
        if table.max() > LONGEST
    ]
    if faults:
        raise ProblemError(tuple(faults))


def too_long(key: str) -> str:
    """Return the fault of an activity that may take longer than LONGEST."""
    return f"{key} may take longer than {LONGEST} minutes"


def check_sums(problem: Problem, numbers: Compiled, longest: Floats, *, resources: bool) -> None:
    """Raise ProblemError when the longest durations and lags lead beyond what can be counted.

    They may all follow the latest date that is given: absences count where `resources` do.
    """
    lags = sum(abs(link.lag) for position in numbers.order for link in numbers.links[position])
    total = longest.sum() + lags
    if total > FARTHEST:
        raise ProblemError(("the longest durations and lags add up to more than can be counted",))
    begun = [place[0] for place in numbers.fixed if place is not None]
    dates = [(numbers.start, "the start"), *_dates(problem, numbers)]
    if resources:
        dates += [
            (away.finish, f"an absence of {each.key}")
            for each in problem.resources
            for away in each.reductions
        ]
    latest, place = max(dates)
    if latest - min([numbers.start, *begun]) + total > FARTHEST:
        message = f"the longest durations and lags after {place} lead beyond what can be counted"
        raise ProblemError((message,))


def _dates(problem: Problem, numbers: Compiled) -> Iterator[tuple[int, str]]:
    """Yield the dates before which activities cannot start, and in which they stand."""
    for position in numbers.order:
        pinned = problem.activities[position].pinned
        at = numbers.releases[position] if pinned is None else pinned
        yield at, f"the date of {numbers.keys[position]}"
