"""Forecasts: odds of dates from networks, throughput, cycle times and earned value.

What computes is imported when it is called, so that importing this room loads neither numpy nor
numba.
"""

from rooftree.engine.forecast.cycle_time import Ageing, CycleTimes, cycle_times
from rooftree.engine.forecast.earned_schedule import (
    Adherence,
    Duration,
    EarnedSchedule,
    earned_schedule,
)
from rooftree.engine.forecast.earned_value import AtCompletion, EarnedValue, Status, earned_value
from rooftree.engine.forecast.network_forecast import forecast_network
from rooftree.engine.forecast.network_result import ActivityForecast, Histogram, NetworkForecast
from rooftree.engine.forecast.sampling import Correlation, Risk, Sampling
from rooftree.engine.forecast.throughput import (
    BackTest,
    ThroughputForecast,
    forecast_how_many,
    forecast_when,
)
from rooftree.engine.forecast.throughput_model import Throughput

__all__ = [
    "ActivityForecast",
    "Adherence",
    "Ageing",
    "AtCompletion",
    "BackTest",
    "Correlation",
    "CycleTimes",
    "Duration",
    "EarnedSchedule",
    "EarnedValue",
    "Histogram",
    "NetworkForecast",
    "Risk",
    "Sampling",
    "Status",
    "Throughput",
    "ThroughputForecast",
    "cycle_times",
    "earned_schedule",
    "earned_value",
    "forecast_how_many",
    "forecast_network",
    "forecast_when",
]
