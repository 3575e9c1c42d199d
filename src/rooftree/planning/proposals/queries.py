"""Reading proposals."""

from rooftree.planning.proposals.models import Proposal, ProposalState

ASIDE = (ProposalState.BUILDING, ProposalState.SUPERSEDED)


def newest_proposal(workspace_id: int) -> Proposal | None:
    """Return the proposal computed last, whatever became of it; None before the first."""
    computed = Proposal.objects.filter(workspace_id=workspace_id).exclude(state__in=ASIDE)
    return computed.order_by("-pk").first()
