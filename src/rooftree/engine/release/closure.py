"""The best closed set within a budget, and all that are best at some price of cost."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from time import monotonic

import numpy as np

from rooftree.engine.kernels.chance import State, seeded
from rooftree.engine.release.kernels.branching import BEST, BOUND, Tree, explore, tree_of
from rooftree.engine.release.kernels.closure import (
    FREE,
    IN,
    OUT,
    Graph,
    Ints,
    flow_of,
    most_valuable,
)
from rooftree.engine.release.kernels.improving import (
    BEST_VALUE,
    Bought,
    Buyers,
    bought_of,
    improve,
    load,
)
from rooftree.engine.release.kernels.opening import HELD, SPARE, Open, enlarged, open_of, push
from rooftree.engine.release.reduction import Node, reached

LARGEST = 1 << 61  # of all values times all costs, and so of any value at a price
FIRST_ROUNDS = 500  # of ruin and recreate before the tree
MOST_BYTES = 1 << 29  # of open nodes
SLICE = 5  # of these between two looks at the clock
LOOK = 0.05  # seconds between two looks at the clock, about
MOST_NODES = 4096  # between them
FIRST_ROWS = 64

Watch = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A closed set by node, its value and cost, and a value that no set within the budget passes."""

    chosen: Ints
    value: int
    cost: int
    bound: int


