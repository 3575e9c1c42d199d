"""Quantile tables: the inverse distribution of each estimate at equal steps of probability.

A draw then is one look-up and one interpolation, whatever the distribution. PERT is the beta
distribution of Malcolm, Roseboom, Clark and Fazar, "Application of a technique for research and
development program evaluation" (1959), with mean (low + 4 likely + high) / 6 and shape parameters
1 + 4 m and 5 - 4 m, where m is the place of the mode between the ends.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.forecast.arrays import Floats, Singles
from rooftree.engine.forecast.random_kernels import CELLS
from rooftree.engine.forecast.sampling import Shape

MODES = 64  # steps of the place of the mode, between which tables are interpolated
ROUNDS = 80  # of the search for ends or spread that give the percentiles asked for
FINE = 16  # points within the first and last cell of an endless distribution


def tables(points: Floats, shape: Shape, tail: float) -> Singles:
    """Return quantiles (rows, CELLS + 1) in minutes for `points` (rows of low, likely, high).

    Nothing is below zero. Rows whose three points are equal are constant.
    """
    found = _lognormal(points, tail) if shape == "lognormal" else _bounded(points, shape, tail)
    flat = points[:, 0] == points[:, 2]
    found[flat] = points[flat, 1:2]
    return np.maximum(found, 0).astype(np.float32)


def _bounded(points: Floats, shape: Shape, tail: float) -> Floats:
    """Return tables between two ends; with a `tail` the ends are sought that leave it outside."""
    low, likely, high = points.T
    least, most = low.copy(), high.copy()
    for _ in range(ROUNDS if tail else 0):
        below, above = _between(least, likely, most, shape, np.array([tail, 1 - tail])).T
        least, most = least - (below - low), most + (high - above)
    return _between(least, likely, most, shape, np.arange(CELLS + 1) / CELLS)


def _between(least: Floats, likely: Floats, most: Floats, shape: Shape, at: Floats) -> Floats:
    """Return the quantiles (rows, places) at the probabilities `at`."""
    width = most - least
    mode = np.clip((likely - least) / np.where(width > 0, width, 1), 0, 1)[:, None]
    if shape == "triangular":
        rising = np.sqrt(at * mode)
        falling = 1 - np.sqrt((1 - at) * (1 - mode))
        unit = np.where(at < mode, rising, falling)
    else:
        grid = _unit_pert(tuple(at.tolist()))
        place = mode[:, 0] * MODES
        step = np.minimum(place.astype(np.int64), MODES - 1)
        part = (place - step)[:, None]
        unit = grid[step] * (1 - part) + grid[step + 1] * part
    return least[:, None] + width[:, None] * unit


@lru_cache(maxsize=8)
def _unit_pert(at: tuple[float, ...]) -> Floats:
    """Return the quantiles (MODES + 1, places) of beta distributions by the place of the mode."""
    from scipy.special import betaincinv  # type: ignore[import-untyped]  # noqa: PLC0415 - takes a moment

    mode = np.arange(MODES // 2 + 1)[:, None] / MODES
    lower = np.asarray(betaincinv(1 + 4 * mode, 5 - 4 * mode, np.array(at)))
    upper = 1 - np.asarray(betaincinv(1 + 4 * mode, 5 - 4 * mode, 1 - np.array(at)))
    return np.concatenate([lower, upper[-2::-1]])


def _lognormal(points: Floats, tail: float) -> Floats:
    """Return tables of shifted lognormals with the mode `likely`, turned over when skewed left."""
    from scipy.special import ndtri  # noqa: PLC0415 - takes a moment

    low, likely, high = points.T
    left, right = likely - low, high - likely
    turned = right < left
    near, far = np.where(turned, right, left), np.where(turned, left, right)
    z = -float(ndtri(tail))
    sigma = _sigma(near, far, z)
    mode = np.exp(-(sigma**2))
    scale = (near + far) / (np.exp(z * sigma) - np.exp(-z * sigma))

    def quantile(at: Floats) -> Floats:
        place = np.where(turned[:, None], 1 - at, at)
        off = scale[:, None] * (np.exp(sigma[:, None] * ndtri(place)) - mode[:, None])
        found: Floats = likely[:, None] + np.where(turned[:, None], -off, off)
        return found

    found = np.empty((len(points), CELLS + 1))
    found[:, 1:-1] = quantile(np.arange(1, CELLS) / CELLS)
    within = (np.arange(FINE) + 0.5) / FINE / CELLS
    found[:, 0] = 2 * quantile(within).mean(1) - found[:, 1]
    found[:, -1] = 2 * quantile(1 - within).mean(1) - found[:, -2]
    return found


def _sigma(near: Floats, far: Floats, z: float) -> Floats:
    """Return the spreads that put the percentiles `near` below and `far` above the mode."""
    least, most = np.full(len(near), 1e-4), np.full(len(near), 0.99 * z)
    for _ in range(ROUNDS):
        sigma = (least + most) / 2
        mode = np.exp(-(sigma**2))
        above, below = np.exp(z * sigma) - mode, mode - np.exp(-z * sigma)
        wide: NDArray[np.bool_] = above * near > below * far
        most, least = np.where(wide, sigma, most), np.where(wide, least, sigma)
    middle: Floats = (least + most) / 2
    return middle
