"""What people's room puts into the bin: skills and holidays."""

from collections.abc import Iterable, Sequence

from rooftree.accounts.viewer import Viewer
from rooftree.changes.bin.deletions import Deletion, Missed
from rooftree.changes.bin.drawers import Drawer
from rooftree.people.persons.policy import may_edit_people


def _in_sight(viewer: Viewer, deletions: Sequence[Deletion]) -> Iterable[Deletion]:
    return deletions if may_edit_people(viewer) else ()


drawer = Drawer(
    {
        "people.skill.deleted": Missed("people.skill", "name"),
        "people.holiday.deleted": Missed("people.holiday", "day"),
    },
    _in_sight,
)
