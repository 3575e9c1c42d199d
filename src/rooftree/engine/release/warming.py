"""Compiling the kernels of this room ahead of their first use."""

from rooftree.engine.release.closure import Closure
from rooftree.engine.release.reduction import Node


def warm() -> None:
    """Compile every kernel by solving a tiny problem."""
    nodes = [Node(3, 0, [], {1, 2}), Node(0, 2, ["a"], set()), Node(2, 2, ["b"], set())]
    closure = Closure(nodes)
    closure.best(3, seconds=10.0)
    closure.supported(10.0)
