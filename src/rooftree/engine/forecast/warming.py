"""Compile the kernels of this room ahead of their first use."""

from rooftree.engine.calendars import OFFICE_HOURS
from rooftree.engine.forecast.network_forecast import forecast_network
from rooftree.engine.forecast.sampling import Risk, Sampling
from rooftree.engine.forecast.throughput import forecast_how_many, forecast_when
from rooftree.engine.forecast.throughput_model import Throughput
from rooftree.engine.parts import Activity, Dependency, Estimate, Resource
from rooftree.engine.problem import Problem

HOURS = Estimate(60, 120, 240)


def warm() -> None:
    """Forecast something small in every way that has a kernel of its own."""
    for calendars in ((None, None), ("office", None)):
        problem = Problem(
            activities=(
                Activity("a", 120, {"r": 1}, calendars[0], estimate=HOURS),
                Activity("b", 120, {"r": 1}, calendars[1], estimate=HOURS),
            ),
            dependencies=(Dependency("a", "b"),),
            resources=(Resource("r", 1),),
            calendars={"office": OFFICE_HOURS},
        )
        risk = Risk("x", 0.5, HOURS, ("a",))
        forecast_network(problem, Sampling(samples=8, risks=(risk,), correlation=0.2))
        forecast_network(problem, Sampling(samples=8))
        forecast_network(problem, Sampling(samples=8, resources=True))
    forecast_when([3, 4], 5, Throughput(samples=8))
    forecast_how_many([3, 4], 2, Throughput(samples=8))
