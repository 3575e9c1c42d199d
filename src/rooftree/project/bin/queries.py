"""Looking into the bin of projects."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.deletions import Deletion, Missed, deletions
from rooftree.errors import NotFound
from rooftree.work.spaces.reach import homes_to_change

KINDS = {
    "project.project.deleted": Missed("project.project", "name"),
    "project.sprint.deleted": Missed("project.sprint", "name"),
}


def deleted_of_projects(viewer: Viewer) -> list[Deletion]:
    """Return what was deleted in the last thirty days, newest first, for who may bring it back.

    A sprint of a space is for those who may edit the sprints of that space.
    """
    found = deletions(viewer.workspace_id, KINDS)
    homes = homes_to_change(viewer)
    return [one for one in found if one.missed.old.get("space_id") in homes]


def deletion_by_seq(viewer: Viewer, seq: int) -> Deletion:
    """Return one deletion that the viewer may undo; raises NotFound, also when it is undone."""
    deletion = next((one for one in deleted_of_projects(viewer) if one.seq == seq), None)
    if deletion is None:
        raise NotFound(_("This is not in the bin, or not any more."))
    return deletion
