"""Compiling where nothing may be written: it works, anew in each process."""

import numba

from rooftree.engine.kernels import jit as module


def test_without_a_place_for_the_cache_functions_are_compiled_all_the_same(monkeypatch):
    njit = numba.njit

    def nowhere(*functions, cache=False, **options):
        if cache:
            raise RuntimeError("no locator available")
        return njit(*functions, **options)

    monkeypatch.setattr(module.numba, "njit", nowhere)

    @module.jit
    def double(number):
        return 2 * number

    assert double(21) == 42
    assert double.signatures
