"""Who may look into the bin: those who might have deleted the thing themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.changes.bin.deletions import Deletion
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Space, SpaceMember
from rooftree.work.spaces.reach import homes_to_change
from rooftree.work.time_entries.policy import may_note_as

NEEDED = {"work.field": Role.ADMIN}


@dataclass(frozen=True, slots=True)
class Rights:
    """The viewer's role in each space they may see, and the spaces of the items they may see."""

    viewer: Viewer
    roles: dict[int, Role]
    homes: dict[int, int]

    def may_restore(self, deletion: Deletion) -> bool:
        """Tell whether the viewer may know of a deletion, and undo it."""
        return _TESTS.get(deletion.table, _may_restore_part)(self, deletion)

    def in_space(self, space_id: Any) -> Role | None:
        """Return the viewer's role in a space by its id."""
        return self.roles.get(space_id)


def in_sight(viewer: Viewer, deletions: Sequence[Deletion]) -> list[Deletion]:
    """Return the deletions of this room that the viewer may undo; three queries.

    A deleted part of an item is in sight only while its item is.
    """
    rights = _rights(viewer, deletions)
    return [one for one in deletions if rights.may_restore(one)]


def hanging_in_sight(viewer: Viewer, deletions: Sequence[Deletion]) -> list[Deletion]:
    """Return the deletions of what hangs on a space, or on the workspace alone, that the viewer may undo."""
    homes = homes_to_change(viewer)
    return [one for one in deletions if one.old.get("space_id") in homes]


def _rights(viewer: Viewer, deletions: Sequence[Deletion]) -> Rights:
    items = {one.change.subject_id for one in deletions if one.change.subject_type == "work.item"}
    seen = items_seen(viewer).filter(pk__in=items)
    return Rights(viewer, _roles(viewer), dict(seen.values_list("pk", "space_id")))


def _roles(viewer: Viewer) -> dict[int, Role]:
    spaces = Space.objects.filter(workspace_id=viewer.workspace_id)
    if viewer.is_admin:
        return dict.fromkeys(spaces.values_list("pk", flat=True), viewer.role)
    roles = dict.fromkeys(spaces.filter(is_open=True).values_list("pk", flat=True), viewer.role)
    if viewer.person_id is None:
        return roles
    own = SpaceMember.objects.filter(
        workspace_id=viewer.workspace_id, person_id=viewer.person_id
    ).values_list("space_id", "role")
    return roles | {space_id: Role(role) for space_id, role in own}


def _may_restore_item(rights: Rights, deletion: Deletion) -> bool:
    item = deletion.old
    role = rights.in_space(item["space_id"])
    if role is None or role < Role.MEMBER:
        return False
    if not item["is_private"] or role >= Role.ADMIN:
        return True
    assigned = {row.old["person_id"] for row in deletion.rows if row.table == "work.assignment"}
    return rights.viewer.person_id in {item["reporter_id"], item["owner_id"], *assigned} - {None}


def _may_restore_comment(rights: Rights, deletion: Deletion) -> bool:
    role = rights.in_space(rights.homes.get(deletion.change.subject_id))
    author = deletion.old["author_id"]
    is_author = author is not None and author == rights.viewer.person_id
    return role is not None and (role >= Role.ADMIN or (is_author and role >= Role.COMMENTER))


def _may_restore_time(rights: Rights, deletion: Deletion) -> bool:
    role = rights.in_space(rights.homes.get(deletion.change.subject_id))
    return role is not None and may_note_as(role, rights.viewer, deletion.old["person_id"])


def _may_restore_of_space(rights: Rights, deletion: Deletion) -> bool:
    role = rights.in_space(deletion.old["space_id"])
    return role is not None and role >= NEEDED.get(deletion.table, Role.MEMBER)


def _may_restore_part(rights: Rights, deletion: Deletion) -> bool:
    role = rights.in_space(rights.homes.get(deletion.change.subject_id))
    return role is not None and role >= Role.MEMBER


_TESTS: dict[str, Callable[[Rights, Deletion], bool]] = {
    "work.item": _may_restore_item,
    "work.comment": _may_restore_comment,
    "work.label": _may_restore_of_space,
    "work.field": _may_restore_of_space,
    "work.component": _may_restore_of_space,
    "work.timeentry": _may_restore_time,
}
