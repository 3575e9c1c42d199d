"""Keeping proposals: written in short transactions, one current one for each workspace."""

from datetime import date

from django.db import transaction

from rooftree.accounts.models import Workspace
from rooftree.planning.proposals.compute import RULE, Computed
from rooftree.planning.proposals.models import Proposal, ProposalState, ProposedItem
from rooftree.planning.proposals.queries import ASIDE, newest_proposal

CHUNK = 500
KEPT = 3
"""How many superseded proposals keep their rows: somebody may be looking at one."""


def store(workspace_id: int, seq: int, today: date, computed: Computed) -> Proposal:
    """Store a proposal and make it the current one; an older one than the current stays aside."""
    proposal = Proposal.objects.create(
        workspace_id=workspace_id,
        based_on_seq=seq,
        today=today,
        rule=RULE,
        fingerprint=computed.fingerprint,
        summary=computed.summary,
    )
    for row in computed.items:
        row.proposal = proposal
    for first in range(0, len(computed.items), CHUNK):
        ProposedItem.objects.bulk_create(computed.items[first : first + CHUNK])
    _put_forward(proposal)
    _forget_old(workspace_id)
    return proposal


def confirm(proposal: Proposal, seq: int, today: date) -> Proposal:
    """Note that up to entry `seq`, and on this day, the same plan comes out; return it."""
    proposal.based_on_seq, proposal.today = max(seq, proposal.based_on_seq), today
    proposal.save(update_fields=["based_on_seq", "today"])
    return proposal


def settle(proposal: Proposal, state: ProposalState) -> bool:
    """Note what became of a proposal, within the action that says so; False when it was noted before."""
    others = Proposal.objects.filter(pk=proposal.pk).exclude(state=state)
    return others.update(state=state) > 0


def reopen(workspace_id: int) -> None:
    """Put the newest proposal forward again if it was accepted, within the action that takes it back."""
    newest = newest_proposal(workspace_id)
    if newest is not None and newest.state == ProposalState.ACCEPTED:
        settle(newest, ProposalState.CURRENT)


def _put_forward(proposal: Proposal) -> None:
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=proposal.workspace_id)  # one at a time
        others = Proposal.objects.filter(workspace_id=proposal.workspace_id).exclude(
            state__in=ASIDE
        )
        newer = others.filter(based_on_seq__gt=proposal.based_on_seq, today__gte=proposal.today)
        if newer.exists():
            proposal.state = ProposalState.SUPERSEDED
        else:
            others.filter(state=ProposalState.CURRENT).update(state=ProposalState.SUPERSEDED)
            proposal.state = ProposalState.CURRENT
        proposal.save(update_fields=["state"])


def _forget_old(workspace_id: int) -> None:
    """Delete what nobody can be looking at any more, a proposal at a time to keep locks short."""
    past = Proposal.objects.filter(workspace_id=workspace_id).exclude(state=ProposalState.CURRENT)
    for pk in past.order_by("-pk").values_list("pk", flat=True)[KEPT:]:
        ProposedItem.objects.filter(proposal_id=pk).delete()
        Proposal.objects.filter(pk=pk).delete()
