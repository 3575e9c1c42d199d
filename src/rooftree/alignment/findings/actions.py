"""The life of a finding: the house raises and resolves it, people answer it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.accounts.texts import checked_text
from rooftree.alignment.findings.facts import (
    FindingAccepted,
    FindingAcknowledged,
    FindingChanged,
    FindingFact,
    FindingRaised,
    FindingReopened,
    FindingResolved,
    FindingReturned,
)
from rooftree.alignment.findings.models import Finding, FindingState
from rooftree.alignment.findings.policy import require_may_answer
from rooftree.alignment.findings.topics import topics_of_change
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rowchange import RowChange
from rooftree.changes.rows import edit_many, insert_many
from rooftree.errors import RuleBroken
from rooftree.lib import clock

Told = TypeVar("Told", bound=FindingFact)

NOT_ANSWERED: dict[str, Any] = {
    "answered_by_id": None,
    "answered_at": None,
    "accepted_until": None,
    "note": "",
}


@action
def raise_findings(found: Sequence[Finding], *, by: Actor) -> tuple[FindingFact, ...]:
    """Store what the rules found: new findings, and those known by their fingerprint again.

    `found` are unsaved. One that was resolved, or accepted until a day now past, is open again; any
    other keeps its state and has its evidence brought up to date.
    """
    today = clock.today(Workspace.objects.get(pk=by.workspace_id).time_zone)
    prints = [one.fingerprint for one in found]
    stored = Finding.objects.filter(workspace_id=by.workspace_id, fingerprint__in=prints)
    known = {one.fingerprint: one for one in stored.select_related("item")}
    new = [one for one in found if one.fingerprint not in known]
    prefetch_related_objects(new, "item")
    facts: list[FindingFact] = [
        _told(FindingRaised, finding, row)
        for finding, row in zip(new, insert_many(new), strict=True)
    ]
    again = [
        (known[one.fingerprint], _brought_up_to_date(known[one.fingerprint], one, today))
        for one in found
        if one.fingerprint in known
    ]
    rows = {row.pk: row for row in edit_many(again)}
    for finding, _new in again:
        row = rows.get(finding.pk)
        if row is not None:
            returned = row.new.get("state") == FindingState.OPEN
            facts.append(_told(FindingReturned if returned else FindingChanged, finding, row))
    return tuple(facts)


@action
def resolve_findings(findings: Sequence[Finding], *, by: Actor) -> tuple[FindingResolved, ...]:
    """Note that some findings are not so any more."""
    now = clock.now()
    over = {"state": FindingState.RESOLVED, "resolved_at": now}
    open_still = (
        Finding.objects.filter(workspace_id=by.workspace_id, pk__in=[one.pk for one in findings])
        .exclude(state=FindingState.RESOLVED)
        .select_related("item")
    )
    by_id = {one.pk: one for one in open_still}
    rows = edit_many([(one, over) for one in by_id.values()])
    return tuple(_told(FindingResolved, by_id[row.pk], row) for row in rows)


@action
def acknowledge_finding(finding: Finding, *, by: Actor) -> FindingAcknowledged | None:
    """Say that somebody has seen a finding and looks after it."""
    _require_unresolved(finding, by)
    if finding.state == FindingState.ACKNOWLEDGED:
        return None
    answer = _answer(by) | {"accepted_until": None}
    rows = edit_many([(finding, answer | {"state": FindingState.ACKNOWLEDGED})])
    return _told(FindingAcknowledged, finding, rows[0]) if rows else None


@action
def accept_finding(
    finding: Finding, *, until: date, by: Actor, note: str = ""
) -> FindingAccepted | None:
    """Say that a finding is lived with until a day, that day included; after it, it opens again."""
    _require_unresolved(finding, by)
    if until < clock.today(Workspace.objects.get(pk=by.workspace_id).time_zone):
        raise RuleBroken(_("Choose a day that has not passed."), field="until")
    note = checked_text(note, field="note", empty="")
    answer = _answer(by) | {"accepted_until": until, "note": note}
    rows = edit_many([(finding, answer | {"state": FindingState.ACCEPTED})])
    return _told(FindingAccepted, finding, rows[0], until=until.isoformat()) if rows else None


@action
def reopen_finding(finding: Finding, *, by: Actor) -> FindingReopened | None:
    """Take an acknowledgement or acceptance back."""
    _require_unresolved(finding, by)
    rows = edit_many([(finding, NOT_ANSWERED | {"state": FindingState.OPEN})])
    return _told(FindingReopened, finding, rows[0]) if rows else None


def returns(state: str, accepted_until: date | None, today: date) -> bool:
    """Tell whether a finding that is seen again today opens again."""
    if state == FindingState.ACCEPTED:
        return accepted_until is None or accepted_until < today
    return state == FindingState.RESOLVED


def _require_unresolved(finding: Finding, by: Actor) -> None:
    require_may_answer(by.viewer, finding)
    if finding.state == FindingState.RESOLVED:
        raise RuleBroken(_("This is resolved already."))


def _answer(by: Actor) -> dict[str, Any]:
    return {"answered_by_id": by.viewer.person_id, "answered_at": clock.now()}


def _brought_up_to_date(known: Finding, seen: Finding, today: date) -> dict[str, Any]:
    new: dict[str, Any] = {
        name: getattr(seen, name)
        for name in ("severity", "owner_id", "variant", "evidence", "is_restricted")
    }
    if returns(known.state, known.accepted_until, today):
        new |= NOT_ANSWERED | {"state": FindingState.OPEN, "resolved_at": None}
    return new


def _told(kind: type[Told], finding: Finding, row: RowChange, **shown: Any) -> Told:
    topics = topics_of_change(finding, row)
    return kind(subject=finding, topics=topics, rows=(row,), rule=finding.rule, **shown)
