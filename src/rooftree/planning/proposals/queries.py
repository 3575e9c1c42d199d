"""Reading proposals."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound, Stale
from rooftree.planning.proposals.models import Proposal, ProposalState

ASIDE = (ProposalState.BUILDING, ProposalState.SUPERSEDED)


def newest_proposal(workspace_id: int) -> Proposal | None:
    """Return the proposal computed last, whatever became of it; None before the first."""
    computed = Proposal.objects.filter(workspace_id=workspace_id).exclude(state__in=ASIDE)
    return computed.order_by("-pk").first()


def proposal_by_id(viewer: Viewer, pk: int) -> Proposal:
    """Return a proposal of the viewer's workspace.

    Raises Stale for one that was forgotten since newer ones came, NotFound for one never made.
    """
    proposal = Proposal.objects.filter(workspace_id=viewer.workspace_id, pk=pk).first()
    if proposal is not None:
        return proposal
    newest = newest_proposal(viewer.workspace_id)
    if newest is not None and pk < newest.pk:
        raise Stale(_("The plan has been computed anew since. Look at it again, then decide."))
    raise NotFound(_("There is no such proposal here."))
