"""Drawing a block of durations: estimates, then the risks that strike."""

from rooftree.engine.forecast import random_kernels
from rooftree.engine.forecast.arrays import Ints
from rooftree.engine.forecast.preparing import Prepared
from rooftree.engine.forecast.sampling import Sampling

RISKS = 1 << 20  # streams from here on belong to risks, those below to activities


def draw(ready: Prepared, sampling: Sampling, durations: Ints, first: int, last: int) -> None:
    """Fill the columns of `durations` (activities, samples) from `first` up to `last`."""
    if ready.loadings.any():
        random_kernels.draw_correlated(
            durations,
            ready.tables,
            ready.spread,
            ready.loadings,
            ready.own,
            sampling.seed,
            first,
            last,
        )
    else:
        random_kernels.draw(durations, ready.tables, ready.spread, sampling.seed, first, last)
    for number, (risk, table, rows) in enumerate(ready.impacts):
        chance = float(risk.probability)
        random_kernels.strike(
            durations, chance, table, rows, sampling.seed, RISKS + number, first, last
        )


def struck(sampling: Sampling, number: int, probability: float) -> float:
    """Return the part of samples in which the risk of that number strikes."""
    hits = random_kernels.strikes(
        float(probability), sampling.seed, RISKS + number, sampling.samples
    )
    return hits / sampling.samples
