"""What HiGHS finds, held against every rule in whole numbers.

HiGHS takes 0.999999 for 1, so that with factors of a million and more what it finds can break a
rule once it is rounded. Such a rule is told again as a cover, a row of ones that every choice keeps
which keeps the rule (Balas 1975; Wolsey 1975) and this one does not, and HiGHS is asked again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import gcd
from time import monotonic
from typing import Any

Row = tuple[dict[int, int], float, float]  # factors by column, least and most of their sum

ENDLESS = float("inf")
TOLERANCE = 1e-6  # of the bound of a search that is cut short, relative
INFEASIBLE = 2  # scipy's words
OPTIMAL = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Numbers that keep every row, None when none were found; no others are worth over `bound`."""

    numbers: list[int] | None
    bound: int
    is_infeasible: bool = False


def most_valuable(values: Sequence[int], rows: Sequence[Row], seconds: float) -> Answer:
    """Return the numbers, each 0 or 1, of most value within `rows`."""
    from rooftree.engine.release.solver import maximum  # noqa: PLC0415 - loads scipy

    deadline = monotonic() + seconds
    unit = gcd(*values) or 1
    told = list(rows)
    bound = sum(value for value in values if value > 0)
    while True:
        left = deadline - monotonic()
        result = maximum([value // unit for value in values], *_matrix(told, len(values)), left)
        if result.status == INFEASIBLE:
            return Answer(None, bound, is_infeasible=True)
        bound = min(bound, unit * _bound(result, bound))
        if result.x is None:
            return Answer(None, bound)
        numbers = [round(x) for x in result.x]
        covers = [cover for row in rows if (cover := broken(row, numbers)) is not None]
        if not covers:
            return Answer(numbers, bound)
        if monotonic() >= deadline:
            return Answer(None, bound)
        told += covers


def broken(row: Row, numbers: Sequence[int]) -> Row | None:
    """Return a row that follows from `row` and that `numbers` break; None when they keep `row`."""
    factors, least, most = row
    amount = sum(factor * numbers[column] for column, factor in factors.items())
    if amount > most:
        return _cover(factors, amount - most, numbers, lambda factor: factor > 0)
    if amount < least:
        return _cover(factors, least - amount, numbers, lambda factor: factor < 0)
    return None


def _cover(
    factors: dict[int, int],
    excess: float,
    numbers: Sequence[int],
    is_raising: Callable[[int], bool],
) -> Row:
    """Return that not all numbers which together break a row can stay, as few as are to blame."""
    blamed = [
        column for column, factor in factors.items() if is_raising(factor) == (numbers[column] == 1)
    ]
    kept = []
    for column in sorted(blamed, key=lambda column: abs(factors[column])):
        if abs(factors[column]) < excess:
            excess -= abs(factors[column])
        else:
            kept.append(column)
    ones = sum(numbers[column] for column in kept)
    return {column: 1 if numbers[column] else -1 for column in kept}, -ENDLESS, ones - 1


def _bound(result: Any, most: int) -> int:
    """Return the bound of HiGHS in whole numbers: exact when it was not cut short."""
    dual: float | None = result.get("mip_dual_bound")
    if dual is None:
        return most
    if result.status == OPTIMAL:
        return round(-dual)
    slack = TOLERANCE * max(1.0, abs(dual))
    return min(most, int(-dual + slack)) if abs(dual) < ENDLESS else most


def _matrix(rows: Sequence[Row], width: int) -> tuple[Any, tuple[list[float], list[float]]]:
    from rooftree.engine.release.solver import sparse  # noqa: PLC0415 - loads scipy

    matrix = sparse(
        [factor for row, _, _ in rows for factor in row.values()],
        [i for i, (row, _, _) in enumerate(rows) for _ in row],
        [column for row, _, _ in rows for column in row],
        (len(rows), width),
    )
    return matrix, ([least for _, least, _ in rows], [most for _, _, most in rows])
