"""Looking into the bin of what concerns products."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.deletions import Deletion, Missed, deletions
from rooftree.errors import NotFound
from rooftree.work.spaces.reach import homes_to_change

KINDS = {
    "product.goal.deleted": Missed("product.goal", "objective"),
    "product.key-result.deleted": Missed("product.keyresult", "name"),
    "product.measurement.deleted": Missed("product.measurement", "day"),
    "product.product.deleted": Missed("product.product", "name"),
    "product.release.deleted": Missed("product.release", "name"),
    "product.customer.deleted": Missed("product.customer", "name"),
    "product.feedback.deleted": Missed("product.feedback", "body"),
}


def deleted_of_products(viewer: Viewer) -> list[Deletion]:
    """Return what was deleted in the last thirty days, newest first, for who may bring it back.

    A release of a space is for those who may edit the releases of that space.
    """
    found = deletions(viewer.workspace_id, KINDS)
    homes = homes_to_change(viewer)
    return [one for one in found if one.missed.old.get("space_id") in homes]


def deletion_by_seq(viewer: Viewer, seq: int) -> Deletion:
    """Return one deletion that the viewer may undo; raises NotFound, also when it is undone."""
    deletion = next((one for one in deleted_of_products(viewer) if one.seq == seq), None)
    if deletion is None:
        raise NotFound(_("This is not in the bin, or not any more."))
    return deletion
