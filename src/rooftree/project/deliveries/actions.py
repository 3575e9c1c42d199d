"""Saying which project delivers an item."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert
from rooftree.project.deliveries.facts import ItemDelivered, ItemUndelivered
from rooftree.project.deliveries.models import Delivery
from rooftree.project.projects.models import Project
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics


@action
def deliver(
    item: Item, project: Project | None, *, by: Actor
) -> ItemDelivered | ItemUndelivered | None:
    """Let a project, or none, deliver an item; whoever may edit the item may say so."""
    require_may_edit(by.viewer, item)
    delivery = Delivery.objects.filter(item=item).select_related("project").first()
    before = delivery.project if delivery else None
    if before == project:
        return None
    if delivery is None:
        insert(Delivery(workspace_id=by.workspace_id, item=item, project=project))
    else:
        edit(delivery, project=project)
    topics = item_topics(item, "projects")
    if project is not None:
        return ItemDelivered(subject=item, topics=topics, name=project.name)
    return ItemUndelivered(subject=item, topics=topics, name=str(before))
