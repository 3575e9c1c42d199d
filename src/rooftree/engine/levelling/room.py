"""How much there is of each resource for levelling, and what asks for more even when alone."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rooftree.engine.amounts import is_amount
from rooftree.engine.as_planned import AsPlanned, as_planned
from rooftree.engine.compiled import Compiled
from rooftree.engine.faults import ProblemError
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem


def within(problem: Problem, plan: Plan, limits: Mapping[str, int]) -> AsPlanned:
    """Return `problem` as `plan` settles it, with no more of each resource than `limits` allow.

    Work that demands more than there is keeps its place in the order, so that its use is seen.
    Raises ProblemError for limits that are unsound.
    """
    faults = tuple(_faults(problem, limits))
    if faults:
        raise ProblemError(faults)
    most = dict(_most(problem, plan))
    roomy = tuple(
        replace(each, capacity=max(each.capacity, most.get(each.key, 0)))
        for each in problem.resources
    )
    settled = as_planned(replace(problem, resources=roomy), plan)
    capacities = [
        min(each.capacity, limits.get(each.key, each.capacity)) for each in problem.resources
    ]
    return AsPlanned(
        replace(settled.problem, resources=problem.resources),
        replace(settled.numbers, capacities=capacities),
    )


def one_at_a_time(numbers: Compiled) -> Compiled:
    """Return `numbers` in which whatever demands more than there is takes all, and so runs alone."""
    capacities = [max(1, capacity) for capacity in numbers.capacities]
    demands = [
        [(resource, min(units, capacities[resource])) for resource, units in needs]
        for needs in numbers.demands
    ]
    return replace(numbers, capacities=capacities, demands=demands)


def _faults(problem: Problem, limits: Mapping[str, int]) -> Iterator[str]:
    renewable = {each.key for each in problem.resources if each.kind == "renewable"}
    for key, units in limits.items():
        if key not in renewable:
            yield f"the limits name {key}, which is no renewable resource"
        if not is_amount(units):
            yield f"the limit of {key} is {units!r}"


def _most(problem: Problem, plan: Plan) -> Iterator[tuple[str, int]]:
    """Yield each resource with the most units that any one activity could ask for."""
    needs = [
        *(activity.demands for activity in problem.activities),
        *(mode.demands for activity in problem.activities for mode in activity.modes),
        *(place.resources for place in plan.assignments.values()),
    ]
    for resource in problem.resources:
        yield resource.key, max((each.get(resource.key, 0) for each in needs), default=0)
