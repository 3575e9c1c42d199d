"""The most valuable closed set of a graph, by maximum flow, in whole numbers.

A set is closed when it holds whatever its nodes want. Its value under a price for cost is greatest
where a minimum cut falls (Picard, "Maximal closure of a graph and applications to combinatorial
problems", 1976); the flow is Dinic's. Nodes that are decided already take no part.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rooftree.engine.kernels.jit import jit

Ints = npt.NDArray[np.int64]

FREE, OUT, IN = -1, 0, 1
ENDLESS = 1 << 61


class Graph(NamedTuple):
    """Nodes with values and costs, each at least 0, and arcs in both directions, by tail.

    The arcs of node v are those from `first[v]` to `first[v + 1]`; `twins` is the same arc the
    other way round; `wants` is 1 where the tail wants the head and 0 where it is wanted by it.
    """

    values: Ints
    costs: Ints
    first: Ints
    heads: Ints
    twins: Ints
    wants: Ints


class Flow(NamedTuple):
    """Room for one flow: what sources and sinks have left, and arcs; the rest is for the search."""

    source: Ints
    sink: Ints
    left: Ints
    level: Ints
    arc: Ints
    queue: Ints
    path: Ints
    free: Ints


def flow_of(graph: Graph) -> Flow:
    """Return room for the flows of `graph`."""
    nodes, arcs = len(graph.values), len(graph.heads)
    new = [np.zeros(nodes, np.int64) for _ in range(7)]
    return Flow(new[0], new[1], np.zeros(arcs, np.int64), *new[2:])


@jit
def most_valuable(
    graph: Graph, window: Ints, price: int, unit: int, enough: int, flow: Flow
) -> int:
    """Return the greatest value of a closed set of the nodes that are FREE in `window`.

    The value is in parts of 1 / `unit`: a node counts `unit` times its value less `price` times its
    cost. The set is left in `flow.level`: its nodes have a level of at least 0. Returns early, with
    an upper bound, when that is at most `enough`; no set is left then.
    """
    total, count = _load(graph, window, price, unit, flow)
    while total > enough and _levels(graph, window, flow, count):
        total = _block(graph, window, flow, count, total, enough)
    return total


@jit
def _load(graph: Graph, window: Ints, price: int, unit: int, flow: Flow) -> tuple[int, int]:
    """Set up sources, sinks and arcs; return the sum of the sources and the number of nodes."""
    first, wants, left = graph.first, graph.wants, flow.left
    total = 0
    count = 0
    for v in range(len(graph.values)):
        if window[v] != FREE:
            continue
        flow.free[count] = v
        count += 1
        weight = unit * graph.values[v] - price * graph.costs[v]
        flow.source[v] = max(weight, 0)
        flow.sink[v] = max(-weight, 0)
        total += max(weight, 0)
        for e in range(first[v], first[v + 1]):
            left[e] = ENDLESS if wants[e] else 0
    return total, count


@jit
def _levels(graph: Graph, window: Ints, flow: Flow, count: int) -> bool:
    """Number the nodes by their distance from sources; say whether a sink was reached."""
    first, heads, left = graph.first, graph.heads, flow.left
    level, queue, source, sink = flow.level, flow.queue, flow.source, flow.sink
    head, tail = 0, 0
    for k in range(count):
        v = flow.free[k]
        level[v] = -1
        if source[v] > 0:
            level[v] = 0
            queue[tail] = v
            tail += 1
    reached = False
    while head < tail:
        v = queue[head]
        head += 1
        if sink[v] > 0:
            reached = True
        for e in range(first[v], first[v + 1]):
            w = heads[e]
            if left[e] > 0 and window[w] == FREE and level[w] < 0:
                level[w] = level[v] + 1
                queue[tail] = w
                tail += 1
    return reached


@jit
def _block(  # noqa: C901, PLR0915 - the innermost loop, in one piece for speed
    graph: Graph, window: Ints, flow: Flow, count: int, total: int, enough: int
) -> int:
    """Push along paths of rising levels until none is left; return `total` less what was pushed."""
    first, heads, twins = graph.first, graph.heads, graph.twins
    source, sink, left = flow.source, flow.sink, flow.left
    level, arc, path, free = flow.level, flow.arc, flow.path, flow.free
    for k in range(count):
        arc[free[k]] = first[free[k]]
    for k in range(count):
        start = free[k]
        while source[start] > 0 and level[start] == 0 and total > enough:
            v, length = start, 0
            while sink[v] == 0:
                ahead = -1
                while arc[v] < first[v + 1]:
                    e = arc[v]
                    w = heads[e]
                    if left[e] > 0 and level[w] == level[v] + 1 and window[w] == FREE:
                        ahead = e
                        break
                    arc[v] += 1
                if ahead >= 0:
                    path[length] = ahead
                    length += 1
                    v = heads[ahead]
                elif length == 0:
                    break
                else:
                    length -= 1
                    v = heads[twins[path[length]]]
                    arc[v] += 1
            if sink[v] == 0:
                break
            amount = min(source[start], sink[v])
            for i in range(length):
                amount = min(amount, left[path[i]])
            for i in range(length):
                left[path[i]] -= amount
                left[twins[path[i]]] += amount
            source[start] -= amount
            sink[v] -= amount
            total -= amount
    return total
