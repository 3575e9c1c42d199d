"""Running all rules over a workspace, and noting what is new, what changed and what is over."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from rooftree.alignment.checks.loading import load_snapshot
from rooftree.alignment.checks.models import CheckRun
from rooftree.alignment.checks.registry import Rule
from rooftree.alignment.checks.rules import RULES
from rooftree.alignment.checks.snapshot import Snapshot
from rooftree.alignment.findings.actions import raise_findings, resolve_findings, returns
from rooftree.alignment.findings.facts import FindingRaised, FindingReturned
from rooftree.alignment.findings.models import Finding, FindingState
from rooftree.alignment.findings.raised import Raised
from rooftree.changes.actor import Actor
from rooftree.lib import clock

CHUNK = 100
"""Findings for each transaction: SQLite's write lock is held under 200 ms."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run changed: findings raised or open again, changed, and resolved."""

    raised: int
    changed: int
    resolved: int


def run_checks(workspace_id: int, *, by: Actor | None = None) -> Summary:
    """Judge a workspace by all rules. A second run right after changes nothing.

    Reads outside of any transaction, then writes in chunks; without `by` the house acts as a job.
    """
    by = by or Actor.system(workspace_id, via="job")
    CheckRun.objects.update_or_create(workspace_id=workspace_id, defaults={"is_due": False})
    snapshot = load_snapshot(workspace_id)
    found = {one.fingerprint: one for one in judged(snapshot, workspace_id)}
    unresolved = Finding.objects.filter(workspace_id=workspace_id).exclude(
        state=FindingState.RESOLVED
    )
    known = {one.fingerprint: one for one in unresolved.iterator()}
    news = [one for one in found.values() if _is_news(one, known.get(one.fingerprint), snapshot)]
    over = [one for one in known.values() if one.fingerprint not in found]
    told: Counter[bool] = Counter()
    for some in _chunks(news):
        facts = raise_findings(some, by=by)
        told.update(isinstance(fact, FindingRaised | FindingReturned) for fact in facts)
    resolved = sum(len(resolve_findings(some, by=by)) for some in _chunks(over))
    CheckRun.objects.filter(pk=workspace_id).update(finished_at=clock.now())
    return Summary(raised=told[True], changed=told[False], resolved=resolved)


def judged(snapshot: Snapshot, workspace_id: int) -> Iterator[Finding]:
    """Yield what all rules find in a snapshot as unsaved findings."""
    now = clock.now()
    for rule in RULES.values():
        for raised in rule.find(snapshot):
            finding = _finding(rule, raised)
            finding.workspace_id = workspace_id
            finding.first_seen = now
            yield finding


def _finding(rule: Rule, raised: Raised) -> Finding:
    finding = Finding(
        rule=rule.code,
        severity=rule.severity,
        fingerprint=raised.fingerprint(rule.code),
        owner_id=raised.owner_id,
        variant=raised.variant,
        evidence=dict(raised.evidence),
        is_restricted=raised.is_restricted,
    )
    setattr(finding, f"{raised.kind}_id", raised.subject_id)
    return finding


def _is_news(seen: Finding, known: Finding | None, snapshot: Snapshot) -> bool:
    if known is None or returns(known.state, known.accepted_until, snapshot.today):
        return True
    columns = ("severity", "owner_id", "variant", "evidence", "is_restricted")
    return any(getattr(seen, name) != getattr(known, name) for name in columns)


def _chunks(things: Iterable[Thing]) -> Iterator[Sequence[Thing]]:
    waiting = iter(things)
    while some := list(islice(waiting, CHUNK)):
        yield some
