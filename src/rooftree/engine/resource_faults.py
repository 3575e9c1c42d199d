"""What can be wrong with one resource or one project."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from rooftree.engine.amounts import is_amount, is_instant, is_name
from rooftree.engine.parts import Project, Reduction, Resource

_ONLY_RENEWABLE = ("calendar", "reductions", "skills", "team")


def resource_faults(resource: Resource, calendars: AbstractSet[str]) -> Iterator[str]:
    """Yield every fault of `resource`; `calendars` has the keys that it may name."""
    name = f"resource {resource.key}"
    for field in ("capacity", "rate"):
        if not is_amount(getattr(resource, field)):
            yield f"{name} has the {field} {getattr(resource, field)!r}"
    if resource.team is not None and not is_name(resource.team):
        yield f"{name} has the team {resource.team!r}"
    if resource.calendar is not None and resource.calendar not in calendars:
        yield f"{name} names the unknown calendar {resource.calendar}"
    for away in resource.reductions:
        yield from _reduction_faults(away, name)
    for skill, level in resource.skills.items():
        if not is_amount(level) or not level:
            yield f"{name} has {skill} at the level {level!r}"
    yield from _kind_faults(resource, name)


def _reduction_faults(away: Reduction, name: str) -> Iterator[str]:
    if not (is_instant(away.start) and is_instant(away.finish)) or away.start >= away.finish:
        yield f"{name} has a reduction from {away.start!r} to {away.finish!r}"
    if not is_amount(away.units):
        yield f"{name} has a reduction by {away.units!r}"


def _kind_faults(resource: Resource, name: str) -> Iterator[str]:
    if resource.kind not in {"renewable", "nonrenewable"}:
        yield f"{name} is of the kind {resource.kind!r}"
    elif resource.kind == "nonrenewable":
        for field in _ONLY_RENEWABLE:
            if getattr(resource, field):
                yield f"{name} is nonrenewable and can have no {field}"


def project_faults(project: Project) -> Iterator[str]:
    """Yield every fault of `project`."""
    name = f"project {project.key}"
    if type(project.priority) is not int:
        yield f"{name} has the priority {project.priority!r}"
    for field in ("due", "release"):
        value = getattr(project, field)
        if value is not None and not is_instant(value):
            yield f"{name} has the {field} {value!r}"
    if not is_amount(project.weight):
        yield f"{name} has the weight {project.weight!r}"
    if project.budget is not None and not is_amount(project.budget):
        yield f"{name} has the budget {project.budget!r}"
