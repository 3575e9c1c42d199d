"""What does not fit in a levelled plan, found as for every plan that is scheduled."""

from collections.abc import Iterator
from dataclasses import replace

from rooftree.engine.as_planned import AsPlanned
from rooftree.engine.compilation import compiled
from rooftree.engine.levelling.board import Board, Places
from rooftree.engine.plan import Finding, Plan, Status
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.by_goal import least_and_impossible, overdrawn
from rooftree.engine.schedule.findings import CONTRADICTIONS, disappointments, misplaced

UNPROVEN = frozenset(
    {
        "deadline-missed",
        "material-overdrawn",
        "not-planned",
        "order-broken",
        "outside-working-time",
        "overloaded",
    }
)


def judged(
    problem: Problem, settled: AsPlanned, board: Board, before: Plan, places: Places
) -> Plan:
    """Return `before` with these places instead, and with what does not fit in it now.

    `settled` is `problem` as `before` settles it; it is `infeasible` where no choice could help.
    """
    named = {board.numbers.keys[position]: place for position, place in places.items()}
    assignments = {**before.assignments, **named}
    end = max((place.finish for place in assignments.values()), default=problem.start)
    findings = tuple(dict.fromkeys(_findings(problem, settled, board, before, places)))
    return replace(
        before,
        status=_status(findings),
        assignments=assignments,
        makespan=end - problem.start,
        lower_bound=min(before.lower_bound or 0, end - problem.start),
        findings=findings,
    )


def _findings(
    problem: Problem, settled: AsPlanned, board: Board, before: Plan, places: Places
) -> Iterator[Finding]:
    starts, finishes = board.dates(places)
    yield from compiled(settled.problem).findings
    yield from _outside_working_time(problem, settled)
    yield from least_and_impossible(problem)[1]
    yield from _not_planned(problem, before)
    yield from overdrawn(settled.problem)
    yield from disappointments(settled.problem, board.numbers, starts, finishes)
    yield from _out_of_order(board, places)
    capacities = [each.capacity for each in problem.resources]
    whole = Board(replace(settled, numbers=replace(board.numbers, capacities=capacities)))
    for each in whole.overloads(places):
        message = f"{each.resource} has {each.used} of {each.limit}"
        keys = (*each.keys, each.resource)
        yield Finding("overloaded", message, keys, each.start, each.finish)


def _outside_working_time(problem: Problem, settled: AsPlanned) -> Iterator[Finding]:
    """Yield what is pinned to a time at which nobody works in the modes that were chosen."""
    chosen = {activity.key for activity in problem.activities if activity.modes}
    for finding in misplaced(settled.problem, compiled(settled.problem)):
        if finding.keys[0] in chosen:
            yield replace(finding, code="outside-working-time")


def _not_planned(problem: Problem, before: Plan) -> Iterator[Finding]:
    for key in (each.key for each in problem.activities if each.key not in before.assignments):
        why = [finding for finding in before.findings if finding.keys[0] == key]
        yield from why or [Finding("not-planned", f"{key} is not in the plan", (key,))]


def _out_of_order(board: Board, places: Places) -> Iterator[Finding]:
    for position, link in sorted(board.broken(places), key=lambda arrow: arrow[:1]):
        if board.numbers.fixed[position] is None:
            after, before = board.numbers.keys[position], board.numbers.keys[link.other]
            yield Finding("order-broken", f"{after} does not wait for {before}", (after, before))


def _status(findings: tuple[Finding, ...]) -> Status:
    codes = {finding.code for finding in findings}
    if codes & CONTRADICTIONS:
        return "infeasible"
    return "unknown" if codes & UNPROVEN else "feasible"
