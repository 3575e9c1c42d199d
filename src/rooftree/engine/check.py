"""An independent judge of plans, written from the definitions, sharing nothing with schedulers.

It reads calendars minute window by minute window and capacity event by event.
"""

from collections.abc import Iterator

from rooftree.engine.checking.arrows import broken_dependencies
from rooftree.engine.checking.loads import overloads
from rooftree.engine.checking.places import wrong_places
from rooftree.engine.checking.work import works
from rooftree.engine.plan import Plan
from rooftree.engine.problem import Problem


def violations(problem: Problem, plan: Plan) -> list[str]:
    """Return what `plan` gets wrong of `problem`, one sentence each; [] for a sound plan.

    Due dates and budgets are wishes and not judged.
    """
    planned = works(problem, plan)
    return [
        *_missing(problem, plan),
        *(wrong for work in planned.values() for wrong in wrong_places(problem, work)),
        *broken_dependencies(problem, planned),
        *(
            wrong
            for resource in problem.resources
            for wrong in overloads(resource, planned.values())
        ),
        *_wrong_makespan(problem, plan),
    ]


def _missing(problem: Problem, plan: Plan) -> Iterator[str]:
    known = {activity.key for activity in problem.activities}
    for key in sorted(known - plan.assignments.keys()):
        yield f"{key} is not planned"
    for key in sorted(plan.assignments.keys() - known):
        yield f"{key} is planned and unknown"


def _wrong_makespan(problem: Problem, plan: Plan) -> Iterator[str]:
    ends = [place.finish - problem.start for place in plan.assignments.values()]
    if not ends:
        return
    if plan.makespan != max(ends):
        yield f"the makespan is {max(ends)}, not {plan.makespan}"
    if plan.lower_bound is None or plan.lower_bound > max(ends):
        yield f"the makespan {plan.makespan} is below the bound {plan.lower_bound}"
