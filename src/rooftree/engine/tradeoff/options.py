"""The options for a wish: scopes of the frontier, planned under each set of changes."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import combinations
from time import monotonic

from rooftree.engine.plan import Finding
from rooftree.engine.tradeoff.option import Option, non_dominated
from rooftree.engine.tradeoff.parts import Change, TradeoffProblem
from rooftree.engine.tradeoff.planning import option
from rooftree.engine.tradeoff.scoping import Scope, scopes

SHARE = 0.75  # of the time for the choice of scopes; the rest is for their plans


@dataclass(frozen=True, slots=True)
class Options:
    """The non-dominated options, cheapest first; `planned` of all that were planned."""

    options: tuple[Option, ...]
    planned: int
    findings: tuple[Finding, ...] = ()

    def to_json(self) -> str:
        """Return the options as JSON text."""
        return json.dumps(asdict(self), indent=1)


def options(
    problem: TradeoffProblem,
    *,
    points: int = 20,
    seconds: float = 5.0,
    seed: int = 0,
    on_option: Callable[[Option], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Options:
    """Return the non-dominated options over value, finish, cost, peak load and risk.

    `points` scopes, evenly spread by cost and each the most valuable for its cost, are planned
    without changes first, widely spread ones before those between; then under each change, and under
    sets of them, until the `seconds` are over. What is there at that time is returned; a finding
    says how many could not be planned.
    """
    deadline = monotonic() + seconds
    found, findings = scopes(problem, points, SHARE * seconds, seed, stop)
    made: list[Option] = []
    tried = 0
    for scope, changes in _in_turn(found, problem.changes):
        if tried and (monotonic() >= deadline or (stop is not None and stop())):
            break
        one = option(problem, scope, changes)
        tried += 1
        if one is not None:
            made.append(one)
            if on_option is not None:
                on_option(one)
    if len(made) < tried:
        message = f"no plan that keeps all rules was found for {tried - len(made)} of {tried}"
        findings = (*findings, Finding("unplanned", message, ()))
    return Options(tuple(non_dominated(made)), len(made), findings)


def _in_turn(
    found: list[Scope], changes: tuple[Change, ...]
) -> Iterator[tuple[Scope, tuple[Change, ...]]]:
    order = [found[i] for i in _spread_first(len(found))]
    for size in range(len(changes) + 1):
        for chosen in combinations(changes, size):
            for scope in order:
                yield scope, chosen


def _spread_first(count: int) -> list[int]:
    """Return the numbers up to `count`: both ends, then the middle of the widest gap, and so on."""
    order = [count - 1, 0][: min(count, 2)]
    gaps = [(0, count - 1)]
    for low, high in gaps:
        if high - low > 1:
            middle = (low + high) // 2
            order.append(middle)
            gaps += [(low, middle), (middle, high)]
    return order
