"""Forecasts: odds of dates from networks, from throughput and from earned value.

What computes is imported when it is called, so that importing this room loads neither numpy nor
numba.
"""

from rooftree.engine.forecast.network_forecast import forecast_network
from rooftree.engine.forecast.network_result import ActivityForecast, Histogram, NetworkForecast
from rooftree.engine.forecast.sampling import Correlation, Risk, Sampling

__all__ = [
    "ActivityForecast",
    "Correlation",
    "Histogram",
    "NetworkForecast",
    "Risk",
    "Sampling",
    "forecast_network",
]
