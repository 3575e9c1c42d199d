"""Random numbers from a seed inside kernels: SplitMix64 (Steele, Lea and Flood 2014).

The state is an array of one uint64; the same state gives the same numbers on every machine.
"""

import numpy as np
from numpy.typing import NDArray

from rooftree.engine.kernels.jit import jit

State = NDArray[np.uint64]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_TO_UNIT = 1.0 / (1 << 53)


def seeded(seed: int) -> State:
    """Return the state for `seed`, any integer."""
    return np.array([(seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) % 2**64], np.uint64)


@jit
def random_word(state: State) -> np.uint64:
    """Return 64 random bits."""
    state[0] += _STEP
    word = state[0]
    word = (word ^ (word >> np.uint64(30))) * _FIRST
    word = (word ^ (word >> np.uint64(27))) * _SECOND
    return np.uint64(word ^ (word >> np.uint64(31)))


@jit
def below(state: State, limit: int) -> int:
    """Return an integer from 0 to `limit` - 1."""
    return int(np.int64(random_word(state) >> np.uint64(33)) % limit)


@jit
def unit(state: State) -> float:
    """Return a number from 0 up to but not including 1."""
    return float(random_word(state) >> np.uint64(11)) * _TO_UNIT
