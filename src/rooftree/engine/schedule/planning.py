"""From dates to a plan: assignments, status and findings."""

from collections.abc import Sequence

from rooftree.engine.compiled import Compiled
from rooftree.engine.plan import Assignment, Finding, Plan, Status
from rooftree.engine.problem import Problem
from rooftree.engine.schedule.findings import CONTRADICTIONS, contradictions, disappointments
from rooftree.engine.schedule.searching import Found


def plan_of(
    problem: Problem, numbers: Compiled, found: Found, early_finishes: Sequence[int]
) -> Plan:
    """Return the plan of `found`; `early_finishes` are those without resource limits."""
    starts, finishes = found.dates
    findings = contradictions(problem, numbers, early_finishes)
    findings += disappointments(problem, numbers, starts, finishes)
    end = max((finishes[position] for position in numbers.order), default=numbers.start)
    return Plan(
        status=_status(findings, proven=end <= found.bound),
        assignments={
            numbers.keys[position]: Assignment(starts[position], finishes[position])
            for position in sorted(numbers.order)
        },
        makespan=end - numbers.start,
        lower_bound=min(end, found.bound) - numbers.start,
        findings=tuple(findings),
        schedules=found.schedules,
    )


def _status(findings: Sequence[Finding], *, proven: bool) -> Status:
    codes = {finding.code for finding in findings}
    if codes & CONTRADICTIONS:
        return "infeasible"
    if "deadline-missed" in codes:
        return "unknown"
    return "optimal" if proven else "feasible"
