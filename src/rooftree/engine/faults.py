"""What can be wrong with a problem, each fault named in a sentence of its own."""

from collections.abc import Iterator, Mapping, Sequence

from rooftree.engine import calendars
from rooftree.engine.calendars import Calendar
from rooftree.engine.cycles import find_cycle
from rooftree.engine.parts import Activity, Dependency, Resource

LATEST = 10**9  # some nineteen hundred years of minutes: anything beyond is a mistake of units

_INSTANTS = ("earliest", "due", "deadline", "pinned", "actual_start")


class ProblemError(ValueError):
    """The problem is unsound; `faults` has one sentence for each fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def faults_of(
    start: int,
    activities: Sequence[Activity],
    dependencies: Sequence[Dependency],
    resources: Sequence[Resource],
    named_calendars: Mapping[str, Calendar],
) -> Iterator[str]:
    """Yield every fault of these parts of a problem."""
    if not _is_instant(start):
        yield f"the start {start!r} is not a whole number of minutes within reach"
    for name, calendar in named_calendars.items():
        for fault in calendars.faults_of(calendar):
            yield f"calendar {name}: {fault}"
    yield from _doubled("activity", [activity.key for activity in activities])
    yield from _doubled("resource", [resource.key for resource in resources])
    known = {resource.key for resource in resources}
    for resource in resources:
        yield from _resource_faults(resource, named_calendars)
    for activity in activities:
        yield from _activity_faults(activity, known, named_calendars)
        if _is_instant(start) and _begins_after(activity, start):
            yield f"activity {activity.key} is under way, but from after the start of the plan"
    yield from _dependency_faults(dependencies, {activity.key for activity in activities})


def _doubled(what: str, keys: Sequence[object]) -> Iterator[str]:
    seen: set[object] = set()
    for key in keys:
        if not isinstance(key, str) or not key:
            yield f"the {what} key {key!r} is not a name"
        elif key in seen:
            yield f"{what} {key} is there twice"
        else:
            seen.add(key)


def _resource_faults(resource: Resource, known_calendars: Mapping[str, Calendar]) -> Iterator[str]:
    name = f"resource {resource.key}"
    if not _is_amount(resource.capacity):
        yield f"{name} has the capacity {resource.capacity!r}"
    if resource.calendar is not None and resource.calendar not in known_calendars:
        yield f"{name} names the unknown calendar {resource.calendar}"
    for away in resource.reductions:
        if not (_is_instant(away.start) and _is_instant(away.finish)) or away.start >= away.finish:
            yield f"{name} has a reduction from {away.start!r} to {away.finish!r}"
        if not _is_amount(away.units):
            yield f"{name} has a reduction by {away.units!r}"


def _activity_faults(
    activity: Activity, resources: set[str], known_calendars: Mapping[str, Calendar]
) -> Iterator[str]:
    name = f"activity {activity.key}"
    yield from _number_faults(activity, name)
    yield from _contradictions(activity, name)
    if activity.calendar is not None and activity.calendar not in known_calendars:
        yield f"{name} names the unknown calendar {activity.calendar}"
    for resource in activity.demands:
        if resource not in resources:
            yield f"{name} demands the unknown resource {resource}"


def _number_faults(activity: Activity, name: str) -> Iterator[str]:
    for field in _INSTANTS:
        value = getattr(activity, field)
        if value is not None and not _is_instant(value):
            yield f"{name} has {field.replace('_', ' ')} {value!r}"
    for field, amount in _amounts_of(activity):
        if not _is_amount(amount):
            yield f"{name} has the {field} {amount!r}"
    if type(activity.priority) is not int:
        yield f"{name} has the priority {activity.priority!r}"


def _amounts_of(activity: Activity) -> Iterator[tuple[str, object]]:
    yield "duration", activity.duration
    yield "weight", activity.weight
    if activity.remaining is not None:
        yield "remaining duration", activity.remaining
    for resource, units in activity.demands.items():
        yield f"demand of {resource}", units


def _contradictions(activity: Activity, name: str) -> Iterator[str]:
    if (activity.actual_start is None) != (activity.remaining is None):
        yield f"{name} needs both an actual start and what remains, or neither"
    if activity.actual_start is not None and activity.pinned is not None:
        yield f"{name} is both pinned and under way"


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


def _begins_after(activity: Activity, start: int) -> bool:
    begun = activity.actual_start
    return begun is not None and _is_instant(begun) and begun > start


def _is_amount(value: object) -> bool:
    return type(value) is int and 0 <= value <= LATEST


def _is_instant(value: object) -> bool:
    return type(value) is int and -LATEST <= value <= LATEST
