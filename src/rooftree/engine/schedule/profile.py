"""What is left of one resource over time, as a list of steps."""

from bisect import bisect_right

from rooftree.engine.intervals import Interval
from rooftree.engine.working_time import WorkingTime

FAR = 10**15


class Profile:
    """Free units of a resource: `free[i]` from `times[i]` up to `times[i + 1]`."""

    __slots__ = ("free", "time", "times")

    def __init__(self, capacity: int, time: WorkingTime) -> None:
        self.time = time
        self.times = [-FAR, FAR]
        self.free = [capacity, capacity]

    def copy(self) -> "Profile":
        """Return a profile of its own with the same steps."""
        twin = Profile(0, self.time)
        twin.times = self.times.copy()
        twin.free = self.free.copy()
        return twin

    def take(self, start: int, finish: int, units: int) -> None:
        """Take `units` away from `start` to `finish`."""
        first = self._step_at(start)
        last = self._step_at(finish)
        free = self.free
        for i in range(first, last):
            free[i] -= units
        for i in (last, first):
            if free[i] == free[i - 1]:
                del free[i], self.times[i]

    def clash(self, start: int, finish: int, units: int, time: WorkingTime) -> int | None:
        """Return when the first lack of `units` in working `time` ends; None when there is none."""
        times, free = self.times, self.free
        i = bisect_right(times, start) - 1
        while times[i] < finish:
            if free[i] < units and (
                time.is_always
                or time.work(min(times[i + 1], finish)) > time.work(max(times[i], start))
            ):
                while free[i + 1] < units:
                    i += 1
                return times[i + 1]
            i += 1
        return None

    def book(self, start: int, finish: int, units: int, time: WorkingTime) -> None:
        """Take `units` in the minutes of working `time` between `start` and `finish`."""
        windows = self._windows(start, finish, time) if start < finish else ()
        for opens, closes in windows:
            self.take(opens, closes, units)

    def _windows(self, start: int, finish: int, time: WorkingTime) -> list[Interval]:
        """Return the stretches to book, run on over hours in which the resource is closed."""
        own = self.time
        if own.is_always and time.is_always:
            return [(start, finish)]
        if own is time:
            return [(start, own.next_working(finish))]
        windows: list[Interval] = []
        for opens, closes in time.windows(start, finish):
            run_on = own.next_working(closes)
            if windows and windows[-1][1] >= opens:
                windows[-1] = (windows[-1][0], run_on)
            else:
                windows.append((opens, run_on))
        return windows

    def _step_at(self, at: int) -> int:
        """Return the position of the step that begins at `at`, made when there is none."""
        i = bisect_right(self.times, at) - 1
        if self.times[i] == at:
            return i
        self.times.insert(i + 1, at)
        self.free.insert(i + 1, self.free[i])
        return i + 1
