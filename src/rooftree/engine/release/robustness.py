"""How a choice holds when values are not what was thought: many worlds, the best choice in each."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import exp
from random import Random
from time import monotonic

from rooftree.engine.release.check import value_of
from rooftree.engine.release.choosing import choose
from rooftree.engine.release.faults import MOST_IN_ALL, worth_of_all
from rooftree.engine.release.parts import Customer, Feature
from rooftree.engine.release.plan import ReleasePlan
from rooftree.engine.release.problem import ReleaseProblem

FINE = 100  # values are multiplied by this first, so that small ones can vary
FURTHEST = 8  # standard deviations; what is drawn beyond counts as this


@dataclass(frozen=True, slots=True)
class Robustness:
    """What the best choices of `worlds` worlds have in common, and what a choice loses there.

    `share` is in how many of them each feature is chosen, from 0 to 1; `regret` what the choice made
    today loses against the best of each world, on average and at worst, as a part of that best.
    `steadiest` is the choice, of all that were best somewhere, whose regret is least at worst.
    """

    worlds: int
    share: Mapping[str, float]
    regret: float
    worst_regret: float
    steadiest: Mapping[str, str]
    steadiest_worst_regret: float


def robustness(  # noqa: PLR0913 - options of the caller
    problem: ReleaseProblem,
    plan: ReleasePlan,
    *,
    worlds: int = 100,
    spread: float = 0.3,
    seconds: float = 10.0,
    seed: int = 0,
    stop: Callable[[], bool] | None = None,
) -> Robustness:
    """Return how `plan` holds when each value is lognormal around what was thought.

    `spread` is the standard deviation of its logarithm. Fewer worlds are tried when the `seconds`
    are over; at least one is.
    """
    chance, deadline = Random(seed), monotonic() + seconds  # noqa: S311 - repeatable, not secret
    tried: list[tuple[ReleaseProblem, ReleasePlan]] = []
    while not tried or (
        len(tried) < worlds and monotonic() < deadline and (stop is None or not stop())
    ):
        world = _world(problem, spread, chance)
        tried.append((world, choose(world, seconds=max(deadline - monotonic(), 0.1), seed=seed)))
    counted = Counter(key for _, best in tried for key in best.releases)
    regrets = _regrets(tried, plan.releases)
    choices = {tuple(sorted(best.releases.items())): best.releases for _, best in tried}
    worst, steadiest = min((max(_regrets(tried, choice)), name) for name, choice in choices.items())
    return Robustness(
        worlds=len(tried),
        share={each.key: counted[each.key] / len(tried) for each in problem.features},
        regret=sum(regrets) / len(regrets),
        worst_regret=max(regrets),
        steadiest=dict(steadiest),
        steadiest_worst_regret=worst,
    )


def _world(problem: ReleaseProblem, spread: float, chance: Random) -> ReleaseProblem:
    """Return the problem with values drawn anew, in hundredths or what there is room for."""
    highest = FURTHEST * spread
    room = MOST_IN_ALL / (2 * exp(highest))
    fine = min(FINE, room / max(1, worth_of_all(problem)))

    def drawn(value: int) -> int:
        return round(fine * value * exp(min(highest, chance.gauss(-spread * spread / 2, spread))))

    def of_feature(each: Feature) -> Feature:
        return replace(
            each,
            value=drawn(each.value),
            values={key: drawn(value) for key, value in each.values.items()},
            goals={key: drawn(value) for key, value in each.goals.items()},
        )

    def of_customer(each: Customer) -> Customer:
        return replace(each, value=drawn(each.value))

    return replace(
        problem,
        features=tuple(map(of_feature, problem.features)),
        customers=tuple(map(of_customer, problem.customers)),
    )


def _regrets(
    tried: list[tuple[ReleaseProblem, ReleasePlan]], choice: Mapping[str, str]
) -> list[float]:
    """Return what `choice` loses in each world, as a part of the best."""
    return [
        1 - value_of(world, choice) / best.value if best.value else 0.0 for world, best in tried
    ]
