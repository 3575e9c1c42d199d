"""Adding, editing, ticking, moving and deleting the entries of checklists."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, edit_many, insert, remove
from rooftree.errors import RuleBroken
from rooftree.people.persons.models import Person
from rooftree.work.checklists.facts import (
    EntryAdded,
    EntryDeleted,
    EntryEdited,
    EntryMoved,
    EntryTicked,
    EntryUnticked,
)
from rooftree.work.checklists.models import CheckItem, Checklist
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics

EDITABLE = {"text", "assignee", "due", "is_done"}


@action
def add_entry(checklist: Checklist, *, text: str, by: Actor, **more: Any) -> EntryAdded:
    """Add a small step at the end of a checklist; `more` takes assignee, due and is_done."""
    item = checklist.item
    require_may_edit(by.viewer, item)
    new = _checked({"text": text, **more}, by)
    last = CheckItem.objects.filter(checklist=checklist).aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    entry = insert(
        CheckItem(workspace_id=by.workspace_id, checklist=checklist, position=position, **new)
    )
    return EntryAdded(subject=item, topics=item_topics(item), title=entry.text)


@action
def edit_entry(
    entry: CheckItem, *, by: Actor, expected: int | None = None, **new: Any
) -> EntryTicked | EntryUnticked | EntryEdited | None:
    """Change an entry's text, assignee (a person or None), due day, or whether it is done."""
    item = entry.checklist.item
    require_may_edit(by.viewer, item)
    was_done, stood = entry.is_done, (entry.text, entry.assignee_id, entry.due)
    if not edit(entry, expected=expected, subject=item, **_checked(new, by)):
        return None
    kind: type[EntryTicked | EntryUnticked | EntryEdited] = EntryEdited
    if entry.is_done != was_done and stood == (entry.text, entry.assignee_id, entry.due):
        kind = EntryTicked if entry.is_done else EntryUnticked
    return kind(subject=item, topics=item_topics(item), title=entry.text)


@action
def move_entry(
    entry: CheckItem, *, position: int, by: Actor, to: Checklist | None = None
) -> EntryMoved | None:
    """Put an entry into another place, counted from 0, of its own or another checklist of its item."""
    item = entry.checklist.item
    require_may_edit(by.viewer, item)
    to = to or entry.checklist
    if to.item_id != item.pk:
        raise RuleBroken(_("An entry stays with its item."), field="checklist")
    others = [one for one in CheckItem.objects.filter(checklist=to) if one.pk != entry.pk]
    position = max(0, min(position, len(others)))
    ordered = [*others[:position], entry, *others[position:]]
    new: list[tuple[CheckItem, dict[str, Any]]] = [
        (one, {"position": at, "checklist": to}) for at, one in enumerate(ordered)
    ]
    if not edit_many(new):
        return None
    return EntryMoved(subject=item, topics=item_topics(item), title=entry.text)


@action
def remove_entry(entry: CheckItem, *, by: Actor) -> EntryDeleted:
    """Put an entry into the bin."""
    item = entry.checklist.item
    require_may_edit(by.viewer, item)
    remove(entry)
    return EntryDeleted(subject=item, topics=item_topics(item, "bin"), title=entry.text)


def _checked(new: dict[str, Any], by: Actor) -> dict[str, Any]:
    unknown = new.keys() - EDITABLE
    if unknown:
        raise RuleBroken(_("An entry has a text, an assignee, a day and a tick to edit."))
    if "text" in new:
        new["text"] = checked_text(new["text"], field="text", empty=_("Say what is to be done."))
    assignee: Person | None = new.get("assignee")
    if assignee is not None and assignee.workspace_id != by.workspace_id:
        raise RuleBroken(_("There is no such person here."), field="assignee")
    return new
