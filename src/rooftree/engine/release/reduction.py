"""From a problem of one release and one limit to the smallest graph with the same best choices.

Features that can only come together become one; what is decided is taken or left at once; what
nobody of value wants is left; features wanted by the same nodes of value become one, and what only
one of them wants becomes part of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rooftree.engine.release.problem import ReleaseProblem

COMPLETE = {"and", "coupled"}  # groups that are all or none where there is one release


@dataclass(slots=True)
class Node:
    """What is chosen as one: value, cost, the features it stands for, the numbers it wants."""

    value: int = 0
    cost: int = 0
    features: list[str] = field(default_factory=list)
    wants: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Reduced:
    """The nodes still to be chosen from; what is decided has the value, cost and features given.

    `limit` is what may be spent in all; `contradiction` says that the decisions rule each other out.
    """

    nodes: Sequence[Node]
    features: Sequence[str]
    value: int
    cost: int
    limit: int
    contradiction: bool


def is_reducible(problem: ReleaseProblem) -> bool:
    """Say whether there is one release, at most one limit, and no group or quota but all-or-none."""
    return (
        len(problem.releases) == 1
        and not problem.quotas
        and all(group.kind in COMPLETE for group in problem.groups)
        and _limit(problem) is not None
    )


def reduced(problem: ReleaseProblem) -> Reduced:
    """Return the small equivalent of a problem that is reducible."""
    worth = problem.releases[0].worth
    values = problem.values_of_features()
    position = {each.key: i for i, each in enumerate(problem.features)}
    nodes = [
        Node(values[each.key] * worth, problem.cost_of(each), [each.key])
        for each in problem.features
    ]
    for each in problem.precedences:
        nodes[position[each.after]].wants.add(position[each.before])
    for group in problem.groups:
        for one, other in zip(group.features, group.features[1:], strict=False):
            nodes[position[one]].wants.add(position[other])
            nodes[position[other]].wants.add(position[one])
    nodes += [
        Node(
            customer.weight * customer.value * worth,
            0,
            [],
            {position[key] for key in customer.requests},
        )
        for customer in problem.customers
        if customer.value and customer.weight
    ]
    decided = [each.decided for each in problem.features] + [None] * len(nodes)
    taken = reached(nodes, (i for i in range(len(nodes)) if decided[i] is True))
    left = reached(_turned(nodes), (i for i in range(len(nodes)) if decided[i] is False))
    rest = [i for i in range(len(nodes)) if i not in taken and i not in left]
    free = _part(nodes, rest) if len(rest) < len(nodes) else nodes
    if problem.groups:  # nothing else can run in a circle
        free = _contracted(free)
    limit = _limit(problem)
    inside = [nodes[i] for i in sorted(taken)]
    return Reduced(
        nodes=_merged(_without_twins(free)),
        features=[key for node in inside for key in node.features],
        value=sum(node.value for node in inside),
        cost=sum(node.cost for node in inside),
        limit=sum(node.cost for node in nodes) if limit is None or limit < 0 else limit,
        contradiction=bool(taken & left),
    )


def _limit(problem: ReleaseProblem) -> int | None:
    """Return the one limit of the cost, -1 when there is none, None when there are several."""
    capacities = problem.releases[0].capacities
    skills = {skill for each in problem.features for skill, units in each.costs.items() if units}
    limiting = {skill: units for skill, units in capacities.items() if skill in skills}
    if not limiting:
        return -1 if problem.budget is None else problem.budget
    if len(skills) > 1:
        return None
    skill, units = next(iter(limiting.items()))
    rate = problem.rates.get(skill, 1)
    if not rate:
        return None
    return units * rate if problem.budget is None else min(units * rate, problem.budget)


def reached(nodes: Sequence[Node], starts: Iterable[int]) -> set[int]:
    """Return what is wanted from `starts` on, with them."""
    reached = set(starts)
    ahead = list(reached)
    while ahead:
        for other in nodes[ahead.pop()].wants:
            if other not in reached:
                reached.add(other)
                ahead.append(other)
    return reached


def _turned(nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes with every arrow turned round."""
    result = [Node() for _ in nodes]
    for i, node in enumerate(nodes):
        for other in node.wants:
            result[other].wants.add(i)
    return result


def _part(nodes: Sequence[Node], rest: Sequence[int]) -> list[Node]:
    number = {i: k for k, i in enumerate(rest)}
    return [
        Node(
            nodes[i].value,
            nodes[i].cost,
            nodes[i].features,
            {number[other] for other in nodes[i].wants if other in number},
        )
        for i in rest
    ]


def _contracted(nodes: Sequence[Node]) -> list[Node]:
    """Return one node for each set of nodes that want each other."""
    from rooftree.engine.release.solver import strong_components  # noqa: PLC0415 - loads scipy

    tails = [i for i, node in enumerate(nodes) for _ in node.wants]
    heads = [other for node in nodes for other in node.wants]
    return _joined(nodes, strong_components(tails, heads, len(nodes)))


def _joined(nodes: Sequence[Node], label: Sequence[int]) -> list[Node]:
    """Return one node for each label, in the order of the labels."""
    result = [Node() for _ in range(max(label, default=-1) + 1)]
    for i, node in enumerate(nodes):
        one = result[label[i]]
        one.value += node.value
        one.cost += node.cost
        one.features += node.features
        one.wants |= {label[other] for other in node.wants if label[other] != label[i]}
    return result


def _without_twins(nodes: Sequence[Node]) -> list[Node]:
    """Join customers who want the same: nodes of value, free of cost, that nobody wants."""
    wanted = {other for node in nodes for other in node.wants}
    label: dict[object, int] = {}
    labels = []
    for i, node in enumerate(nodes):
        is_customer = node.value and not node.cost and i not in wanted
        name: object = frozenset(node.wants) if is_customer else i
        labels.append(label.setdefault(name, len(label)))
    return _joined(nodes, labels)


def _merged(nodes: Sequence[Node]) -> list[Node]:
    """Leave what nobody of value wants; join what is wanted by the same nodes of value."""
    wanted_by = [0] * len(nodes)  # as bits of numbers
    for i in _wanted_last(nodes):
        if nodes[i].value:
            wanted_by[i] |= 1 << i
        for other in nodes[i].wants:
            wanted_by[other] |= wanted_by[i]
    kept = _part(nodes, [i for i, users in enumerate(wanted_by) if users])
    label: dict[int, int] = {}
    return _joined(kept, [label.setdefault(users, len(label)) for users in wanted_by if users])


def _wanted_last(nodes: Sequence[Node]) -> list[int]:
    """Return the numbers so that each comes before those that it wants."""
    waiting = [0] * len(nodes)
    for node in nodes:
        for other in node.wants:
            waiting[other] += 1
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        for other in nodes[i].wants:
            waiting[other] -= 1
            if not waiting[other]:
                order.append(other)
    return order
