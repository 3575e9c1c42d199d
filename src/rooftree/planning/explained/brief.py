"""What holds each item of a plan, in one sentence each: for tables."""

from collections.abc import Collection

from rooftree.accounts.models import Workspace
from rooftree.accounts.viewer import Viewer
from rooftree.planning.bridge.zone import Wall
from rooftree.planning.explained.holds import HoldSentences
from rooftree.planning.explained.names import Names
from rooftree.planning.proposals.models import ProposedItem
from rooftree.planning.proposals.queries import newest_proposal


def reasons_in_brief(viewer: Viewer, items: Collection[int]) -> dict[int, str]:
    """Return {id: the first reason why it is planned when it is}, in a constant number of queries.

    The ids are of items that the viewer may see, as `plan_rows` returns them; others that a reason
    speaks of are not named.
    """
    newest = newest_proposal(viewer.workspace_id)
    rows = ProposedItem.objects.filter(proposal=newest, item_id__in=items)
    first = {pk: reasons[0] for pk, reasons in rows.values_list("item_id", "reasons") if reasons}
    zone = Workspace.objects.values_list("time_zone", flat=True).get(pk=viewer.workspace_id)
    holds = HoldSentences(Names(viewer, first.values()), Wall(zone))
    return {pk: holds.of(reason) for pk, reason in first.items()}
