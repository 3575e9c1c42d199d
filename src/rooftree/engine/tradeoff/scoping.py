"""Scopes worth planning: those of the frontier of value over cost, work shared among features."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil

from rooftree.engine.parts import Activity, Resource
from rooftree.engine.plan import Finding
from rooftree.engine.release.frontier import frontier
from rooftree.engine.release.parts import Feature, Precedence
from rooftree.engine.release.problem import ReleaseProblem
from rooftree.engine.tradeoff.parts import TradeoffProblem

HOUR = 60
SLIGHT = 1e-9  # what a sum of parts of an hour may be too high
WORK = "work of "  # before the key of an activity that stands among the features
COST = "cost of work"  # the skill that only such an activity takes, in units of money


@dataclass(frozen=True, slots=True)
class Scope:
    """Features and the activities that they need; nothing as cheap is worth more than `bound`."""

    features: tuple[str, ...]
    activities: frozenset[str]
    value: int
    cost: int
    bound: int


def scopes(
    problem: TradeoffProblem,
    count: int,
    seconds: float,
    seed: int,
    stop: Callable[[], bool] | None = None,
) -> tuple[list[Scope], tuple[Finding, ...]]:
    """Return `count` scopes or fewer, evenly spread by cost, or what contradicts.

    What the wished budget can buy is among them, besides.
    """
    choice = with_work(problem)
    most = sum(choice.cost_of(each) for each in choice.features)
    budgets = [most * i // max(1, count - 1) for i in range(count)]
    wished = problem.wish.budget
    if wished is not None and wished >= 0:
        budgets.insert(0, min(wished, most))
    found = frontier(choice, points=0, seconds=seconds, seed=seed, budgets=budgets, stop=stop)
    names = {key: activity for activity, key in keys_of_work(problem).items()}
    result = []
    shown = {*found.spread(count)}
    if wished is not None:
        shown.update([point for point in found.points if point.cost <= wished][-1:])
    for point in sorted(shown, key=lambda each: each.cost):
        chosen = set(point.features)
        result.append(
            Scope(
                features=tuple(each.key for each in problem.choice.features if each.key in chosen),
                activities=frozenset(names[key] for key in chosen if key in names),
                value=point.value,
                cost=point.cost,
                bound=point.bound,
            )
        )
    return result, found.findings


def with_work(problem: TradeoffProblem) -> ReleaseProblem:
    """Return the choice with every activity as a feature of no value that others need.

    The capacities of its release go on limiting what features take by themselves.
    """
    choice, plan = problem.choice, problem.plan
    names, money = keys_of_work(problem), _skill_of_work(choice)
    wanted = set(problem.wish.scope)
    resources = {each.key: each for each in plan.resources}
    features = [
        replace(each, decided=True if each.key in wanted else each.decided)
        for each in choice.features
    ]
    unasked = {each.key for each in plan.activities} - needed(problem)
    features += [
        Feature(
            names[each.key],
            costs={money: cost_of(each, resources)},
            decided=True if each.key in unasked else None,
        )
        for each in plan.activities
    ]
    needs = [(names[key], feature) for feature, keys in problem.work.items() for key in keys]
    needs += [(names[each.before], names[each.after]) for each in plan.dependencies]
    return replace(
        choice,
        features=tuple(features),
        precedences=(
            *choice.precedences,
            *(Precedence(before, after) for before, after in dict.fromkeys(needs)),
        ),
    )


def keys_of_work(problem: TradeoffProblem) -> dict[str, str]:
    """Return for each activity its key among the features, which is that of none of them."""
    taken = {each.key for each in problem.choice.features}
    activities = [each.key for each in problem.plan.activities]
    before = WORK
    while any(before + key in taken for key in activities):
        before += WORK
    return {key: before + key for key in activities}


def _skill_of_work(choice: ReleaseProblem) -> str:
    """Return the name of a skill that the choice does not know."""
    known: list[Collection[str]] = [choice.rates]
    known += [each.costs for each in choice.features]
    known += [each.capacities for each in choice.releases]
    skill = COST
    while any(skill in each for each in known):
        skill += " itself"
    return skill


def cost_of(activity: Activity, resources: Mapping[str, Resource]) -> int:
    """Return what `activity` costs by the rates of resources, rounded up.

    Of its modes it is the cheapest; of people with a skill those who cost least, at ordinary speed.
    """
    if activity.modes:
        return min(
            each.cost + ceil(_cost_by_rates(each.demands, each.duration, resources) - SLIGHT)
            for each in activity.modes
        )
    minutes = activity.duration if activity.remaining is None else activity.remaining
    total = _cost_by_rates(activity.demands, minutes, resources)
    for need in activity.skills:
        able = (each for each in resources.values() if each.skills.get(need.skill, 0) >= need.level)
        total += sum(sorted(each.rate for each in able)[: need.people]) * minutes / HOUR
    return ceil(total - SLIGHT)


def _cost_by_rates(
    demands: Mapping[str, int], minutes: int, resources: Mapping[str, Resource]
) -> float:
    total = 0.0
    for key, units in demands.items():
        resource = resources[key]
        if resource.kind == "nonrenewable":
            total += resource.rate * units
        else:
            total += resource.rate * units * minutes / (HOUR * max(1, resource.capacity))
    return total


def needed(problem: TradeoffProblem) -> set[str]:
    """Return the activities that some feature needs, or one that it needs waits for."""
    return reached(problem, {key for keys in problem.work.values() for key in keys})


def reached(problem: TradeoffProblem, starts: Iterable[str]) -> set[str]:
    """Return the activities `starts` and all that they wait for."""
    before: dict[str, list[str]] = {}
    for each in problem.plan.dependencies:
        before.setdefault(each.after, []).append(each.before)
    found = set(starts)
    ahead = list(found)
    while ahead:
        for other in before.get(ahead.pop(), ()):
            if other not in found:
                found.add(other)
                ahead.append(other)
    return found
