"""Priority rules: which of the activities that may come next is placed first."""

from typing import Literal

from rooftree.engine.compiled import Compiled, early_dates, late_dates
from rooftree.engine.problem import Problem

Rule = Literal["lst", "lft", "slack", "priority", "list"]


def ranks(rule: Rule, problem: Problem, compiled: Compiled) -> list[float]:
    """Return a rank for each activity by position: the lowest goes first.

    `lst` and `lft` take the latest start or finish of the network first, `slack` the least float,
    `priority` the greatest priority of the project and then of the activity, `list` the order of
    the problem, which also breaks all ties.
    """
    if rule == "list":
        return [float(position) for position in range(len(problem.activities))]
    if rule == "priority":
        return _by_priority(problem)
    starts, finishes = early_dates(compiled)
    late_starts, late_finishes = late_dates(
        compiled.mirrored(max(finishes, default=compiled.start))
    )
    slack = [
        time.between(early, late)
        for time, early, late in zip(compiled.times, starts, late_starts, strict=True)
    ]
    by_network = {"lst": late_starts, "lft": late_finishes, "slack": slack}
    return [float(rank) for rank in by_network[rule]]


def _by_priority(problem: Problem) -> list[float]:
    of_project = {project.key: project.priority for project in problem.projects}
    both = [
        (-of_project.get(activity.project or "", 0), -activity.priority)
        for activity in problem.activities
    ]
    places = {pair: float(place) for place, pair in enumerate(sorted(set(both)))}
    return [places[pair] for pair in both]
