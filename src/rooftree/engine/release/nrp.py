"""Instances of the next release problem (Xuan et al. 2012): classic and realistic, one format.

Costs of requirements by level, pairs of dependencies (the first comes before the second), and
customers with their profit and the requirements that they ask for; all numbers count from 1.
"""

from fractions import Fraction

from rooftree.engine.formats.errors import FormatError
from rooftree.engine.formats.numbers import Numbers
from rooftree.engine.release.parts import Customer, Feature, Precedence
from rooftree.engine.release.problem import ReleaseProblem

MOST = 100_000


def read_nrp(text: str, ratio: float | None = None) -> ReleaseProblem:
    """Return the problem in `text`; a `ratio` limits the cost to that part of all, rounded up.

    A customer pays only for all that they asked for. Raises FormatError, naming the line.
    """
    numbers = Numbers(enumerate(text.splitlines(), 1))
    costs: list[int] = []
    for _ in range(_count(numbers, "the number of levels")):
        many = _count(numbers, "the number of requirements in a level")
        costs += numbers.many(many, "the cost of a requirement")
    pairs = [
        (_which(numbers, len(costs)), _which(numbers, len(costs)))
        for _ in range(_count(numbers, "the number of dependencies"))
    ]
    customers = tuple(
        _customer(numbers, number, len(costs))
        for number in range(1, _count(numbers, "the number of customers") + 1)
    )
    numbers.end()
    try:
        return ReleaseProblem(
            features=tuple(
                Feature(f"r{i}", costs={"cost": cost}) for i, cost in enumerate(costs, 1)
            ),
            customers=customers,
            precedences=tuple(Precedence(f"r{i}", f"r{j}") for i, j in pairs),
            budget=None if ratio is None else part_of(sum(costs), ratio),
        )
    except ValueError as error:
        raise FormatError(1, f"a sound problem, but {error}") from error


def part_of(total: int, ratio: float) -> int:
    """Return `ratio` of `total`, rounded up; the ratio is taken as its shortest decimal."""
    share = Fraction(str(ratio)) * total
    return -(-share.numerator // share.denominator)


def _count(numbers: Numbers, expected: str) -> int:
    many = numbers.take(expected)
    if many > MOST:
        raise FormatError(numbers.line, f"at most {MOST} as {expected}, not {many}")
    return many


def _which(numbers: Numbers, most: int) -> int:
    number = numbers.take("the number of a requirement")
    if not 1 <= number <= most:
        raise FormatError(numbers.line, f"a requirement from 1 to {most}, not {number}")
    return number


def _customer(numbers: Numbers, number: int, most: int) -> Customer:
    profit = numbers.take(f"the profit of customer {number}")
    many = _count(numbers, f"the number of requests of customer {number}")
    asked = dict.fromkeys(f"r{_which(numbers, most)}" for _ in range(many))
    return Customer(f"c{number}", value=profit, requests=tuple(asked))
