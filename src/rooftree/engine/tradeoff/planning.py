"""The plan of one scope under some changes, and its odds."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from rooftree.engine.figures import figure
from rooftree.engine.forecast.network_forecast import forecast_network
from rooftree.engine.forecast.network_result import NetworkForecast
from rooftree.engine.forecast.sampling import Sampling
from rooftree.engine.problem import Problem
from rooftree.engine.schedule import schedule
from rooftree.engine.tradeoff.option import Move, Option
from rooftree.engine.tradeoff.parts import Change, TradeoffProblem
from rooftree.engine.tradeoff.risk import odds_of_ending_after
from rooftree.engine.tradeoff.scoping import Scope, needed, reached
from rooftree.engine.usage import Usage

SAMPLES = 1_000  # of the odds of one option
TRIES = 300  # further plans where the first one breaks a rule


def plan_problem(
    problem: TradeoffProblem, activities: Collection[str], changes: Sequence[Change]
) -> Problem:
    """Return the work of these activities alone, with these changes made."""
    plan = problem.plan
    added: dict[str, int] = {}
    calendars = dict(plan.calendars)
    for change in changes:
        calendars |= change.calendars
        for resource, units in change.capacities.items():
            added[resource] = added.get(resource, 0) + units
    return replace(
        plan,
        activities=tuple(each for each in plan.activities if each.key in activities),
        dependencies=tuple(
            each
            for each in plan.dependencies
            if each.before in activities and each.after in activities
        ),
        resources=tuple(
            replace(each, capacity=max(0, each.capacity + added.get(each.key, 0)))
            for each in plan.resources
        ),
        calendars=calendars,
        accepted={key: start for key, start in plan.accepted.items() if key in activities},
    )


def option(problem: TradeoffProblem, scope: Scope, changes: Sequence[Change]) -> Option | None:
    """Return the option of `scope` under `changes`; None when it cannot be planned."""
    work = plan_problem(problem, scope.activities, changes)
    plan = schedule(work)
    if plan.status == "unknown":  # one pass misses dates that can be kept
        plan = schedule(work, samples=TRIES)
    if plan.status in {"infeasible", "unknown"}:
        return None
    start = problem.plan.start
    finish = start + (plan.makespan or 0)
    wished = finish if problem.wish.finish is None else problem.wish.finish
    cost = scope.cost + sum(change.cost for change in changes)
    return Option(
        features=scope.features,
        changes=tuple(change.key for change in changes),
        value=scope.value,
        finish=finish,
        cost=cost,
        peak=round(figure("peak", Usage(work, plan)).amount, 4),
        risk=round(odds_of_ending_after(wished, work, plan, finish), 3),
        value_bound=scope.bound,
        finish_bound=start + max(0, plan.lower_bound or 0),
        moves=tuple(_moves(problem, scope, changes, finish, cost)),
    )


def odds(problem: TradeoffProblem, chosen: Option, seed: int = 0) -> NetworkForecast:
    """Return the odds of every date of a chosen option, each sample scheduled under its resources."""
    changes = [change for change in problem.changes if change.key in chosen.changes]
    work = plan_problem(problem, activities_of(problem, chosen.features), changes)
    return forecast_network(work, Sampling(samples=SAMPLES, seed=seed, resources=True))


def activities_of(problem: TradeoffProblem, features: Collection[str]) -> set[str]:
    """Return what these features need and what is done in any case, with all that this waits for."""
    chosen = {key for feature in features for key in problem.work.get(feature, ())}
    in_any_case = {each.key for each in problem.plan.activities} - needed(problem)
    return reached(problem, chosen | in_any_case)


def _moves(
    problem: TradeoffProblem, scope: Scope, changes: Sequence[Change], finish: int, cost: int
) -> list[Move]:
    kept = set(scope.features)
    moves = [Move("drop", each.key) for each in problem.choice.features if each.key not in kept]
    moves += [Move("change", change.key) for change in changes]
    wish = problem.wish
    if wish.finish is not None and finish > wish.finish:
        moves.append(Move("date", amount=finish - wish.finish))
    if wish.budget is not None and cost > wish.budget:
        moves.append(Move("budget", amount=cost - wish.budget))
    return moves
