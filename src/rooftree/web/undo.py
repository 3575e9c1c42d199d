"""The way back from a deletion."""

from rooftree.changes.bin.places import seq_of_deletion
from rooftree.changes.facts import Fact
from rooftree.web.seat import Seated


def undo_url(request: Seated, deletion: Fact) -> str:
    """Return the address that takes a POST and brings back what a deletion took."""
    workspace = request.seat.workspace
    seq = seq_of_deletion(workspace.pk, deletion)
    return f"/w/{workspace.key}/bin/{seq}/restoration" if seq else ""
