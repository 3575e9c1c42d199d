"""The figures of a plan, each able to say which parts it is made of.

Evenness is the standard deviation of the load around its mean, as in resource levelling after
Burgess and Killebrew (1962); value delivered early is discounted by half in each half-life.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from rooftree.engine.parts import Resource
from rooftree.engine.usage import Step, Usage

Measure = Literal[
    "cost", "makespan", "moves", "overrun", "peak", "shift", "tardiness", "unevenness", "value"
]

HALF_LIFE = 26 * 7 * 24 * 60  # minutes after which a value delivered is worth half
HOUR = 60


@dataclass(frozen=True, slots=True)
class Part:
    """What an activity, a project or a resource adds to a figure, and the instant it does so at."""

    keys: tuple[str, ...]
    amount: float
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A named amount with its unit and its parts, the greatest part first."""

    measure: Measure
    amount: float
    unit: str
    parts: tuple[Part, ...]


def figure(measure: Measure, usage: Usage, half_life: int = HALF_LIFE) -> Figure:
    """Return one figure of the plan that `usage` is about."""
    unit, combine, parts_of = _MEASURES[measure]
    parts = list(_value(usage, half_life) if measure == "value" else parts_of(usage))
    parts.sort(key=lambda part: -part.amount)
    return Figure(measure, combine([part.amount for part in parts]), unit, tuple(parts))


def _makespan(usage: Usage) -> Iterator[Part]:
    places = usage.plan.assignments
    end = max((place.finish for place in places.values()), default=usage.problem.start)
    for key, place in places.items():
        if place.finish == end:
            yield Part((key,), end - usage.problem.start, end)


def _tardiness(usage: Usage) -> Iterator[Part]:
    """Weighted minutes after the due dates of activities, and of projects by their last one."""
    ends: dict[str, int] = {}
    for activity in usage.problem.activities:
        place = usage.plan.assignments.get(activity.key)
        if place is None:
            continue
        if activity.project is not None:
            ends[activity.project] = max(place.finish, ends.get(activity.project, place.finish))
        if activity.due is not None and place.finish > activity.due:
            late = place.finish - activity.due
            yield Part((activity.key,), activity.weight * late, place.finish)
    for project in usage.problem.projects:
        if project.due is not None and ends.get(project.key, project.due) > project.due:
            end = ends[project.key]
            yield Part((project.key,), project.weight * (end - project.due), end)


def _value(usage: Usage, half_life: int) -> Iterator[Part]:
    for activity in usage.problem.activities:
        place = usage.plan.assignments.get(activity.key)
        if place is not None and activity.value:
            waited = max(0, place.finish - usage.problem.start)
            yield Part((activity.key,), activity.value * 0.5 ** (waited / half_life), place.finish)


def _cost(usage: Usage) -> Iterator[Part]:
    """What remains to be spent: (activity,) for its mode, (activity, resource) for a rate."""
    resources = {each.key: each for each in usage.problem.resources}
    for activity in usage.problem.activities:
        place = usage.plan.assignments.get(activity.key)
        if place is None:
            continue
        for mode in activity.modes:
            if mode.key == place.mode and mode.cost:
                yield Part((activity.key,), mode.cost, place.finish)
        uses = {key: units for key, units in usage.demands(activity).items() if resources[key].rate}
        minutes = sum(finish - start for start, finish in usage.windows(activity)) if uses else 0
        for key, units in uses.items():
            yield Part((activity.key, key), _price(resources[key], units, minutes), place.finish)


def _price(resource: Resource, units: int, minutes: int) -> float:
    if resource.kind == "nonrenewable":
        return resource.rate * units
    return resource.rate * units * minutes / (HOUR * max(1, resource.capacity))


def _overrun(usage: Usage) -> Iterator[Part]:
    """What each project costs beyond its budget."""
    project_of = {activity.key: activity.project for activity in usage.problem.activities}
    spent: dict[str | None, float] = {}
    for part in _cost(usage):
        project = project_of[part.keys[0]]
        spent[project] = spent.get(project, 0) + part.amount
    for each in usage.problem.projects:
        if each.budget is not None and spent.get(each.key, 0) > each.budget:
            yield Part((each.key,), spent[each.key] - each.budget)


def _peak(usage: Usage) -> Iterator[Part]:
    """The greatest share of the capacity of each resource in use at once."""
    for resource, steps in _used(usage):
        top = max(steps, key=lambda step: step.units)
        yield Part((resource.key,), top.units / resource.capacity, top.start)


def _unevenness(usage: Usage) -> Iterator[Part]:
    """The standard deviation of the share in use, over the working time of each resource."""
    start = usage.problem.start
    end = max((place.finish for place in usage.plan.assignments.values()), default=start)
    for resource, steps in _used(usage):
        shares = [(step.finish - step.start, step.units / resource.capacity) for step in steps]
        whole = max(usage.clock(resource).between(start, end), sum(each for each, _ in shares))
        mean = sum(length * share for length, share in shares) / whole
        square = sum(length * share * share for length, share in shares) / whole
        yield Part((resource.key,), sqrt(max(0.0, square - mean * mean)))


def _used(usage: Usage) -> Iterator[tuple[Resource, list[Step]]]:
    for resource in usage.problem.resources:
        steps = usage.loads.get(resource.key)
        if steps and resource.capacity:
            yield resource, steps


def _shift(usage: Usage) -> Iterator[Part]:
    """How many minutes each start is away from the accepted plan."""
    for key, accepted in usage.problem.accepted.items():
        place = usage.plan.assignments.get(key)
        if place is not None and place.start != accepted:
            yield Part((key,), abs(place.start - accepted), place.start)


def _moves(usage: Usage) -> Iterator[Part]:
    for part in _shift(usage):
        yield Part(part.keys, 1, part.at)


def _highest(amounts: list[float]) -> float:
    return max(amounts, default=0)


def _mean(amounts: list[float]) -> float:
    return sum(amounts) / len(amounts) if amounts else 0


_Parts = Callable[[Usage], Iterator[Part]]
_Combine = Callable[[list[float]], float]

_MEASURES: Mapping[Measure, tuple[str, _Combine, _Parts]] = {
    "cost": ("minor units of money", sum, _cost),
    "makespan": ("minutes", _highest, _makespan),
    "moves": ("activities", sum, _moves),
    "overrun": ("minor units of money", sum, _overrun),
    "peak": ("share of capacity", _mean, _peak),
    "shift": ("minutes", sum, _shift),
    "tardiness": ("weighted minutes", sum, _tardiness),
    "unevenness": ("share of capacity", _mean, _unevenness),
    "value": ("minor units of money", sum, lambda usage: _value(usage, HALF_LIFE)),
}
