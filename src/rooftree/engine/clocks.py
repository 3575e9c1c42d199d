"""The working times of a problem, by the names of the calendars that must be open together."""

from collections.abc import Iterable

from rooftree.engine.parts import Activity
from rooftree.engine.problem import Problem
from rooftree.engine.working_time import ALWAYS, WorkingTime


class Clocks:
    """The working time of each combination of calendars, made once; equal ones are one object."""

    def __init__(self, problem: Problem) -> None:
        self._calendar_of = {each.key: each.calendar for each in problem.resources}
        self._named = {key: WorkingTime.of(each) for key, each in problem.calendars.items()}
        self._combined: dict[frozenset[str], WorkingTime] = {frozenset(): ALWAYS}
        self._same: dict[object, WorkingTime] = {ALWAYS.pattern(): ALWAYS}

    def named(self, name: str | None) -> WorkingTime:
        """Return the working time of one calendar; without a name all time is."""
        return self.common(frozenset() if name is None else frozenset((name,)))

    def of_activity(self, activity: Activity) -> WorkingTime:
        """Return when an activity of one mode can be worked on, its skills apart."""
        return self.common(self.names_of(activity))

    def names_of(self, activity: Activity) -> frozenset[str]:
        """Return the calendars of an activity and of all that it demands."""
        return self.names(activity.calendar, activity.demands)

    def names(self, own: str | None, resources: Iterable[str]) -> frozenset[str]:
        """Return the calendar named `own` and those of `resources`."""
        names = {own, *(self._calendar_of[key] for key in resources)}
        return frozenset(name for name in names if name is not None)

    def common(self, names: frozenset[str]) -> WorkingTime:
        """Return the time in which all calendars of these names are open."""
        if names not in self._combined:
            time = ALWAYS
            for name in sorted(names):
                time = self._named[name].with_only(time)
            self._combined[names] = self._same.setdefault(time.pattern(), time)
        return self._combined[names]
