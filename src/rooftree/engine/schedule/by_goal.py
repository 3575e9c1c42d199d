"""Plans for a goal, and for problems with modes, skills or work that pauses."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

from rooftree.engine.bounds import lower_bound
from rooftree.engine.compilation import compiled
from rooftree.engine.compiled import early_dates
from rooftree.engine.objectives import Goal
from rooftree.engine.parts import Activity
from rooftree.engine.plan import Finding, Plan, Status
from rooftree.engine.problem import Problem
from rooftree.engine.progress import Progress
from rooftree.engine.schedule.findings import CONTRADICTIONS, contradictions, disappointments
from rooftree.engine.schedule.groups import group_bound
from rooftree.engine.schedule.rules import Rule
from rooftree.engine.schedule.seeking import Seeker
from rooftree.engine.schedule.skills import Staff, Staffing
from rooftree.engine.schedule.special import is_special

EARLY = Goal()
HEAD_START = 0.5  # of the seconds for the compiled search, where an early end comes first
WORTH_PROVING = 0.5  # seconds; with less, CP-SAT only reads the problem
SEEKING, PROVING = 0.2, 0.6  # of the seconds: local search, then CP-SAT, then search to the end


def schedule_by_goal(  # noqa: PLR0913 - the options of every schedule
    problem: Problem,
    goal: Goal = EARLY,
    *,
    rule: Rule = "lst",
    seconds: float = 0.0,
    seed: int = 0,
    samples: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """Return a plan of `problem` that is good for `goal`; options as in `schedule`.

    It is proven to be optimal only where its end is the lower bound and nothing else is sought.
    """
    began = monotonic()
    bound, impossible = least_and_impossible(problem)
    seeker = Seeker(problem, goal, rule, seed)

    def told() -> None:
        if on_progress is not None:
            value = float(seeker.best.score[1])
            is_early = goal.objectives[0].measure == "makespan"
            on_progress(Progress(monotonic() - began, value, bound if is_early else None))

    def is_enough(plan: Plan) -> bool:
        told()
        return goal.is_early_end and plan.makespan is not None and plan.makespan <= bound

    def search(until: float) -> None:
        seeker.run(
            lambda schedules: (
                not (samples and schedules >= samples)
                and not (seconds and monotonic() - began >= until)
                and not (stop is not None and stop())
            ),
            is_enough,
        )

    if seconds and goal.objectives[0].measure == "makespan" and not is_special(problem):
        early = _early_plan(problem, seconds * HEAD_START, seed, stop)
        seeker.try_order({key: place.start for key, place in early.assignments.items()})
    if seconds >= WORTH_PROVING and not samples and goal.is_early_end and _needs_people(problem):
        search(seconds * SEEKING)
        left = min(began + seconds - monotonic(), seconds * PROVING)
        bound = max(bound, _proven(seeker, bound, left, seed, stop))
        told()
    if samples or seconds:
        search(seconds)
    return _judged(problem, seeker, bound, impossible, goal)


def _early_plan(
    problem: Problem, seconds: float, seed: int, stop: Callable[[], bool] | None
) -> Plan:
    """Return the plan of the compiled search, for a goal in which an early end comes first."""
    from rooftree.engine.schedule.scheduler import schedule  # noqa: PLC0415 - it asks back here

    return schedule(problem, seconds=seconds, seed=seed, stop=stop)


def _needs_people(problem: Problem) -> bool:
    return any(activity.skills for activity in problem.activities)


def _proven(
    seeker: Seeker, bound: int, seconds: float, seed: int, stop: Callable[[], bool] | None
) -> int:
    """Let CP-SAT improve the best plan where it can; return a bound in minutes from the start."""
    setting = seeker.setting(seeker.best.choice)
    plan, missed = seeker.plan(), seeker.best.score[0]
    is_open = plan.makespan is not None and plan.makespan > bound
    if seconds <= 0 or missed or not is_open or seeker.has_modes or (stop is not None and stop()):
        return bound
    from rooftree.engine.schedule.exact_people import (  # noqa: PLC0415 - loads OR-Tools
        Exact,
        common_time,
        rebuilt,
    )

    time = common_time(setting)
    if time is None:
        return bound
    start = setting.compiled.start
    answer = Exact(setting, time, seeker.best.made, start + bound).run(seconds, seed, stop)
    if answer.starts is not None:
        seeker.adopt(rebuilt(setting, answer))
    return answer.bound - start


def _judged(
    problem: Problem, seeker: Seeker, bound: int, impossible: list[Finding], goal: Goal
) -> Plan:
    plan, setting = seeker.plan(), seeker.setting(seeker.best.choice)
    made = seeker.best.made
    findings = [*setting.compiled.findings, *impossible, *overdrawn(setting.problem)]
    findings += setting.misplaced
    findings += disappointments(problem, setting.compiled, made.starts, made.finishes)
    codes = {finding.code for finding in findings}
    status: Status
    if codes & CONTRADICTIONS:
        status = "infeasible"
    elif codes & {"deadline-missed", "material-overdrawn"}:
        status = "unknown"
    else:
        status = "optimal" if goal.is_early_end and plan.makespan == bound else "feasible"
    return replace(
        plan,
        status=status,
        lower_bound=min(bound, plan.makespan or 0),
        findings=tuple(dict.fromkeys(findings)),
        schedules=seeker.schedules,
    )


def overdrawn(problem: Problem) -> Iterator[Finding]:
    """Yield what the chosen modes use up more of than there is."""
    for resource in problem.resources:
        if resource.kind == "nonrenewable":
            users = [each.key for each in problem.activities if each.demands.get(resource.key)]
            used = sum(each.demands.get(resource.key, 0) for each in problem.activities)
            if used > resource.capacity:
                message = f"the chosen modes use up {used} of {resource.capacity} {resource.key}"
                yield Finding("material-overdrawn", message, (*users, resource.key))


def least_and_impossible(problem: Problem) -> tuple[int, list[Finding]]:
    """Return minutes that no plan falls short of, and what no plan can mend.

    Both come from a problem that is easier: each activity has the least duration and demands of
    its modes and its fastest people, and waits in no calendar that another choice does not have.
    """
    durations = [
        min(mode.duration for mode in activity.modes) if activity.modes else activity.duration
        for activity in problem.activities
    ]
    staffing = Staffing(problem, durations)
    easier = _easier(problem, staffing)
    numbers = compiled(easier)
    starts, finishes = early_dates(numbers)
    free = [staffing.of[each] for each in numbers.order if numbers.fixed[each] is None]
    bound = max(lower_bound(numbers, starts, finishes), group_bound(problem, free)) - problem.start
    findings = contradictions(easier, numbers, finishes)
    return bound, [finding for finding in findings if finding.code in CONTRADICTIONS]


def _easier(problem: Problem, staffing: Staffing) -> Problem:
    lagged = {each.after for each in problem.dependencies if each.lag}
    activities = tuple(
        _easiest(
            activity, staff.fastest(), None if activity.key in lagged else _one_of(problem, staff)
        )
        for activity, staff in zip(problem.activities, staffing.of, strict=True)
    )
    with_modes = {activity.key for activity in problem.activities if activity.modes}
    # Where a finish waits, who takes longer begins earlier, so that the least duration is not easier.
    varying = with_modes | {activity.key for activity in problem.activities if activity.skills}
    dependencies = tuple(
        each
        for each in problem.dependencies
        if (each.lag >= 0 or each.after not in with_modes)
        and not (each.type[1] == "F" and each.after in varying)
    )
    return replace(problem, activities=activities, dependencies=dependencies)


def _one_of(problem: Problem, staff: Staff) -> str | None:
    """Return one of the people for a need whose candidates all have the same calendar."""
    for need in staff.needs:
        if len({problem.resources[person].calendar for person in need}) == 1:
            return problem.resources[next(iter(need))].key
    return None


def _easiest(activity: Activity, duration: int, person: str | None) -> Activity:
    """Return the easiest form of `activity`; of `person` it needs nothing but the hours."""
    hours = {} if person is None else {person: 0}
    if not activity.modes:
        demands = {**hours, **activity.demands}
        return replace(activity, duration=duration, demands=demands, skills=())
    first, *others = (mode.demands for mode in activity.modes)
    demands = {
        key: min(units, *(other[key] for other in others)) if others else units
        for key, units in first.items()
        if all(key in other for other in others)
    }
    demands = {**hours, **demands}
    return replace(activity, duration=duration, demands=demands, modes=(), skills=())
