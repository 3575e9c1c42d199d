"""What moves do to the dates that were wanted of activities and projects."""

from collections.abc import Iterator, Mapping

from rooftree.engine.levelling.proposal import Effect
from rooftree.engine.plan import Assignment
from rooftree.engine.problem import Problem

Assignments = Mapping[str, Assignment]


def effects(problem: Problem, before: Assignments, after: Assignments) -> Iterator[Effect]:
    """Yield each due date whose activity or project finishes at another instant than before."""
    for activity in problem.activities:
        if activity.due is not None and activity.key in before:
            finishes = before[activity.key].finish, after[activity.key].finish
            if finishes[0] != finishes[1]:
                yield Effect(activity.key, activity.due, *finishes)
    for project in problem.projects:
        keys = [
            activity.key
            for activity in problem.activities
            if activity.project == project.key and activity.key in before
        ]
        if project.due is None or not keys:
            continue
        finishes = max(before[key].finish for key in keys), max(after[key].finish for key in keys)
        if finishes[0] != finishes[1]:
            yield Effect(project.key, project.due, *finishes)
