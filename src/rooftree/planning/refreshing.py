"""Keeping the proposal up to date: computed anew when something changed that it depends on."""

from datetime import date

from rooftree.accounts.models import Workspace
from rooftree.changes import log
from rooftree.changes.actor import Actor
from rooftree.changes.models import Change
from rooftree.lib import clock
from rooftree.planning.proposals.actions import tell_of_proposal
from rooftree.planning.proposals.compute import compute
from rooftree.planning.proposals.models import Proposal, ProposalState
from rooftree.planning.proposals.queries import newest_proposal
from rooftree.planning.proposals.store import confirm, store
from rooftree.planning.relevance import matters
from rooftree.planning.snapshot.load import take_snapshot

GLANCE = 500
"""With more entries than these since the last proposal, some are taken to matter."""


def refresh(workspace_id: int, *, today: date | None = None) -> Proposal:
    """Return the current proposal, computed anew if the day or anything that matters has changed.

    `today` is the workspace's own day unless one is given. The solving happens outside of any
    transaction. The log tells of a proposal that differs from the one before.
    """
    today = today or _today(workspace_id)
    newest = newest_proposal(workspace_id)
    if newest is not None and newest.today == today and not _is_outdated(newest):
        return newest
    return _computed(workspace_id, today, newest)


def compute_again(workspace_id: int) -> Proposal:
    """Compute a proposal because somebody asks for one, such as after discarding the last."""
    newest = newest_proposal(workspace_id)
    is_discarded = newest is not None and newest.state == ProposalState.DISCARDED
    return _computed(workspace_id, _today(workspace_id), None if is_discarded else newest)


def _computed(workspace_id: int, today: date, newest: Proposal | None) -> Proposal:
    snapshot = take_snapshot(workspace_id)
    computed = compute(snapshot, today)
    if newest is not None and newest.fingerprint == computed.fingerprint:
        return confirm(newest, snapshot.seq, today)
    proposal = store(workspace_id, snapshot.seq, today, computed)
    tell_of_proposal(proposal, by=Actor.system(workspace_id, via="job"))
    return proposal


def follow(workspace_id: int, changes: list[Change]) -> None:
    """Read the change log; in a burst only the last change makes the proposal look at all of them."""
    if changes[-1].seq >= log.head(workspace_id):
        refresh(workspace_id)


def _is_outdated(proposal: Proposal) -> bool:
    changes = log.since(proposal.workspace_id, proposal.based_on_seq, GLANCE)
    if len(changes) == GLANCE or any(matters(change) for change in changes):
        return True
    if changes:
        confirm(proposal, changes[-1].seq, proposal.today)
    return False


def _today(workspace_id: int) -> date:
    return clock.today(Workspace.objects.values_list("time_zone", flat=True).get(pk=workspace_id))
