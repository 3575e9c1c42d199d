"""Compile every kernel of the engine ahead of its first use: `python -m rooftree.engine.kernels.warm`.

A room with kernels has a module `warming` whose `warm()` calls each of them once on tiny arrays of
the types used later.
"""

from importlib import import_module
from importlib.util import find_spec

ROOMS = ("schedule", "modes", "portfolio", "release", "tradeoff", "forecast")


def warm() -> None:
    """Compile the kernels of all rooms; a room without kernels is passed over."""
    for room in ROOMS:
        name = f"rooftree.engine.{room}"
        if find_spec(name) is not None and find_spec(f"{name}.warming") is not None:
            import_module(f"{name}.warming").warm()


if __name__ == "__main__":
    warm()
