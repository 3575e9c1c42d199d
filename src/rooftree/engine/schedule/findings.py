"""What does not fit in a plan: fixed work against the rest, and dates that are missed."""

from collections.abc import Iterator, Sequence

from rooftree.engine.compiled import Compiled
from rooftree.engine.plan import Finding
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.sgs import booked_profiles

CONTRADICTIONS = frozenset(
    {
        "blocked",
        "deadline-out-of-reach",
        "demand-over-capacity",
        "dependency-broken",
        "fixed-too-early",
        "material-short",
        "no-team",
        "no-working-time",
        "over-capacity",
        "pinned-outside-working-time",
    }
)


def contradictions(problem: Problem, compiled: Compiled, early: Sequence[int]) -> list[Finding]:
    """Return what no plan can mend; `early` are the earliest finishes without resource limits."""
    return [
        *compiled.findings,
        *misplaced(problem, compiled),
        *_overbooked(problem, compiled),
        *_short_of_material(problem),
        *_out_of_reach(problem, compiled, early),
    ]


def disappointments(
    problem: Problem, compiled: Compiled, starts: Sequence[int], finishes: Sequence[int]
) -> Iterator[Finding]:
    """Yield the dates that this plan misses, and the dependencies that fixed work breaks in it."""
    for position in compiled.order:
        activity, finish = problem.activities[position], finishes[position]
        keys = (activity.key,)
        if activity.due is not None and finish > activity.due:
            yield Finding(
                "late", f"{activity.key} is done after its due date", keys, activity.due, finish
            )
        if activity.deadline is not None and finish > activity.deadline:
            message = f"{activity.key} is done after its deadline"
            yield Finding("deadline-missed", message, keys, activity.deadline, finish)
        if compiled.fixed[position] is not None:
            yield from _broken_dependencies(compiled, position, starts, finishes)


def _broken_dependencies(
    compiled: Compiled, position: int, starts: Sequence[int], finishes: Sequence[int]
) -> Iterator[Finding]:
    for link in compiled.links[position]:
        at = link.allows(starts, finishes)
        own = finishes[position] if link.to_finish else starts[position]
        if own < at:
            after, before = compiled.keys[position], compiled.keys[link.other]
            message = f"{after} does not wait for {before}, because its place is fixed"
            yield Finding("dependency-broken", message, (after, before), own, at)


def misplaced(problem: Problem, compiled: Compiled) -> Iterator[Finding]:
    """Yield which pinned work starts too early, or when nobody works."""
    releases = {project.key: project.release for project in problem.projects}
    for position in compiled.order:
        activity = problem.activities[position]
        pinned = activity.pinned
        if pinned is None:
            continue
        release = releases[activity.project] if activity.project is not None else None
        if activity.earliest is not None and pinned < activity.earliest:
            message = f"{activity.key} is pinned before its earliest start"
            yield Finding("fixed-too-early", message, (activity.key,), pinned, activity.earliest)
        elif release is not None and pinned < release:
            message = f"{activity.key} is pinned before the release of {activity.project}"
            yield Finding("fixed-too-early", message, (activity.key,), pinned, release)
        if activity.duration and not compiled.times[position].is_working(pinned):
            message = f"{activity.key} is pinned to a time at which nobody works"
            opens = compiled.times[position].next_working(pinned)
            yield Finding("pinned-outside-working-time", message, (activity.key,), pinned, opens)


def _overbooked(problem: Problem, compiled: Compiled) -> Iterator[Finding]:
    for number, profile in enumerate(booked_profiles(compiled)):
        resource = problem.resources[number]
        for i, free in enumerate(profile.free):
            if free >= 0:
                continue
            start, finish = profile.times[i], profile.times[i + 1]
            users = [
                compiled.keys[position]
                for position in compiled.order
                if (busy := compiled.busy[position]) is not None
                and busy[0] < finish
                and busy[1] > start
                and any(each == number for each, _ in compiled.demands[position])
            ]
            if users:
                message = f"{resource.key} has more fixed work at once than the capacity allows"
                yield Finding("over-capacity", message, (*users, resource.key), start, finish)


def _short_of_material(problem: Problem) -> Iterator[Finding]:
    """Yield what even the thriftiest modes use up more of than there is."""
    for resource in problem.resources:
        if resource.kind == "renewable":
            continue
        least = {
            activity.key: min(
                each.demands.get(resource.key, 0) for each in activity.modes or (activity,)
            )
            for activity in problem.activities
        }
        users = [key for key, units in least.items() if units]
        if sum(least.values()) > resource.capacity:
            message = (
                f"{resource.key} has {resource.capacity}, and {sum(least.values())} are used up"
            )
            yield Finding("material-short", message, (*users, resource.key))


def _out_of_reach(problem: Problem, compiled: Compiled, early: Sequence[int]) -> Iterator[Finding]:
    for position in compiled.order:
        activity, finish = problem.activities[position], early[position]
        if activity.deadline is not None and finish > activity.deadline:
            message = f"{activity.key} cannot be done before its deadline, however early it begins"
            yield Finding(
                "deadline-out-of-reach", message, (activity.key,), activity.deadline, finish
            )
