"""Finding a circle among arrows, without recursion, so that long chains are no danger."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def find_cycle(arrows: Iterable[tuple[Node, Node]]) -> list[Node]:
    """Return the nodes of one circle in order, the first again at the end; [] without any."""
    following: dict[Node, list[Node]] = {}
    for before, after in arrows:
        following.setdefault(before, []).append(after)
    finished: set[Node] = set()
    for root in following:
        if root not in finished:
            cycle = _cycle_from(root, following, finished)
            if cycle:
                return cycle
    return []


def _cycle_from(root: Node, following: dict[Node, list[Node]], finished: set[Node]) -> list[Node]:
    path: dict[Node, Iterator[Node]] = {root: iter(following.get(root, ()))}
    while path:
        node, ahead = next(reversed(path.items()))
        step = next(ahead, None)
        if step is None:
            finished.add(node)
            del path[node]
        elif step in path:
            circle = list(path)
            return [*circle[circle.index(step) :], step]
        elif step not in finished:
            path[step] = iter(following.get(step, ()))
    return []
