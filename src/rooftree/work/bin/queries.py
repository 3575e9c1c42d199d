"""Looking into the bin."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.deletions import KEPT
from rooftree.changes.models import Change
from rooftree.errors import NotFound
from rooftree.lib import clock
from rooftree.people.persons.queries import names_of
from rooftree.work.bin.deleted import TABLES, Deletion, deletion_in, still_gone
from rooftree.work.bin.policy import rights_for
from rooftree.work.items.models import Item

MOST = 500


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something in the bin. `what` is "item", "comment", "checklist", "checkitem" …; `key` is of its item."""

    seq: int
    what: str
    name: str
    key: str
    at: datetime
    gone_after: datetime
    who: str


def deleted_items(viewer: Viewer, *, limit: int = MOST) -> list[Deleted]:
    """Return what was deleted in the last thirty days and the viewer may bring back, newest first.

    A deleted part of an item is in sight only while its item is.
    """
    changes = Change.objects.filter(
        workspace_id=viewer.workspace_id, verb__in=TABLES, at__gte=clock.now() - KEPT
    ).select_related("private")
    read = [deletion_in(change) for change in changes.order_by("-seq")[:limit]]
    deletions = [one for one in read if one is not None and one.name is not None]
    rights = rights_for(viewer, deletions)
    gone = still_gone(one for one in deletions if rights.may_restore(one))
    return _listed(viewer, gone)


def deletion_by_seq(viewer: Viewer, seq: int) -> Deletion:
    """Return one deletion that the viewer may undo; raises NotFound."""
    change = (
        Change.objects.filter(workspace_id=viewer.workspace_id, seq=seq, at__gte=clock.now() - KEPT)
        .select_related("private")
        .first()
    )
    deletion = deletion_in(change) if change is not None else None
    if deletion is None or not rights_for(viewer, [deletion]).may_restore(deletion):
        raise NotFound(_("This is not in the bin, or not any more."))
    return deletion


def _listed(viewer: Viewer, deletions: list[Deletion]) -> list[Deleted]:
    actors = {one.change.actor_person_id for one in deletions} - {None}
    names = names_of(viewer.workspace_id, {pk for pk in actors if pk is not None})
    subjects = [one.change.subject_id for one in deletions if one.table != "work.item"]
    keys = dict(Item.objects.filter(pk__in=subjects).values_list("pk", "key"))
    return [
        Deleted(
            seq=one.change.seq,
            what=one.table.partition(".")[2],
            name=one.name or "",
            key=_key(one, keys),
            at=one.at,
            gone_after=one.at + KEPT,
            who=names.get(one.change.actor_person_id or 0, _("Rooftree")),
        )
        for one in deletions
    ]


def _key(deletion: Deletion, keys: dict[int, str]) -> str:
    if deletion.table == "work.item":
        return str(deletion.missed.old["key"])
    if deletion.change.subject_type == "work.item":
        return keys.get(deletion.change.subject_id, "")
    return ""
