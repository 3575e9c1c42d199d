"""Who does the work of an item."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert_many, remove
from rooftree.errors import RuleBroken
from rooftree.people.persons.models import Person
from rooftree.work.items.facts import ItemAssigned
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics


@action
def assign(item: Item, persons: Sequence[Person], *, by: Actor) -> ItemAssigned | None:
    """Let exactly these persons work on an item."""
    require_may_edit(by.viewer, item)
    if any(person.workspace_id != item.workspace_id for person in persons):
        raise RuleBroken(_("There is no such person here."), field="assignees")
    now = {one.person_id: one for one in Assignment.objects.filter(item=item)}
    wanted = {person.pk for person in persons}
    added, removed = sorted(wanted - now.keys()), sorted(now.keys() - wanted)
    if not added and not removed:
        return None
    topics = [f"person:{pk}" for pk in (*added, *removed)] + ["plan"]
    before = item_topics(item, *topics)
    insert_many([Assignment(workspace_id=by.workspace_id, item=item, person_id=pk) for pk in added])
    remove(*(now[pk] for pk in removed))
    return ItemAssigned(
        subject=item,
        topics=(*item_topics(item, *topics), *before),
        added=added,
        removed=removed,
    )
