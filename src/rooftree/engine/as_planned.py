"""A problem with the modes and people of a plan, so that only the dates are open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.skills import Staffing


@dataclass(frozen=True, slots=True)
class AsPlanned:
    """The problem in which people and modes are settled, and the same by position."""

    problem: Problem
    numbers: Compiled


def as_planned(problem: Problem, plan: Plan) -> AsPlanned:
    """Return `problem` as `plan` settles it.

    What the plan leaves out is left out of the order; lags are counted as in `problem`.
    """
    in_modes = problem
    if any(activity.modes for activity in problem.activities):
        in_modes = _in_modes(problem, plan)
    numbers = compiled(in_modes)
    order = [each for each in numbers.order if numbers.keys[each] in plan.assignments]
    if not any(activity.skills for activity in problem.activities):
        return AsPlanned(in_modes, replace(numbers, order=order))
    staffing = Staffing(problem, numbers.durations)
    people = {resource.key: number for number, resource in enumerate(problem.resources)}
    activities = tuple(
        _with_people(activity, plan.assignments.get(activity.key), people, staffing, position)
        for position, activity in enumerate(in_modes.activities)
    )
    settled = replace(in_modes, activities=activities)
    return AsPlanned(settled, replace(compiled(settled), links=numbers.links, order=order))


def _in_modes(problem: Problem, plan: Plan) -> Problem:
    return replace(
        problem,
        activities=tuple(
            _in_mode(each, plan.assignments.get(each.key)) for each in problem.activities
        ),
    )


def _in_mode(activity: Activity, place: Assignment | None) -> Activity:
    for mode in activity.modes:
        if place is not None and mode.key == place.mode:
            return replace(activity, modes=(), duration=mode.duration, demands=mode.demands)
    return activity


def _with_people(
    activity: Activity,
    place: Assignment | None,
    people: Mapping[str, int],
    staffing: Staffing,
    position: int,
) -> Activity:
    if place is None or not activity.skills:
        return activity
    team = [people[key] for key in place.resources]
    return replace(
        activity,
        skills=(),
        demands={**activity.demands, **place.resources},
        duration=staffing.of[position].minutes(team),
    )
