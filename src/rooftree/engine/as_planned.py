"""A problem with the modes and people of a plan, so that only the dates are open."""

from dataclasses import dataclass, replace

from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled
from rooftree.engine.faults import ProblemError
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.plan_faults import refuse_strange_choices
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.skills import Staffing


@dataclass(frozen=True, slots=True)
class AsPlanned:
    """The problem in which people and modes are settled, and the same by position."""

    problem: Problem
    numbers: Compiled


def as_planned(problem: Problem, plan: Plan) -> AsPlanned:
    """Return `problem` as `plan` settles it; ProblemError when it cannot be done so any more.

    What the plan leaves out is left out of the order; lags are counted as in `problem`.
    """
    refuse_strange_choices(problem, plan)
    in_modes = problem
    if any(activity.modes for activity in problem.activities):
        in_modes = _in_modes(problem, plan)
    numbers = compiled(in_modes)
    order = [each for each in numbers.order if numbers.keys[each] in plan.assignments]
    if not any(activity.skills for activity in problem.activities):
        return AsPlanned(in_modes, replace(numbers, order=order))
    staffing = Staffing(problem, numbers.durations)
    people = {resource.key: number for number, resource in enumerate(problem.resources)}
    teams = {
        position: [people[key] for key in plan.assignments[activity.key].resources]
        for position, activity in enumerate(problem.activities)
        if activity.skills and activity.key in plan.assignments
    }
    unable = [each for each, team in teams.items() if staffing.of[each].team(team) is None]
    if unable:
        raise ProblemError(tuple(_unable(problem.activities[each].key) for each in unable))
    activities = tuple(
        activity
        if position not in teams
        else replace(
            activity,
            skills=(),
            demands={**activity.demands, **plan.assignments[activity.key].resources},
            duration=staffing.of[position].minutes(teams[position]),
        )
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


def _unable(key: str) -> str:
    return f"the plan has {key} done by people without the skills that it needs"
