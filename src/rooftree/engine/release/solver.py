"""What this room takes from SciPy, which is loaded with this module and with no other."""

from typing import Any

import scipy.optimize  # type: ignore[import-untyped]  # it brings no types
import scipy.sparse  # type: ignore[import-untyped]  # likewise
from scipy.sparse.csgraph import (  # type: ignore[import-untyped]  # likewise
    connected_components,
)


def sparse(factors: list[int], rows: list[int], columns: list[int], shape: tuple[int, int]) -> Any:
    """Return the matrix with these factors and no others."""
    return scipy.sparse.csr_matrix((factors, (rows, columns)), shape=shape)


def strong_components(tails: list[int], heads: list[int], size: int) -> list[int]:
    """Return for each of `size` nodes the number of those that it reaches and is reached by."""
    arrows = sparse([1] * len(tails), tails, heads, (size, size))
    _, label = connected_components(arrows, connection="strong")
    return [int(number) for number in label]


def maximum(
    values: list[int],
    matrix: Any,
    between: tuple[list[float], list[float]],
    seconds: float,
) -> Any:
    """Return what HiGHS finds for numbers that are 0 or 1, with rows between least and most."""
    return scipy.optimize.milp(
        [-value for value in values],
        constraints=scipy.optimize.LinearConstraint(matrix, *between),
        bounds=scipy.optimize.Bounds(0, 1),
        integrality=[1] * len(values),
        options={"time_limit": max(seconds, 0.01), "mip_rel_gap": 0.0},
    )
