"""Which problems need the schedulers that know modes, people and pauses."""

from rooftree.engine.problem import Problem


def is_special(problem: Problem) -> bool:
    """Say whether an activity has modes, needs skills or may be split."""
    return has_modes(problem) or any(
        activity.skills or activity.splittable for activity in problem.activities
    )


def has_modes(problem: Problem) -> bool:
    """Say whether an activity has modes."""
    return any(activity.modes for activity in problem.activities)
