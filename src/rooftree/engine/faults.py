"""What can be wrong with a problem, each fault named in a sentence of its own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from rooftree.engine import calendars
from rooftree.engine.activity_faults import activity_faults
from rooftree.engine.amounts import LATEST, is_instant, is_name
from rooftree.engine.calendars import Calendar
from rooftree.engine.cycles import find_cycle
from rooftree.engine.parts import Activity, Dependency, Project, Resource
from rooftree.engine.resource_faults import project_faults, resource_faults

__all__ = ["LATEST", "ProblemError", "faults_of"]


class ProblemError(ValueError):
    """The problem is unsound; `faults` has one sentence for each fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class Parts(Protocol):
    """The parts of a problem, sound or not."""

    @property
    def start(self) -> int: ...
    @property
    def activities(self) -> Sequence[Activity]: ...
    @property
    def dependencies(self) -> Sequence[Dependency]: ...
    @property
    def resources(self) -> Sequence[Resource]: ...
    @property
    def calendars(self) -> Mapping[str, Calendar]: ...
    @property
    def projects(self) -> Sequence[Project]: ...
    @property
    def accepted(self) -> Mapping[str, int]: ...


def faults_of(parts: Parts) -> Iterator[str]:
    """Yield every fault of these parts of a problem."""
    if not is_instant(parts.start):
        yield f"the start {parts.start!r} is not a whole number of minutes within reach"
    for name, calendar in parts.calendars.items():
        for fault in calendars.faults_of(calendar):
            yield f"calendar {name}: {fault}"
    yield from _doubled("activity", [activity.key for activity in parts.activities])
    yield from _doubled("resource", [resource.key for resource in parts.resources])
    yield from _doubled("project", [project.key for project in parts.projects])
    for resource in parts.resources:
        yield from resource_faults(resource, set(parts.calendars))
    for project in parts.projects:
        yield from project_faults(project)
    resources = {resource.key for resource in parts.resources}
    projects = {project.key for project in parts.projects}
    for activity in parts.activities:
        yield from activity_faults(activity, resources, set(parts.calendars), projects)
        if is_instant(parts.start) and _begins_after(activity, parts.start):
            yield f"activity {activity.key} is under way, but from after the start of the plan"
    keys = {activity.key for activity in parts.activities}
    yield from _dependency_faults(parts.dependencies, keys)
    yield from _accepted_faults(parts.accepted, keys)


def _doubled(what: str, keys: Sequence[object]) -> Iterator[str]:
    seen: set[object] = set()
    for key in keys:
        if not is_name(key):
            yield f"the {what} key {key!r} is not a name"
        elif key in seen:
            yield f"{what} {key} is there twice"
        else:
            seen.add(key)


def _dependency_faults(dependencies: Sequence[Dependency], known: set[str]) -> Iterator[str]:
    sound = []
    for dependency in dependencies:
        name = f"dependency {dependency.before} → {dependency.after}"
        unknown = [key for key in (dependency.before, dependency.after) if key not in known]
        for key in unknown:
            yield f"{name} names the unknown activity {key}"
        if dependency.type not in {"FS", "SS", "FF", "SF"}:
            yield f"{name} has the type {dependency.type!r}"
        if type(dependency.lag) is not int or abs(dependency.lag) > LATEST:
            yield f"{name} has the lag {dependency.lag!r}"
        if not unknown:
            sound.append((dependency.before, dependency.after))
    cycle = find_cycle(sound)
    if cycle:
        yield "dependencies run in a circle: " + " → ".join(cycle)


def _accepted_faults(accepted: Mapping[str, int], known: set[str]) -> Iterator[str]:
    for key, start in accepted.items():
        if key not in known:
            yield f"the accepted plan names the unknown activity {key}"
        if not is_instant(start):
            yield f"the accepted plan has {key} start at {start!r}"


def _begins_after(activity: Activity, start: int) -> bool:
    begun = activity.actual_start
    return begun is not None and is_instant(begun) and begun > start
