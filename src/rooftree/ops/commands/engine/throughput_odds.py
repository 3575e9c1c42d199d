"""The odds of a throughput, as the command tells and draws them."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rooftree.engine.forecast import (
    Throughput,
    ThroughputForecast,
    forecast_how_many,
    forecast_when,
)
from rooftree.engine.plots import confidence
from rooftree.engine.plots.style import Spec
from rooftree.ops.commands.engine.told import Told

DRAWN = tuple(range(5, 100, 5))


def throughput_odds(counts: Sequence[int], items: int | None, weeks: int | None, seed: int) -> Told:
    """Return in how many weeks `items` are done, or how many items `weeks` weeks finish."""
    found = _asked(counts, items, weeks, Throughput(seed=seed))

    def drawn() -> Spec:
        fine = _asked(counts, items, weeks, Throughput(seed=seed, levels=DRAWN))
        title = "When it is done" if items is not None else "How many are done"
        return confidence(fine.percentiles, fine.uncorrected, _axis(items, weeks), title=title)

    return Told(asdict(found), list(_words(found)), drawn)


def _asked(
    counts: Sequence[int], items: int | None, weeks: int | None, model: Throughput
) -> ThroughputForecast:
    if items is not None:
        return forecast_when(counts, items, model)
    return forecast_how_many(counts, weeks or 0, model)


def _axis(items: int | None, weeks: int | None) -> str:
    if items is not None:
        return f"weeks until {items} items are done"
    return f"items done in {weeks} weeks at least"


def _words(found: ThroughputForecast) -> Iterator[str]:
    yield f"{found.history} weeks of history: {_axis(found.items, found.weeks)}"
    for finding in found.findings:
        yield f"  ! {finding.message}"
    for level, answer in found.percentiles.items():
        plain = found.uncorrected.get(level)
        yield f"{level:>4} %  {answer:>6}" + (f"  (model: {plain})" if plain != answer else "")
    if found.back_test is not None:
        yield found.back_test.reason
