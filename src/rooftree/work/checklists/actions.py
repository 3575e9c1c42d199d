"""Adding, renaming and deleting checklists."""

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, remove
from rooftree.work.checklists.facts import ChecklistAdded, ChecklistDeleted, ChecklistRenamed
from rooftree.work.checklists.models import Checklist
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics

LONGEST_TITLE = 500


@action
def add_checklist(item: Item, *, title: str, by: Actor) -> ChecklistAdded:
    """Give an item another checklist, after those it has."""
    require_may_edit(by.viewer, item)
    title = _checked(title)
    last = Checklist.objects.filter(item=item).aggregate(last=Max("position"))["last"]
    insert(
        Checklist(
            workspace_id=by.workspace_id,
            item=item,
            title=title,
            position=0 if last is None else last + 1,
        )
    )
    return ChecklistAdded(subject=item, topics=item_topics(item), title=title)


@action
def rename_checklist(
    checklist: Checklist, *, title: str, by: Actor, expected: int | None = None
) -> ChecklistRenamed | None:
    """Call a checklist something else."""
    item = checklist.item
    require_may_edit(by.viewer, item)
    if not edit(checklist, expected=expected, subject=item, title=_checked(title)):
        return None
    return ChecklistRenamed(subject=item, topics=item_topics(item), title=checklist.title)


@action
def remove_checklist(checklist: Checklist, *, by: Actor) -> ChecklistDeleted:
    """Put a checklist into the bin, with its entries."""
    item = checklist.item
    require_may_edit(by.viewer, item)
    remove(checklist)
    return ChecklistDeleted(subject=item, topics=item_topics(item, "bin"), title=checklist.title)


def _checked(title: str) -> str:
    return checked_line(
        title, field="title", empty=_("A checklist needs a title."), longest=LONGEST_TITLE
    )
