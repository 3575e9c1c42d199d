"""What can be wrong with one activity."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rooftree.engine.amounts import is_amount, is_flag, is_instant, is_name
from rooftree.engine.parts import Activity, Estimate, Mode, SkillNeed

_INSTANTS = ("earliest", "due", "deadline", "pinned", "actual_start")


def activity_faults(
    activity: Activity,
    resources: AbstractSet[str],
    calendars: AbstractSet[str],
    projects: AbstractSet[str],
) -> Iterator[str]:
    """Yield every fault of `activity`; the sets hold the keys that it may name."""
    name = f"activity {activity.key}"
    yield from _number_faults(activity, name)
    yield from _contradictions(activity, name)
    if activity.calendar is not None and activity.calendar not in calendars:
        yield f"{name} names the unknown calendar {activity.calendar}"
    if activity.project is not None and activity.project not in projects:
        yield f"{name} names the unknown project {activity.project}"
    for resource in activity.demands:
        if resource not in resources:
            yield f"{name} demands the unknown resource {resource}"
    yield from _modes_faults(activity.modes, name, resources)
    for need in activity.skills:
        yield from _need_faults(need, name)
    if activity.estimate is not None:
        yield from _estimate_faults(activity.estimate, name)


def _number_faults(activity: Activity, name: str) -> Iterator[str]:
    for field in _INSTANTS:
        value = getattr(activity, field)
        if value is not None and not is_instant(value):
            yield f"{name} has {field.replace('_', ' ')} {value!r}"
    for field, amount in _amounts_of(activity):
        if not is_amount(amount):
            yield f"{name} has the {field} {amount!r}"
    if type(activity.priority) is not int:
        yield f"{name} has the priority {activity.priority!r}"
    if not is_flag(activity.splittable):
        yield f"{name} is splittable {activity.splittable!r}, neither true nor false"


def _amounts_of(activity: Activity) -> Iterator[tuple[str, object]]:
    yield "duration", activity.duration
    yield "weight", activity.weight
    yield "value", activity.value
    if activity.remaining is not None:
        yield "remaining duration", activity.remaining
    for resource, units in activity.demands.items():
        yield f"demand of {resource}", units


def _contradictions(activity: Activity, name: str) -> Iterator[str]:
    if (activity.actual_start is None) != (activity.remaining is None):
        yield f"{name} needs both an actual start and what remains, or neither"
    if activity.actual_start is not None and activity.pinned is not None:
        yield f"{name} is both pinned and under way"
    if activity.modes and (activity.duration or activity.demands):
        yield f"{name} has modes, so its own duration and demands must be empty"
    if activity.actual_start is not None and (activity.modes or activity.skills):
        yield f"{name} is under way, so its mode and its people are known and stand in its demands"


def _modes_faults(modes: tuple[Mode, ...], name: str, resources: AbstractSet[str]) -> Iterator[str]:
    seen = set()
    for mode in modes:
        if not is_name(mode.key):
            yield f"{name} has the mode {mode.key!r}, which is not a name"
        elif mode.key in seen:
            yield f"{name} has the mode {mode.key} twice"
        seen.add(mode.key)
        yield from _mode_faults(mode, f"{name} in mode {mode.key}", resources)


def _mode_faults(mode: Mode, place: str, resources: AbstractSet[str]) -> Iterator[str]:
    for field in ("duration", "cost"):
        if not is_amount(getattr(mode, field)):
            yield f"{place} has the {field} {getattr(mode, field)!r}"
    for resource, units in mode.demands.items():
        if resource not in resources:
            yield f"{place} demands the unknown resource {resource}"
        if not is_amount(units):
            yield f"{place} has the demand of {resource} {units!r}"


def _need_faults(need: SkillNeed, name: str) -> Iterator[str]:
    if not is_name(need.skill):
        yield f"{name} needs the skill {need.skill!r}, which is not a name"
    for field in ("level", "people"):
        value = getattr(need, field)
        if not is_amount(value) or not value:
            yield f"{name} needs {need.skill} with {field} {value!r}"
    if not is_amount(need.faster):
        yield f"{name} needs {need.skill} faster by {need.faster!r}"


def _estimate_faults(estimate: Estimate, name: str) -> Iterator[str]:
    points = (estimate.low, estimate.likely, estimate.high)
    if not all(map(is_amount, points)) or not points[0] <= points[1] <= points[2]:
        yield f"{name} has the estimate {points!r}, which is not three durations that rise"
