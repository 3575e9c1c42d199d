"""Branch and bound for the best closed set within a budget, best bound first.

Each node is bounded by Lagrangian relaxation of the budget (Held and Karp 1971): a maximum closure
at the best price of cost, found by Newton's steps between a set that keeps the budget and one that
does not. The nodes in which the two differ are those worth branching on. Sets that are best shrink
as the price rises, so each closure is sought only between those known already. Whole numbers
throughout, so that proofs are exact.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rooftree.engine.kernels.chance import State
from rooftree.engine.kernels.jit import jit
from rooftree.engine.release.kernels.closure import FREE, IN, OUT, Flow, Graph, Ints, most_valuable
from rooftree.engine.release.kernels.improving import BEST_VALUE, Bought, Buyers, improve, load
from rooftree.engine.release.kernels.opening import SPARE, Open, drop_all, pop, push

Bits = npt.NDArray[np.int8]

GIVEN = 2  # in a window: decided, and counted elsewhere
LIKELY_IN, LIKELY_OUT = 2, 3  # in a row of an open node: at its parent's price, not decided
STEPS = 40  # closures for one bound at most; three are usual
ROUNDS = 4  # of improvement at each node

BEST, NODES, PRICE, BOUND = range(4)


class Tree(NamedTuple):
    """Where a search stands; it can be left after any node and taken up again.

    `state` holds the numbers named above; `answer` is the best set found. The others describe the
    node at hand: what is decided, two closed sets around any best one, and room for the flow.
    """

    state: Ints
    answer: Ints
    decided: Ints
    window: Ints
    stack: Ints
    below: Ints
    above: Ints


def tree_of(graph: Graph, answer: Ints, price: int) -> Tree:
    """Return a search that has not begun and knows the closed set `answer`, within the budget."""
    count = len(graph.values)
    state = np.array([(graph.values * answer).sum(), 0, price, 0], np.int64)
    new = [np.zeros(count, np.int64) for _ in range(4)]
    return Tree(
        state, answer.astype(np.int64), new[0], new[1], np.zeros(count + 1, np.int64), *new[2:]
    )


@jit
def explore(  # noqa: PLR0913, PLR0917 - a kernel takes its arrays one by one
    graph: Graph,
    buyers: Buyers,
    bought: Bought,
    tree: Tree,
    opened: Open,
    flow: Flow,
    chance: State,
    budget: int,
    unit: int,
    nodes: int,
) -> bool:
    """Go on for at most `nodes` nodes; say whether to go on, which needs room for two more."""
    state = tree.state
    stop = state[NODES] + nodes
    while state[NODES] < stop:
        number = pop(opened, state[BEST])
        if number < 0:
            drop_all(opened)
            return False
        if opened.sums[SPARE] < 1:  # the popped row itself is the second
            push(opened, number, opened.bounds[number], opened.prices[number])
            return True
        state[NODES] += 1
        _read(tree, opened.rows[number])
        state[PRICE], state[BOUND] = opened.prices[number], opened.bounds[number]
        opened.spare[opened.sums[SPARE]] = number
        opened.sums[SPARE] += 1
        chosen = _bound(graph, budget, unit, tree, flow)
        if chosen >= 0:
            _polish(graph, buyers, bought, tree, budget, chance)
            if state[BOUND] > state[BEST]:
                _branch(graph, tree, opened, chosen, OUT)
                _branch(graph, tree, opened, chosen, IN)
    return True


@jit
def _read(tree: Tree, row: Bits) -> None:
    """Set up the node at hand; what its parent's price settles is left out of the first window."""
    for v in range(len(row)):
        code = row[v]
        tree.decided[v] = code if code <= IN else FREE
        if code == FREE:
            tree.window[v] = FREE
        elif code <= IN:
            tree.window[v] = GIVEN
        else:
            tree.window[v] = IN if code == LIKELY_IN else OUT


@jit
def _branch(graph: Graph, tree: Tree, opened: Open, chosen: int, side: int) -> None:
    """Open the node in which `chosen` is decided, and whatever follows from that.

    Taking a node in can only add to the set that is best at a price, leaving one out only take away.
    """
    opened.sums[SPARE] -= 1
    number = opened.spare[opened.sums[SPARE]]
    row = opened.rows[number]
    for v in range(len(row)):
        row[v] = tree.decided[v]
        if row[v] == FREE and side == IN and tree.below[v]:
            row[v] = LIKELY_IN
        elif row[v] == FREE and side == OUT and not tree.above[v]:
            row[v] = LIKELY_OUT
    tree.stack[0] = chosen
    row[chosen] = side
    size = 1
    while size:
        size -= 1
        v = tree.stack[size]
        for e in range(graph.first[v], graph.first[v + 1]):
            w = graph.heads[e]
            if graph.wants[e] == side and tree.decided[w] == FREE and row[w] != side:
                row[w] = side
                tree.stack[size] = w
                size += 1
    push(opened, number, tree.state[BOUND], tree.state[PRICE])


