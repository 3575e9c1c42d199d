"""An independent judge of plans, written from the definitions, sharing nothing with schedulers.

It reads calendars minute window by minute window and capacity event by event.
"""

from collections.abc import Iterator
from itertools import pairwise

from rooftree.engine.calendars import DAY, WEEK, Calendar
from rooftree.engine.parts import Activity, Dependency, Resource
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.problem import Problem

Windows = list[tuple[int, int]]


def violations(problem: Problem, plan: Plan) -> list[str]:
    """Return what `plan` gets wrong of `problem`, one sentence each; [] for a sound plan.

    Due dates are wishes and not judged.
    """
    return [
        *_missing(problem, plan),
        *_wrong_places(problem, plan),
        *_broken_dependencies(problem, plan),
        *_overloads(problem, plan),
        *_wrong_makespan(problem, plan),
    ]


def _missing(problem: Problem, plan: Plan) -> Iterator[str]:
    for activity in problem.activities:
        if activity.key not in plan.assignments:
            yield f"{activity.key} is not planned"


def _wrong_makespan(problem: Problem, plan: Plan) -> Iterator[str]:
    ends = [place.finish - problem.start for place in plan.assignments.values()]
    if not ends:
        return
    if plan.makespan != max(ends):
        yield f"the makespan is {max(ends)}, not {plan.makespan}"
    if plan.lower_bound is None or plan.lower_bound > max(ends):
        yield f"the makespan {plan.makespan} is below the bound {plan.lower_bound}"


def _wrong_places(problem: Problem, plan: Plan) -> Iterator[str]:
    for activity in problem.activities:
        place = plan.assignments.get(activity.key)
        if place is None:
            continue
        if activity.deadline is not None and place.finish > activity.deadline:
            yield f"{activity.key} misses its deadline"
        if activity.actual_start is not None:
            yield from _wrong_work_under_way(problem, activity, place)
            continue
        if activity.pinned is not None and place.start != activity.pinned:
            yield f"{activity.key} starts at {place.start}, not where it is pinned"
        if activity.pinned is None and place.start < problem.start:
            yield f"{activity.key} starts before the plan"
        if activity.earliest is not None and place.start < activity.earliest:
            yield f"{activity.key} starts too early"
        yield from _wrong_length(problem, activity, place)


def _wrong_length(problem: Problem, activity: Activity, place: Assignment) -> Iterator[str]:
    windows = _working(problem, activity, place.start, place.finish)
    worked = sum(finish - start for start, finish in windows)
    if worked != activity.duration:
        yield f"{activity.key} works {worked} minutes instead of {activity.duration}"
    elif not activity.duration:
        if place.start != place.finish:
            yield f"{activity.key} takes time and has none to take"
    elif windows[0][0] != place.start or windows[-1][1] != place.finish:
        yield f"{activity.key} starts or finishes outside its working time"


def _wrong_work_under_way(problem: Problem, activity: Activity, place: Assignment) -> Iterator[str]:
    windows = _working(problem, activity, problem.start, place.finish)
    if place.start != activity.actual_start:
        yield f"{activity.key} is under way since {activity.actual_start}"
    if sum(finish - start for start, finish in windows) != activity.remaining:
        yield f"{activity.key} does not have {activity.remaining} minutes left to do"


def _broken_dependencies(problem: Problem, plan: Plan) -> Iterator[str]:
    activities = {activity.key: activity for activity in problem.activities}
    for dependency in problem.dependencies:
        before = plan.assignments.get(dependency.before)
        after = plan.assignments.get(dependency.after)
        if before is None or after is None:
            continue
        waited_for = before.finish if dependency.type[0] == "F" else before.start
        waiting = after.finish if dependency.type[1] == "F" else after.start
        if not _holds(problem, dependency, activities[dependency.after], waited_for, waiting):
            yield f"{dependency.after} does not wait for {dependency.before} ({dependency.type})"


def _holds(
    problem: Problem, dependency: Dependency, after: Activity, waited_for: int, waiting: int
) -> bool:
    if not dependency.lag:
        return waiting >= waited_for

    def minutes(start: int, finish: int) -> int:
        if after.calendar is not None:
            windows = _open(problem.calendars[after.calendar], start, finish)
        else:
            windows = _working(problem, after, start, finish)
        return sum(closes - opens for opens, closes in windows)

    if waiting >= waited_for:
        return minutes(waited_for, waiting) >= dependency.lag
    return -minutes(waiting, waited_for) >= dependency.lag


def _overloads(problem: Problem, plan: Plan) -> Iterator[str]:
    """Yield when more is used than there is; what is away matters only while somebody works."""
    for resource in problem.resources:
        events = sorted(_events(problem, plan, resource))
        used = away = 0
        for i, (at, use, absence) in enumerate(events):
            used += use
            away += absence
            lasts = i + 1 == len(events) or events[i + 1][0] > at
            if lasts and used and used + away > resource.capacity:
                yield f"{resource.key} has {used} of {resource.capacity - away} from {at}"


def _events(problem: Problem, plan: Plan, resource: Resource) -> Iterator[tuple[int, int, int]]:
    """Yield (instant, change of use, change of absence)."""
    for away in resource.reductions:
        yield away.start, 0, away.units
        yield away.finish, 0, -away.units
    for activity, opens, closes in _uses(problem, plan, resource):
        yield opens, activity.demands[resource.key], 0
        yield closes, -activity.demands[resource.key], 0


def _uses(problem: Problem, plan: Plan, resource: Resource) -> Iterator[tuple[Activity, int, int]]:
    for activity in problem.activities:
        place = plan.assignments.get(activity.key)
        if place is not None and activity.demands.get(resource.key):
            start = place.start if activity.actual_start is None else problem.start
            for opens, closes in _working(problem, activity, start, place.finish):
                yield activity, opens, closes


def _working(problem: Problem, activity: Activity, start: int, finish: int) -> Windows:
    """Return when the activity's own calendar and those of all its resources are open together."""
    names = {each.key: each.calendar for each in problem.resources}
    windows = [(start, finish)] if start < finish else []
    for name in (activity.calendar, *(names[key] for key in activity.demands)):
        if name is not None:
            windows = [
                piece
                for opens, closes in windows
                for piece in _open(problem.calendars[name], opens, closes)
            ]
    return windows


def _open(calendar: Calendar, start: int, finish: int) -> Windows:
    """Return the open stretches of `calendar` between two instants."""
    opened = [(span.start, span.finish) for span in calendar.extra]
    for monday in range(start // WEEK * WEEK, finish, WEEK):
        for day, shifts in enumerate(calendar.week):
            opened += [
                (monday + day * DAY + opens, monday + day * DAY + closes)
                for opens, closes in shifts
            ]
    edges = {start, finish}
    closed = [(span.start, span.finish) for span in calendar.closed]
    for opens, closes in (*opened, *closed):
        edges |= {edge for edge in (opens, closes) if start < edge < finish}
    points = sorted(edges)
    windows: Windows = []
    for opens, closes in pairwise(points):
        is_open = any(a <= opens < b for a, b in opened)
        if is_open and not any(a <= opens < b for a, b in closed):
            if windows and windows[-1][1] == opens:
                windows[-1] = (windows[-1][0], closes)
            else:
                windows.append((opens, closes))
    return windows
