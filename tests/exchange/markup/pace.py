"""How the time that something takes grows with its input."""

import time

ENOUGH = 0.02
"""Seconds that can be measured; what is done sooner with 200 kB needs no figure."""


def assert_linear(convert, text_of, size=50_000):
    """Twice the input may take three times the time at most; the best of three runs counts."""
    whole = _seconds(convert, text_of(2 * size))
    if whole < ENOUGH:
        return
    half = _seconds(convert, text_of(size))
    if whole / half >= 3:  # perhaps a neighbour on the machine
        half, whole = _seconds(convert, text_of(size)), _seconds(convert, text_of(2 * size))

    assert whole / half < 3, f"{half:.3f} s grew to {whole:.3f} s"
    assert whole < 1.0


def _seconds(convert, source):
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        convert(source)
        best = min(best, time.process_time() - begun)
    return best


def repeated(pattern):
    """Make a maker of texts of about some length out of a pattern."""
    return lambda size: (pattern * (size // len(pattern) + 1))[:size]
