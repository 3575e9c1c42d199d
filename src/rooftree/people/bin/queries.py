"""Looking into the bin of people."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.deletions import Deletion, Missed, deletions
from rooftree.errors import NotFound
from rooftree.people.persons.policy import may_edit_people

KINDS = {
    "people.skill.deleted": Missed("people.skill", "name"),
    "people.holiday.deleted": Missed("people.holiday", "day"),
}


def deleted_skills_and_holidays(viewer: Viewer) -> list[Deletion]:
    """Return what was deleted in the last thirty days, newest first, for who may bring it back."""
    return deletions(viewer.workspace_id, KINDS) if may_edit_people(viewer) else []


def deletion_by_seq(viewer: Viewer, seq: int) -> Deletion:
    """Return one deletion that the viewer may undo; raises NotFound, also when it is undone."""
    found = deleted_skills_and_holidays(viewer)
    deletion = next((one for one in found if one.seq == seq), None)
    if deletion is None:
        raise NotFound(_("This is not in the bin, or not any more."))
    return deletion
