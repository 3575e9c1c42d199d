"""What moves do to the dates that were wanted of activities and projects."""

from collections.abc import Iterator, Mapping

from rooftree.engine.levelling.proposal import Effect
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Assignment
from rooftree.engine.problem import Problem

Assignments = Mapping[str, Assignment]


def effects(problem: Problem, before: Assignments, after: Assignments) -> Iterator[Effect]:
    """Yield each due date and deadline of what finishes at another instant than before."""
    ends: dict[str, tuple[int, int]] = {}
    for activity in problem.activities:
        if activity.key not in before:
            continue
        finishes = before[activity.key].finish, after[activity.key].finish
        yield from _of_activity(activity, finishes)
        if activity.project is not None:
            sooner, later = ends.get(activity.project, finishes)
            ends[activity.project] = max(sooner, finishes[0]), max(later, finishes[1])
    for project in problem.projects:
        finishes = ends.get(project.key, (0, 0))
        if project.due is not None and finishes[0] != finishes[1]:
            yield Effect(project.key, project.due, *finishes)


def _of_activity(activity: Activity, finishes: tuple[int, int]) -> Iterator[Effect]:
    if finishes[0] != finishes[1]:
        if activity.due is not None:
            yield Effect(activity.key, activity.due, *finishes)
        if activity.deadline is not None:
            yield Effect(activity.key, activity.deadline, *finishes, is_deadline=True)
