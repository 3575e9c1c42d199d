"""Orders of work that suit a goal: what is due soonest goes first where lateness counts."""

from dataclasses import replace

from rooftree.engine.compiled import Compiled, early_dates, late_dates
from rooftree.engine.objectives import Goal
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.rules import Rule, ranks


def starting_ranks(
    goal: Goal, rule: Rule, problem: Problem, compiled: Compiled
) -> list[list[float]]:
    """Return the ranks of the orders that a search for `goal` begins with."""
    result = [ranks(rule, problem, compiled)]
    measures = {objective.measure for objective in goal.objectives}
    if "tardiness" in measures:
        result.append(_by_due_dates(problem, compiled))
    if "value" in measures:
        result.append(_by_value(problem, compiled))
    if measures & {"shift", "moves"}:
        result.append(_as_accepted(problem, result[0]))
    return result


def _by_due_dates(problem: Problem, compiled: Compiled) -> list[float]:
    """Rank by the latest start for which all that is due is in time; the rest may wait for long."""
    _, finishes = early_dates(compiled)
    horizon = max(finishes, default=compiled.start) + sum(compiled.durations)
    due_of = {project.key: project.due for project in problem.projects}
    dues = [
        min(
            (
                due
                for due in (activity.due, activity.deadline, due_of.get(activity.project or ""))
                if due is not None
            ),
            default=horizon,
        )
        for activity in problem.activities
    ]
    mirror = replace(compiled.mirrored(horizon), releases=[-min(horizon, due) for due in dues])
    return [float(start) for start in late_dates(mirror)[0]]


def _by_value(problem: Problem, compiled: Compiled) -> list[float]:
    """Rank by the value that an activity and all that waits for it bring for their minutes."""
    values = [float(activity.value) for activity in problem.activities]
    minutes = [float(duration) for duration in compiled.durations]
    behind: list[set[int]] = [set() for _ in values]
    followers = compiled.followers()
    for position in reversed(compiled.order):
        for link in followers[position]:
            behind[position] |= {link.other} | behind[link.other]
    return [
        -(value + sum(values[each] for each in after))
        / (1 + own + sum(minutes[each] for each in after))
        for value, own, after in zip(values, minutes, behind, strict=True)
    ]


def _as_accepted(problem: Problem, otherwise: list[float]) -> list[float]:
    """Rank by the starts of the accepted plan; what is new comes where the rule has it."""
    return [
        float(problem.accepted.get(activity.key, rank))
        for activity, rank in zip(problem.activities, otherwise, strict=True)
    ]