@jit
def _bound(  # noqa: C901, PLR0915 - one loop of Newton's steps, with all that it remembers
    graph: Graph, budget: int, unit: int, tree: Tree, flow: Flow
) -> int:
    """Return the node to branch on, -1 when nothing better can be below; keep what is found."""
    state, below, above = tree.state, tree.below, tree.above
    value, cost, all_value, all_cost = _sums(graph, tree.decided)
    room = budget - cost
    if room < 0 or value + all_value <= state[BEST]:
        return -1
    below[:], above[:] = 0, 1
    _keep(tree, value, below)
    if all_cost <= room:
        _keep(tree, value + all_value, above)
        return -1
    under_value, under_cost, over_value, over_cost = 0, 0, all_value, all_cost
    known_under, known_over = False, False
    price = state[PRICE]
    for _ in range(STEPS):
        set_value, set_cost = _taken(graph, tree.window)
        surely = (value + set_value) * unit + price * (room - set_cost)
        enough = (state[BEST] + 1) * unit - surely - 1
        most = most_valuable(graph, tree.window, price, unit, enough, flow)
        if most <= enough:
            return -1
        state[BOUND] = min(state[BOUND], (surely + most) // unit)
        set_value, set_cost = _close(graph, tree.window, flow)
        if set_cost <= room:
            if known_under and set_cost == under_cost and set_value == under_value:
                break
            known_under, under_value, under_cost = True, set_value, set_cost
            _copy(tree.window, below)
            _keep(tree, value + set_value, below)
        else:
            if known_over and set_cost == over_cost and set_value == over_value:
                break
            known_over, over_value, over_cost = True, set_value, set_cost
            _copy(tree.window, above)
        following = unit * (over_value - under_value) // (over_cost - under_cost)
        if following == price:
            break
        price = following
        _narrow(tree)
    state[PRICE] = price
    return _pick(graph, tree)


@jit
def _sums(graph: Graph, decided: Ints) -> tuple[int, int, int, int]:
    """Return value and cost of the nodes that are in, and of those that are free."""
    value, cost, all_value, all_cost = 0, 0, 0, 0
    for v in range(len(graph.values)):
        if decided[v] == IN:
            value += graph.values[v]
            cost += graph.costs[v]
        elif decided[v] == FREE:
            all_value += graph.values[v]
            all_cost += graph.costs[v]
    return value, cost, all_value, all_cost


@jit
def _narrow(tree: Tree) -> None:
    """Leave free only what lies between two sets, best at a higher and at a lower price."""
    for v in range(len(tree.window)):
        if tree.decided[v] == FREE:
            tree.window[v] = IN if tree.below[v] else (FREE if tree.above[v] else OUT)


@jit
def _taken(graph: Graph, window: Ints) -> tuple[int, int]:
    """Return value and cost of what the window takes for granted."""
    value, cost = 0, 0
    for v in range(len(graph.values)):
        if window[v] == IN:
            value += graph.values[v]
            cost += graph.costs[v]
    return value, cost


@jit
def _close(graph: Graph, window: Ints, flow: Flow) -> tuple[int, int]:
    """Mark in the window the set that the flow left; return value and cost of all that is in."""
    for v in range(len(graph.values)):
        if window[v] == FREE:
            window[v] = IN if flow.level[v] >= 0 else OUT
    return _taken(graph, window)


@jit
def _copy(window: Ints, target: Ints) -> None:
    for v in range(len(window)):
        target[v] = window[v] == IN


@jit
def _keep(tree: Tree, value: int, chosen: Ints) -> None:
    """Keep the decided nodes with those `chosen` among the free ones, if that is the best yet."""
    if value <= tree.state[BEST]:
        return
    tree.state[BEST] = value
    for v in range(len(tree.answer)):
        tree.answer[v] = chosen[v] if tree.decided[v] == FREE else tree.decided[v]


@jit
def _polish(
    graph: Graph, buyers: Buyers, bought: Bought, tree: Tree, budget: int, chance: State
) -> None:
    """Improve the set below the budget for a few rounds, whatever is decided here."""
    for v in range(len(graph.values)):
        if tree.decided[v] != FREE:
            tree.below[v] = tree.decided[v]
    load(graph, buyers, bought, tree.below)
    improve(graph, buyers, bought, budget, ROUNDS, chance)
    if bought.sums[BEST_VALUE] > tree.state[BEST]:
        tree.state[BEST] = bought.sums[BEST_VALUE]
        for i in range(len(buyers.nodes)):
            tree.stack[i] = bought.best[i]
        tree.answer[:] = 0
        for i in range(len(buyers.nodes)):
            if tree.stack[i]:
                for k in range(buyers.first[i], buyers.first[i + 1]):
                    tree.answer[buyers.members[k]] = 1


@jit
def _pick(graph: Graph, tree: Tree) -> int:
    """Return the node, of those that tell the two closures apart, that costs most for most."""
    best, score = -1, -1
    for v in range(len(graph.values)):
        if tree.decided[v] != FREE or tree.above[v] == tree.below[v]:
            continue
        wanted = 1
        for e in range(graph.first[v], graph.first[v + 1]):
            w = graph.heads[e]
            if not graph.wants[e] and tree.decided[w] == FREE and tree.above[w] != tree.below[w]:
                wanted += 1
        if graph.costs[v] * wanted > score:
            best, score = v, graph.costs[v] * wanted
    return best
