"""The one decorator for compiled functions.

What is compiled is kept beside the sources, in NUMBA_CACHE_DIR or in the user's own cache,
whichever can be written; where none can, it is compiled anew in each process.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def jit(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """Compile `function` at its first call, without the interpreter's lock, results as written."""
    try:
        compiled = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    except RuntimeError:  # no directory for the cache can be written
        compiled = numba.njit(nogil=True, error_model="numpy")(function)
    return cast(Callable[Parameters, Result], compiled)