class Closure:
    """Closed sets of one graph of nodes."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.graph = _graph(nodes)
        self.buyers = _buyers(nodes)
        self.total_value = int(self.graph.values.sum())
        self.total_cost = int(self.graph.costs.sum())
        largest = max(self.total_value, 1) * max(self.total_cost, 1)
        self.unit = max(1, LARGEST // largest)  # in so many parts of a unit prices are counted
        self.is_exact = largest <= LARGEST

    def found(self, chosen: Ints, bound: int) -> Found:
        """Return `chosen` with its sums."""
        graph = self.graph
        value, cost = int((graph.values * chosen).sum()), int((graph.costs * chosen).sum())
        return Found(chosen, value, cost, max(bound, value))

    def best(
        self,
        budget: int,
        *,
        seconds: float,
        seed: int = 0,
        start: Ints | None = None,
        watch: Watch | None = None,
    ) -> Found:
        """Return the most valuable closed set found that costs at most `budget`.

        It is the best when its value is its bound. `start` is a closed set within the budget to
        begin with. `watch` hears of value and bound now and then, and ends the search with False.
        """
        deadline = monotonic() + seconds
        graph, chance = self.graph, seeded(seed)
        if budget >= self.total_cost:
            return self.found(np.ones(len(graph.values), np.int64), self.total_value)
        bought = bought_of(graph, self.buyers)
        load(graph, self.buyers, bought, np.zeros_like(graph.values) if start is None else start)
        self._improve(bought, budget, chance, deadline, watch)
        tree = tree_of(graph, self._bought(bought.best), self.unit)
        opened = self._root(tree)
        flow = flow_of(graph)
        nodes, going = 1, True
        while going:
            began = monotonic()
            going = explore(
                graph, self.buyers, bought, tree, opened, flow, chance, budget, self.unit, nodes
            )
            opened = self._with_room(opened)
            value, bound = int(tree.state[BEST]), _bound(tree, opened, going=going)
            is_full = going and opened.sums[SPARE] < 2  # noqa: PLR2004 - two children
            if (
                is_full
                or monotonic() >= deadline
                or (watch is not None and not watch(value, bound))
            ):
                break
            pace = LOOK / max(monotonic() - began, LOOK / 4)
            nodes = max(1, min(MOST_NODES, int(nodes * pace)))
        return self.found(tree.answer.copy(), _bound(tree, opened, going=going))

    def _improve(
        self, bought: Bought, budget: int, chance: State, deadline: float, watch: Watch | None
    ) -> None:
        """Run the first rounds, a few at a time, unless the time is over or `watch` ends them."""
        told = monotonic()
        for _ in range(0, FIRST_ROUNDS, SLICE):
            improve(self.graph, self.buyers, bought, budget, SLICE, chance)
            now = monotonic()
            if now >= deadline:
                return
            if watch is not None and now - told >= LOOK:
                told = now
                if not watch(int(bought.sums[BEST_VALUE]), self.total_value):
                    return

    def supported(self, seconds: float) -> tuple[list[Found], bool]:
        """Return sets that are best at some price of cost, and whether these are all corners.

        Corners are those of the upper hull of value over cost; each set is the best for its cost,
        and the cheapest comes first. Where corners are furthest apart others are sought first, at
        the very price at which the two are as good.
        """
        deadline = monotonic() + seconds
        count = len(self.graph.values)
        nothing, everything = np.zeros(count, np.int64), np.ones(count, np.int64)
        low = self._best_between(nothing, everything, self.total_value + 1, 1)
        high = self.found(everything, 0)
        corners = [low, high] if high.cost > low.cost else [low]
        apart = [(0, 0, 1)] if len(corners) > 1 else []  # area with its sign turned, two corners
        while apart and monotonic() < deadline:
            _, first, last = heappop(apart)
            low, high = corners[first], corners[last]
            middle = self._best_between(
                low.chosen, high.chosen, high.value - low.value, high.cost - low.cost
            )
            if low.cost < middle.cost < high.cost:
                between = len(corners)
                corners.append(middle)
                heappush(apart, (-_area(low, middle), first, between))
                heappush(apart, (-_area(middle, high), between, last))
        return sorted(corners, key=lambda each: each.cost), not apart

    def _best_between(self, inside: Ints, outside: Ints, price: int, unit: int) -> Found:
        """Return the closed set that is best at `price` / `unit` of those between two closed sets."""
        flow = flow_of(self.graph)
        window = np.where(inside == 1, IN, np.where(outside == 1, FREE, OUT)).astype(np.int64)
        most_valuable(self.graph, window, price, unit, -1, flow)
        free = window == FREE
        return self.found(np.where(free, flow.level >= 0, inside).astype(np.int64), 0)

    def _root(self, tree: Tree) -> Open:
        opened = open_of(len(self.graph.values), FIRST_ROWS)
        opened.sums[SPARE] -= 1
        push(opened, int(opened.spare[opened.sums[SPARE]]), self.total_value, self.unit)
        tree.state[BOUND] = self.total_value
        return opened

    def _with_room(self, opened: Open) -> Open:
        is_full = opened.sums[SPARE] < 2  # noqa: PLR2004 - two children
        return enlarged(opened) if is_full and 2 * opened.rows.nbytes <= MOST_BYTES else opened

    def _bought(self, buys: Ints) -> Ints:
        chosen = np.zeros_like(self.graph.values)
        for i in np.flatnonzero(buys):
            chosen[self.buyers.members[self.buyers.first[i] : self.buyers.first[i + 1]]] = 1
        return chosen


def _area(low: Found, high: Found) -> int:
    return (high.value - low.value) * (high.cost - low.cost)


def _bound(tree: Tree, opened: Open, *, going: bool) -> int:
    """Return a value that no set within the budget passes."""
    value = int(tree.state[BEST])
    return max(value, int(opened.bounds[opened.heap[0]])) if going and opened.sums[HELD] else value


def _graph(nodes: Sequence[Node]) -> Graph:
    arcs: list[list[tuple[int, int, int]]] = [[] for _ in nodes]
    pairs = [(i, other) for i, node in enumerate(nodes) for other in sorted(node.wants)]
    for number, (tail, head) in enumerate(pairs):
        arcs[tail].append((head, 1, number))
        arcs[head].append((tail, 0, number))
    flat = [arc for each in arcs for arc in each]
    numbers = np.array([arc[2] for arc in flat], np.int64)
    by_pair = np.argsort(numbers, kind="stable")
    twins = np.empty(len(flat), np.int64)
    twins[by_pair[0::2]], twins[by_pair[1::2]] = by_pair[1::2], by_pair[0::2]
    return Graph(
        values=np.array([node.value for node in nodes], np.int64),
        costs=np.array([node.cost for node in nodes], np.int64),
        first=np.cumsum([0, *(len(each) for each in arcs)], dtype=np.int64),
        heads=np.array([arc[0] for arc in flat], np.int64),
        twins=twins,
        wants=np.array([arc[1] for arc in flat], np.int64),
    )


def _buyers(nodes: Sequence[Node]) -> Buyers:
    values = [i for i, node in enumerate(nodes) if node.value]
    members = [sorted(reached(nodes, [i])) for i in values]
    return Buyers(
        nodes=np.array(values, np.int64),
        first=np.cumsum([0, *map(len, members)], dtype=np.int64),
        members=np.array([v for each in members for v in each], np.int64),
    )
