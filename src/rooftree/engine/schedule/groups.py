"""A lower bound from people: how early all the work that only a group can do ends at best."""

from collections.abc import Mapping, Sequence

from rooftree.engine.amounts import LATEST
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.skills import Staff
from rooftree.engine.working_time import ALWAYS, WorkingTime


def group_bound(problem: Problem, staffs: Sequence[Staff]) -> int:
    """Return an instant before which no plan of the work of `staffs` ends.

    Each set of candidates for a need is a group, and so are all people together. The minutes of
    all needs that only a group can fill, each by its fastest people, are shared out to the working
    time of the group from the start on.
    """
    clocks = {name: WorkingTime.of(calendar) for name, calendar in problem.calendars.items()}
    minutes_of: dict[frozenset[int], int] = {}
    for staff in staffs:
        for need in filter(None, staff.needs):
            key = frozenset(need)
            minutes_of[key] = minutes_of.get(key, 0) + staff.fastest()
    groups = {*minutes_of, frozenset(person for need in minutes_of for person in need)}
    bound = problem.start
    for group in groups:
        minutes = sum(spent for need, spent in minutes_of.items() if group.issuperset(need))
        times = [_time(problem, person, clocks) for person in group]
        bound = max(bound, _worked_by(problem.start, minutes, times))
    return bound


def _time(problem: Problem, person: int, clocks: Mapping[str, WorkingTime]) -> WorkingTime:
    name = problem.resources[person].calendar
    return ALWAYS if name is None else clocks[name]


def _worked_by(start: int, minutes: int, times: Sequence[WorkingTime]) -> int:
    """Return the first instant by which people of these working times can work so long together."""

    def worked(until: int) -> int:
        return sum(time.between(start, until) for time in times)

    span = 1
    while worked(start + span) < minutes:
        span *= 2
        if span > LATEST:
            return start
    low, high = start, start + span
    while low < high:
        middle = (low + high) // 2
        if worked(middle) < minutes:
            low = middle + 1
        else:
            high = middle
    return low
