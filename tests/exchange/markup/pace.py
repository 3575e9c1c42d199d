"""How the time that something takes grows with its input."""

import gc
import time

SIZE = 10_000
ENOUGH = 0.01
"""Seconds below which there is nothing to measure."""


def assert_linear(convert, text_of):
    """Twice the input takes less than three times the time: a square would take four."""
    for runs in (1, 3, 5):  # one is enough unless a neighbour on the machine was loud
        half, whole = (_seconds(convert, text_of(size), runs) for size in (SIZE, 2 * SIZE))
        if whole < ENOUGH or whole / half < 3:
            return

    raise AssertionError(f"{half:.3f} s grew to {whole:.3f} s")


def assert_soon(convert, text_of):
    """A hundred thousand signs of the worst take less than a second."""
    assert _seconds(convert, text_of(100_000), runs=2) < 1.0


def _seconds(convert, source, runs):
    return min(_second(convert, source) for _ in range(runs))


def _second(convert, source):
    gc.disable()  # its pauses grow with all that the other tests left behind
    try:
        begun = time.process_time()
        convert(source)
        return time.process_time() - begun
    finally:
        gc.enable()


def repeated(pattern):
    """Make a maker of texts of some length out of a pattern."""
    return lambda size: (pattern * (size // len(pattern) + 1))[:size]
