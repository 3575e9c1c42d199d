"""What a plan has chosen that its problem no longer has, each fault named in a sentence."""

from collections.abc import Iterator

from rooftree.engine.faults import ProblemError
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem


def refuse_strange_choices(problem: Problem, plan: Plan) -> None:
    """Raise ProblemError when `plan` has modes or people that `problem` does not know."""
    faults = tuple(_strange_choices(problem, plan))
    if faults:
        raise ProblemError(faults)


def _strange_choices(problem: Problem, plan: Plan) -> Iterator[str]:
    known = {resource.key for resource in problem.resources}
    for activity in problem.activities:
        place = plan.assignments.get(activity.key)
        if place is None:
            continue
        if activity.modes and all(mode.key != place.mode for mode in activity.modes):
            yield f"the plan has {activity.key} in the mode {place.mode}, which it does not have"
        for person in place.resources:
            if person not in known:
                yield f"the plan has {activity.key} done by {person}, who is unknown"
