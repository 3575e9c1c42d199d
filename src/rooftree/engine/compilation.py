"""Turning a problem into its compiled form, and finding what cannot be planned at all."""

from collections.abc import Sequence

from rooftree.engine.clocks import Clocks
from rooftree.engine.compiled import Compiled, Link
from rooftree.engine.intervals import Interval
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Finding
from rooftree.engine.problem import Problem


def compiled(problem: Problem) -> Compiled:
    """Return `problem` by position; what cannot be planned is left out of `order` and found.

    Each activity has its own duration and demands: modes are chosen before, people afterwards.
    What is used up once needs no place in time, so it is none of the demands.
    """
    return _Compilation(problem).result()


class _Compilation:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.clocks = Clocks(problem)
        self.positions = {activity.key: i for i, activity in enumerate(problem.activities)}
        self.resources = {resource.key: i for i, resource in enumerate(problem.resources)}
        self.times = [self.clocks.of_activity(activity) for activity in problem.activities]
        self.durations = [_minutes_to_plan(activity) for activity in problem.activities]
        self.demands = [
            [
                (self.resources[key], units)
                for key, units in activity.demands.items()
                if units and problem.resources[self.resources[key]].kind == "renewable"
            ]
            if duration
            else []
            for activity, duration in zip(problem.activities, self.durations, strict=True)
        ]

    def result(self) -> Compiled:
        problem = self.problem
        links = self._links()
        order = _topological(links)
        findings = self._impossible(links)
        lost = {self.positions[finding.keys[0]] for finding in findings}
        findings += self._blocked(links, order, lost)
        order = [position for position in order if position not in lost]
        fixed = [None if i in lost else self._fixed(i) for i in range(len(links))]
        return Compiled(
            start=problem.start,
            keys=[activity.key for activity in problem.activities],
            durations=self.durations,
            times=self.times,
            releases=self._releases(),
            links=[
                [] if i in lost else [link for link in found if link.other not in lost]
                for i, found in enumerate(links)
            ],
            fixed=fixed,
            busy=[at if at is None else (max(at[0], problem.start), at[1]) for at in fixed],
            demands=self.demands,
            capacities=[resource.capacity for resource in problem.resources],
            resource_times=[self.clocks.named(each.calendar) for each in problem.resources],
            reductions=[
                [(away.start, away.finish, away.units) for away in resource.reductions]
                for resource in problem.resources
            ],
            order=order,
            findings=findings,
        )

    def _releases(self) -> list[int]:
        """Return the instant from which on each activity may start."""
        of_project = {project.key: project.release for project in self.problem.projects}
        return [
            max(
                at
                for at in (
                    self.problem.start,
                    activity.earliest,
                    None if activity.project is None else of_project[activity.project],
                )
                if at is not None
            )
            for activity in self.problem.activities
        ]

    def _links(self) -> list[list[Link]]:
        links: list[list[Link]] = [[] for _ in self.problem.activities]
        for dependency in self.problem.dependencies:
            after = self.positions[dependency.after]
            own = self.problem.activities[after].calendar
            links[after].append(
                Link(
                    self.positions[dependency.before],
                    from_finish=dependency.type[0] == "F",
                    to_finish=dependency.type[1] == "F",
                    lag=dependency.lag,
                    lag_time=self.times[after] if own is None else self.clocks.named(own),
                )
            )
        return links

    def _fixed(self, position: int) -> Interval | None:
        activity = self.problem.activities[position]
        time, duration = self.times[position], self.durations[position]
        if activity.actual_start is not None:
            return activity.actual_start, time.shift(self.problem.start, duration)
        if activity.pinned is not None:
            return activity.pinned, time.shift(activity.pinned, duration)
        return None

    def _impossible(self, links: Sequence[Sequence[Link]]) -> list[Finding]:
        findings = []
        for position, activity in enumerate(self.problem.activities):
            for resource, units in self.demands[position]:
                have = self.problem.resources[resource]
                if units > have.capacity and activity.actual_start is None:
                    message = (
                        f"{activity.key} needs {units} of {have.key}, which has {have.capacity}"
                    )
                    findings.append(
                        Finding("demand-over-capacity", message, (activity.key, have.key))
                    )
            counts = self.durations[position] or any(link.lag for link in links[position])
            if counts and not self.times[position].recurs:
                message = f"{activity.key} has no working time in an ordinary week"
                keys = (activity.key, *sorted(self.clocks.names_of(activity)))
                findings.append(Finding("no-working-time", message, keys))
        return findings

    def _blocked(
        self, links: Sequence[Sequence[Link]], order: Sequence[int], lost: set[int]
    ) -> list[Finding]:
        """Add to `lost` whatever waits for it, and say so."""
        findings = []
        for position in order:
            activity = self.problem.activities[position]
            waits = [link.other for link in links[position] if link.other in lost]
            if waits and position not in lost and _is_free(activity):
                lost.add(position)
                blocker = self.problem.activities[waits[0]].key
                message = f"{activity.key} waits for {blocker}, which cannot be planned"
                findings.append(Finding("blocked", message, (activity.key, blocker)))
        return findings


def _minutes_to_plan(activity: Activity) -> int:
    return activity.duration if activity.remaining is None else activity.remaining


def _is_free(activity: Activity) -> bool:
    return activity.pinned is None and activity.actual_start is None


def _topological(links: Sequence[Sequence[Link]]) -> list[int]:
    """Return all positions, each after those that it waits for, otherwise as they came."""
    waiting = [len(found) for found in links]
    following: list[list[int]] = [[] for _ in links]
    for position, found in enumerate(links):
        for link in found:
            following[link.other].append(position)
    order = [position for position, count in enumerate(waiting) if not count]
    for position in order:  # grows while it is walked
        for follower in following[position]:
            waiting[follower] -= 1
            if not waiting[follower]:
                order.append(follower)
    return order
