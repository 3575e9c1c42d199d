"""Network Monte Carlo: the odds of every date when durations are three points and risks may strike.

Van Slyke, "Monte Carlo methods and the PERT problem" (1963). Blocks of samples run in threads; the
answer depends on the seed and on nothing else.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from rooftree.engine.forecast.network_result import ActivityForecast, Histogram, NetworkForecast
from rooftree.engine.forecast.sampling import Sampling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rooftree.engine.forecast.arrays import Ints
    from rooftree.engine.forecast.passes import Pass
    from rooftree.engine.forecast.preparing import Prepared
    from rooftree.engine.problem import Problem

BLOCK = 1024  # samples in one call
BINS = 40


def forecast_network(problem: Problem, sampling: Sampling | None = None) -> NetworkForecast:
    """Return the odds of the finish of `problem` and of each of its activities.

    Activities without an estimate keep their duration. Percentiles of several calendars are exact,
    as every sample is a plan under the calendars. Raises ProblemError when `sampling` names what
    `problem` does not have; what cannot be planned is in the findings.
    """
    from rooftree.engine.forecast.preparing import prepared  # noqa: PLC0415 - loads numpy and numba

    sampling = sampling or Sampling()
    ready = prepared(problem, sampling)
    method = "resources" if sampling.resources else "network"
    if not ready.order:
        return NetworkForecast(sampling.samples, sampling.seed, method, findings=ready.findings)
    return _Run(ready, sampling, method).result()


class _Run:
    def __init__(self, ready: Prepared, sampling: Sampling, method: str) -> None:
        import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

        self.ready, self.sampling, self.method = ready, sampling, method
        shape = len(ready.order), sampling.samples
        self.durations: Ints = np.empty(shape, np.int32)
        self.finishes: Ints = np.empty(shape, np.int32)
        self.ends: Ints = np.empty(sampling.samples, np.int32)
        self.dates = chosen_pass(ready, sampling.resources)

    def result(self) -> NetworkForecast:
        import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

        from rooftree.engine.forecast import statistics  # noqa: PLC0415 - loads numba

        samples = self.sampling.samples
        with ThreadPoolExecutor(self.sampling.threads) as threads:
            counts = threads.map(self._block, range(0, samples, BLOCK))
            critical = sum(counts, np.zeros(len(self.ready.order), np.int64))
            places = statistics.places(self.sampling.levels, samples)
            found, spread = statistics.of_rows(
                threads, self.durations, self.finishes, self.ends, places
            )
        ends = np.sort(self.ends)
        levels = self.sampling.levels
        return NetworkForecast(
            samples=samples,
            seed=self.sampling.seed,
            method=self.method,
            unit="working minutes" if self.dates.counts_work else "minutes",
            percentiles=dict(zip(levels, self._instants(ends[places]), strict=True)),
            errors=dict(zip(levels, statistics.standard_errors(ends, levels), strict=True)),
            mean=float(ends.mean()) - self._offset(),
            deviation=float(ends.std()),
            histogram=self._histogram(ends),
            activities=self._activities(found, spread, critical / samples, float(ends.std())),
            struck=self._struck(),
            assumed=self.ready.assumed,
            findings=self.ready.findings,
        )

    def _block(self, first: int) -> NDArray[np.int64]:
        import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

        from rooftree.engine.forecast.drawing import draw  # noqa: PLC0415 - loads numba

        last = min(first + BLOCK, self.sampling.samples)
        draw(self.ready, self.sampling, self.durations, first, last)
        critical = np.zeros(len(self.ready.order), np.int64)
        part = slice(first, last)
        durations = np.ascontiguousarray(self.durations[:, part])  # for which kernels are compiled
        finishes = np.empty_like(durations)
        self.dates.run(durations, finishes, self.ends[part], critical)
        self.finishes[:, part] = finishes
        return critical

    def _activities(
        self,
        found: Ints,
        spread: NDArray[np.float64],
        criticality: NDArray[np.float64],
        deviation: float,
    ) -> dict[str, ActivityForecast]:
        levels, numbers = self.sampling.levels, self.ready.numbers
        instants = self._instants(found)
        result = {}
        for row, position in enumerate(self.ready.order):
            cruciality, own, mean = (float(value) for value in spread[row])
            part = float(criticality[row])
            result[numbers.keys[position]] = ActivityForecast(
                dict(zip(levels, instants[row], strict=True)),
                part,
                cruciality,
                part * own / deviation if deviation else 0.0,
                mean,
                own,
            )
        return result

    def _histogram(self, ends: Ints) -> Histogram:
        import numpy as np  # noqa: PLC0415 - the engine loads it only when it is needed

        least, most = int(ends[0]), int(ends[-1])
        bins = max(1, min(BINS, most - least))
        edges = np.unique(np.linspace(least - 1, most, bins + 1).astype(np.int64))
        counts = np.diff(np.searchsorted(ends, edges, side="right"))
        return Histogram(tuple(self._instants(edges)), tuple(counts.tolist()))

    def _instants(self, dates: NDArray[np.signedinteger[Any]]) -> list[Any]:
        found: list[Any] = self.dates.instants(dates.astype("int64")).tolist()
        return found

    def _struck(self) -> dict[str, float]:
        from rooftree.engine.forecast.drawing import struck  # noqa: PLC0415 - loads numba

        return {
            risk.key: struck(self.sampling, number, risk.probability)
            for number, risk in enumerate(self.sampling.risks)
        }

    def _offset(self) -> int:
        return 0 if self.dates.counts_work else self.ready.numbers.start


def chosen_pass(ready: Prepared, resources: bool) -> Pass:  # noqa: FBT001 - it is the question
    """Return the quickest pass that is exact for this problem."""
    from rooftree.engine.forecast import passes, scheduled_passes  # noqa: PLC0415 - loads numba

    time = passes.common_time(ready)
    if resources:
        if time is not None and scheduled_passes.supplies_by(ready, time):
            return scheduled_passes.Scheduled(ready, time)
        return scheduled_passes.ScheduledByCalendars(ready)
    if time is not None:
        return passes.OneAxis(ready, time)
    return passes.ManyCalendars(ready)
