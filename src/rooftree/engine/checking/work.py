"""What a plan makes of each activity: how long it works, with what, in which calendars, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from rooftree.engine.calendars import Calendar
from rooftree.engine.checking.people import slowed
from rooftree.engine.checking.windows import Windows, common_windows
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.problem import Problem


@dataclass(frozen=True, slots=True)
class Work:
    """One activity as planned.

    `demands` are of its mode, or its own; `calendars` are its own and those of all its resources,
    `lag_calendars` those in which lags before it are counted; `worked` is when it is worked on, by
    what is under way from the start of the plan on.
    """

    activity: Activity
    place: Assignment
    duration: int
    demands: Mapping[str, int]
    calendars: tuple[Calendar, ...]
    lag_calendars: tuple[Calendar, ...]
    worked: Windows

    def windows(self, start: int, finish: int) -> Windows:
        """Return its working time between two instants, planned or not."""
        return common_windows(self.calendars, start, finish)


def works(problem: Problem, plan: Plan) -> dict[str, Work]:
    """Return the work of each activity that `plan` has."""
    calendar_of = {each.key: each.calendar for each in problem.resources}
    return {
        activity.key: _work(problem, activity, plan.assignments[activity.key], calendar_of)
        for activity in problem.activities
        if activity.key in plan.assignments
    }


def _work(
    problem: Problem, activity: Activity, place: Assignment, calendar_of: Mapping[str, str | None]
) -> Work:
    duration, demands = _in_its_mode(activity, place)
    names = [calendar_of[key] for key in demands]
    people = [calendar_of.get(key) for key in place.resources]
    calendars = _named(problem, [activity.calendar, *names, *people])
    pieces = place.pieces or ((place.start, place.finish),)
    since = place.start if activity.actual_start is None else problem.start
    return Work(
        activity,
        place,
        slowed(problem, activity, place, duration),
        demands,
        calendars,
        _named(problem, [activity.calendar] if activity.calendar is not None else names),
        [
            window
            for opens, closes in pieces
            for window in common_windows(calendars, max(opens, since), closes)
        ],
    )


def _in_its_mode(activity: Activity, place: Assignment) -> tuple[int, Mapping[str, int]]:
    for mode in activity.modes:
        if mode.key == place.mode:
            return mode.duration, mode.demands
    return activity.duration, activity.demands


def _named(problem: Problem, names: list[str | None]) -> tuple[Calendar, ...]:
    return tuple(problem.calendars[name] for name in dict.fromkeys(names) if name is not None)
