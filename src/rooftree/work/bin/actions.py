"""Bringing back what was deleted."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.revert import bring_back
from rooftree.errors import RuleBroken
from rooftree.work.bin.deleted import Deletion, still_gone
from rooftree.work.bin.facts import DeletionUndone
from rooftree.work.bin.mending import mended
from rooftree.work.bin.queries import deletion_by_seq
from rooftree.work.items.facts import ItemRestored
from rooftree.work.items.models import Item
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Space


@action
def restore_deleted(change_seq: int, *, by: Actor) -> ItemRestored | DeletionUndone:
    """Undo a deletion of the last thirty days, with everything that had gone along with it.

    What cannot come back, such as a label that was deleted since, stays away. Raises NotFound for
    what the actor may not bring back, RuleBroken for what is back already or was erased.
    """
    deletion = deletion_by_seq(by.viewer, change_seq)
    if deletion.name is None:
        raise RuleBroken(_("Its words were erased; it cannot come back."))
    if not still_gone([deletion]):
        raise RuleBroken(_("This is back already."))
    done = bring_back(mended(deletion.rows)).done
    if not any((row.table, row.pk) == (deletion.table, deletion.missed.pk) for row in done):
        raise RuleBroken(
            _("What it belonged to is gone, or another has taken its place; see to that first.")
        )
    return _told(deletion)


def _told(deletion: Deletion) -> ItemRestored | DeletionUndone:
    seq = deletion.change.seq
    if deletion.table == "work.item":
        item = Item.objects.get(pk=deletion.missed.pk)
        topics = item_topics(item, "plan", "bin")
        return ItemRestored(subject=item, topics=topics, key=item.key, undone=seq)
    what = deletion.name or ""
    if deletion.change.subject_type == "work.item":
        item = Item.objects.get(pk=deletion.change.subject_id)
        topics = item_topics(item, "bin")
        return DeletionUndone(subject=item, topics=topics, what=what, undone=seq)
    space = Space.objects.get(pk=deletion.missed.old["space_id"])
    topics = (f"space:{space.pk}", "bin")
    return DeletionUndone(subject=space, topics=topics, what=what, undone=seq)
