"""From what the search found, in slots, to a plan with its findings."""

from collections.abc import Iterator, Sequence

from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import Compiled
from rooftree.engine.modes.least import least_finishes
from rooftree.engine.modes.numbers import ModeNumbers
from rooftree.engine.modes.possible import modes_of
from rooftree.engine.modes.search import ModeSearch
from rooftree.engine.plan import Assignment, Finding, Plan, Status
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.findings import CONTRADICTIONS, contradictions, disappointments
from rooftree.engine.schedule.mode_choice import Choice, in_modes


def plan_of(
    problem: Problem, numbers: ModeNumbers, search: ModeSearch | None, *, has_none: bool = False
) -> Plan:
    """Return the best plan that `search` has; without one, that of the activities in fixed places.

    `has_none` says that no choice of modes leaves enough of what is used up.
    """
    choice, places = _places(numbers, search)
    chosen = compiled(in_modes(problem, choice))
    starts = [place[0] for place in places]
    finishes = [place[1] for place in places]
    early = least_finishes(problem, numbers)
    findings = [
        *contradictions(problem, numbers.compiled, early),
        *_used_up(problem, choice, has_none=has_none),
        *disappointments(problem, chosen, starts, finishes),
    ]
    end = max((finishes[position] for position in numbers.compiled.order), default=problem.start)
    bound = min(end, _bound(numbers, search, early))
    return Plan(
        status=_status(findings, proven=end <= bound),
        assignments={
            numbers.compiled.keys[position]: Assignment(
                *places[position], mode=_mode_key(problem, position, choice)
            )
            for position in sorted(numbers.compiled.order)
        },
        makespan=end - problem.start,
        lower_bound=bound - problem.start,
        findings=tuple(findings),
        schedules=0 if search is None else search.made,
    )


def _places(
    numbers: ModeNumbers, search: ModeSearch | None
) -> tuple[Choice, list[tuple[int, int]]]:
    """Return the mode, the start and the finish of each activity by its position."""
    choice = list(numbers.choice)
    places = [place or (0, 0) for place in numbers.compiled.fixed]
    if search is not None:
        for i, (slot, mode) in enumerate(search.best.T):
            position, number = numbers.modes[mode]
            choice[position] = number
            places[position] = numbers.dates_of(i, int(slot), int(mode))
    return tuple(choice), places


def _mode_key(problem: Problem, position: int, choice: Choice) -> str | None:
    activity = problem.activities[position]
    return activity.modes[choice[position]].key if activity.modes else None


def _bound(numbers: ModeNumbers, search: ModeSearch | None, early: Sequence[int]) -> int:
    """Return an instant before which no plan ends."""
    compiled_: Compiled = numbers.compiled
    bounds = [early[position] for position in compiled_.order]
    if search is not None and search.bound > 0:
        bounds.append(numbers.time.finish_at(numbers.origin + search.bound * numbers.unit))
    return max(bounds, default=compiled_.start)


def _used_up(problem: Problem, choice: Choice, *, has_none: bool) -> Iterator[Finding]:
    """Yield what the chosen modes use up more of than there is."""
    for resource in problem.resources:
        if resource.kind == "renewable":
            continue
        uses = {
            activity.key: modes_of(activity)[number].demands.get(resource.key, 0)
            for activity, number in zip(problem.activities, choice, strict=True)
        }
        used, users = sum(uses.values()), [key for key, units in uses.items() if units]
        if used > resource.capacity:
            code = "material-short" if has_none else "material-overdrawn"
            message = f"the chosen modes use up {used} of {resource.capacity} {resource.key}"
            if has_none:
                message += ", and no choice of modes leaves enough of everything"
            yield Finding(code, message, (*users, resource.key))


def _status(findings: Sequence[Finding], *, proven: bool) -> Status:
    codes = {finding.code for finding in findings}
    if codes & CONTRADICTIONS:
        return "infeasible"
    if codes & {"deadline-missed", "material-overdrawn"}:
        return "unknown"
    return "optimal" if proven else "feasible"
