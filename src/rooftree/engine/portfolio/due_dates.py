"""When activities and projects are due, in numbers."""

from collections.abc import Callable, Sequence

import numpy as np

from rooftree.engine.kernels.sides import Numbers
from rooftree.engine.portfolio.local_search import NEVER, Dues
from rooftree.engine.problem import Problem


def dues_of(
    problem: Problem, positions: Sequence[int] | Numbers, slot_of: Callable[[int], int]
) -> Dues:
    """Return what is due of the activities at `positions` (n); `slot_of` says where an instant is."""
    activities = [problem.activities[position] for position in positions]
    projects: dict[str | None, int] = {each.key: i for i, each in enumerate(problem.projects)}
    projects[None] = len(problem.projects)
    dues = [NEVER if each.due is None else slot_of(each.due) for each in activities]
    project_dues = [NEVER if each.due is None else slot_of(each.due) for each in problem.projects]
    return Dues(
        np.array(dues, np.int64),
        np.array([each.weight for each in activities], np.int64),
        np.array([projects[each.project] for each in activities], np.int64),
        np.array([*project_dues, NEVER], np.int64),
        np.array([*(each.weight for each in problem.projects), 0], np.int64),
        np.zeros(len(projects), np.int64),
    )
