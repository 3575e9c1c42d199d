"""What a plan uses: who and what works on each activity, when, and the load that this makes."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from rooftree.engine.clocks import Clocks
from rooftree.engine.intervals import Interval
from rooftree.engine.parts import Activity, Resource
from rooftree.engine.plan import Assignment, Plan
from rooftree.engine.plan_faults import refuse_strange_choices
from rooftree.engine.problem import Problem
from rooftree.engine.working_time import WorkingTime


class Step(NamedTuple):
    """`units` in use, by the activities `keys`, from `start` up to `finish`."""

    start: int
    finish: int
    units: int
    keys: tuple[str, ...]


class Usage:
    """The use that `plan` makes of the resources of `problem`; only of activities that it has.

    Raises ProblemError for modes and people that the problem does not know.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        refuse_strange_choices(problem, plan)
        self.problem = problem
        self.plan = plan
        self._clocks = Clocks(problem)
        self._capacity = {
            each.key: each.capacity for each in problem.resources if each.kind == "renewable"
        }

    def demands(self, activity: Activity) -> dict[str, int]:
        """Return the units of each resource that `activity` uses, the people chosen among them."""
        place = self.plan.assignments[activity.key]
        result = dict(_own_demands(activity, place))
        for person, units in place.resources.items():
            result[person] = result.get(person, 0) + units
        return {resource: units for resource, units in result.items() if units}

    def time(self, activity: Activity) -> WorkingTime:
        """Return the working time of `activity` with everybody who works on it."""
        place = self.plan.assignments[activity.key]
        resources = (*_own_demands(activity, place), *place.resources)
        return self._clocks.common(self._clocks.names(activity.calendar, resources))

    def clock(self, resource: Resource) -> WorkingTime:
        """Return the working time of `resource`."""
        return self._clocks.named(resource.calendar)

    def windows(self, activity: Activity) -> list[Interval]:
        """Return when `activity` is worked on, if under way from the start of the plan on."""
        place = self.plan.assignments[activity.key]
        since = place.start if activity.actual_start is None else self.problem.start
        time = self.time(activity)
        return [
            window
            for start, finish in place.pieces or ((place.start, place.finish),)
            if max(start, since) < finish
            for window in time.windows(max(start, since), finish)
        ]

    @cached_property
    def loads(self) -> Mapping[str, list[Step]]:
        """The load of each renewable resource, in order of time, without what is idle."""
        events: dict[str, list[tuple[int, str, int]]] = {key: [] for key in self._capacity}
        for activity in self.problem.activities:
            if activity.key not in self.plan.assignments:
                continue
            uses = [use for use in self.demands(activity).items() if use[0] in events]
            for start, finish in self.windows(activity) if uses else ():
                for resource, units in uses:
                    events[resource].append((start, activity.key, units))
                    events[resource].append((finish, activity.key, -units))
        return {resource: _steps(found) for resource, found in events.items()}


def _own_demands(activity: Activity, place: Assignment) -> Mapping[str, int]:
    for mode in activity.modes:
        if mode.key == place.mode:
            return mode.demands
    return activity.demands


def _steps(events: list[tuple[int, str, int]]) -> list[Step]:
    events.sort(key=lambda event: event[0])
    steps: list[Step] = []
    at_work: dict[str, int] = {}
    for i, (at, key, units) in enumerate(events):
        at_work[key] = at_work.get(key, 0) + units
        if not at_work[key]:
            del at_work[key]
        last = i + 1 == len(events)
        if at_work and not last and events[i + 1][0] > at:
            step = Step(at, events[i + 1][0], sum(at_work.values()), tuple(at_work))
            if steps and steps[-1].finish == at and steps[-1].keys == step.keys:
                step = step._replace(start=steps.pop().start)
            steps.append(step)
    return steps
