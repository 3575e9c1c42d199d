"""Ruin and recreate: take a few nodes of value out of a closed set, and fill the budget again.

After Schrimpf et al., "Record breaking optimization results using the ruin and recreate principle"
(2000). A node of value is bought with all that it wants, its members; what is bought counts by how
many buyers it is a member of, so that leaving one out gives back what nobody else needs.
"""

from typing import NamedTuple

import numpy as np

from rooftree.engine.kernels.chance import State, below, unit
from rooftree.engine.kernels.jit import jit
from rooftree.engine.release.kernels.closure import Graph, Ints

MOST_OUT = 5  # buyers taken out at once
SLACK = 0.004  # how much worse a set may be, as a part of its value, and still be gone on from
PATIENCE = 300  # rounds without a new best until the search returns to the best
NOISE = 0.5  # how far a node's worth per cost is shaken


class Buyers(NamedTuple):
    """Nodes of value; the members of the i-th are from `first[i]` to `first[i + 1]`."""

    nodes: Ints
    first: Ints
    members: Ints


class Bought(NamedTuple):
    """A closed set: how often each node is wanted, who buys; value, cost and the like in `sums`."""

    wanted: Ints
    buys: Ints
    best: Ints
    kept: Ints
    sums: Ints


VALUE, COST, BEST_VALUE, IDLE = range(4)  # idle are rounds without a new best


def bought_of(graph: Graph, buyers: Buyers) -> Bought:
    """Return the empty set."""
    count = len(buyers.nodes)
    buys, best, kept = (np.zeros(count, np.int64) for _ in range(3))
    return Bought(np.zeros(len(graph.values), np.int64), buys, best, kept, np.zeros(4, np.int64))


@jit
def load(graph: Graph, buyers: Buyers, bought: Bought, chosen: Ints) -> None:
    """Begin anew with the closed set `chosen`, as bought by all buyers in it."""
    bought.wanted[:] = 0
    bought.sums[:] = 0
    for i in range(len(buyers.nodes)):
        bought.buys[i] = 0
        if chosen[buyers.nodes[i]]:
            _buy(graph, buyers, bought, i)
        bought.best[i] = bought.buys[i]
    bought.sums[BEST_VALUE] = bought.sums[VALUE]


@jit
def improve(
    graph: Graph, buyers: Buyers, bought: Bought, budget: int, rounds: int, chance: State
) -> None:
    """Run `rounds` rounds from the set in `bought`; the buyers of the best set are left in `best`.

    So many more can follow, as if all had been run at once.
    """
    for _ in range(rounds):
        before = bought.sums[VALUE]
        bought.kept[:] = bought.buys
        _ruin(graph, buyers, bought, chance)
        _fill(graph, buyers, bought, budget, chance)
        value = bought.sums[VALUE]
        bought.sums[IDLE] += 1
        if value > bought.sums[BEST_VALUE]:
            bought.sums[BEST_VALUE] = value
            bought.best[:] = bought.buys
            bought.sums[IDLE] = 0
        elif bought.sums[IDLE] > PATIENCE:
            _restore(graph, buyers, bought, bought.best)
            bought.sums[IDLE] = 0
        elif value < before - SLACK * before * unit(chance):
            _restore(graph, buyers, bought, bought.kept)


@jit
def _ruin(graph: Graph, buyers: Buyers, bought: Bought, chance: State) -> None:
    """Take out some buyers, drawn by lot."""
    count = len(buyers.nodes)
    for _ in range(1 + below(chance, MOST_OUT)):
        i = below(chance, count)
        for _ in range(count):
            if bought.buys[i]:
                _leave(graph, buyers, bought, i)
                break
            i = (i + 1) % count


@jit
def _fill(graph: Graph, buyers: Buyers, bought: Bought, budget: int, chance: State) -> None:
    """Buy whatever fits, best value for its cost first, more or less."""
    while True:
        best, score = -1, -1.0
        for i in range(len(buyers.nodes)):
            if bought.buys[i]:
                continue
            gain, cost = _marginal(graph, buyers, bought, i)
            if bought.sums[COST] + cost > budget:
                continue
            worth = 1e18 if cost == 0 else gain / cost * (1 + NOISE * unit(chance))
            if worth > score:
                best, score = i, worth
        if best < 0:
            return
        _buy(graph, buyers, bought, best)


@jit
def _marginal(graph: Graph, buyers: Buyers, bought: Bought, i: int) -> tuple[int, int]:
    gain, cost = 0, 0
    for k in range(buyers.first[i], buyers.first[i + 1]):
        v = buyers.members[k]
        if bought.wanted[v] == 0:
            gain += graph.values[v]
            cost += graph.costs[v]
    return gain, cost


@jit
def _buy(graph: Graph, buyers: Buyers, bought: Bought, i: int) -> None:
    bought.buys[i] = 1
    for k in range(buyers.first[i], buyers.first[i + 1]):
        v = buyers.members[k]
        if bought.wanted[v] == 0:
            bought.sums[VALUE] += graph.values[v]
            bought.sums[COST] += graph.costs[v]
        bought.wanted[v] += 1


@jit
def _leave(graph: Graph, buyers: Buyers, bought: Bought, i: int) -> None:
    """Take buyer `i` out, and those that want it."""
    node = buyers.nodes[i]
    _give_back(graph, buyers, bought, i)
    other = 0
    while bought.wanted[node] > 0 and other < len(buyers.nodes):
        if bought.buys[other] and _has(buyers, other, node):
            _give_back(graph, buyers, bought, other)
        other += 1


@jit
def _give_back(graph: Graph, buyers: Buyers, bought: Bought, i: int) -> None:
    bought.buys[i] = 0
    for k in range(buyers.first[i], buyers.first[i + 1]):
        v = buyers.members[k]
        bought.wanted[v] -= 1
        if bought.wanted[v] == 0:
            bought.sums[VALUE] -= graph.values[v]
            bought.sums[COST] -= graph.costs[v]


@jit
def _has(buyers: Buyers, i: int, node: int) -> bool:
    for k in range(buyers.first[i], buyers.first[i + 1]):  # noqa: SIM110 - compiled
        if buyers.members[k] == node:
            return True
    return False


@jit
def _restore(graph: Graph, buyers: Buyers, bought: Bought, target: Ints) -> None:
    """Go back to the buyers in `target`."""
    for i in range(len(buyers.nodes)):
        if bought.buys[i] and not target[i]:
            _give_back(graph, buyers, bought, i)
    for i in range(len(buyers.nodes)):
        if target[i] and not bought.buys[i]:
            _buy(graph, buyers, bought, i)
