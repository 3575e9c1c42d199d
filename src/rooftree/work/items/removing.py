"""Deleting items. What goes is written into the log whole, so that the bin can give it back."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert, remove
from rooftree.work.items.facts import ItemDeleted
from rooftree.work.items.models import Alias, Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics


@action
def delete_item(item: Item, *, by: Actor) -> ItemDeleted:
    """Put an item into the bin with all that hangs on it. Its key is never used again."""
    require_may_edit(by.viewer, item)
    topics = item_topics(item, "plan", "bin")
    remove(item)
    return ItemDeleted(
        subject=item,
        topics=topics,
        key=item.key,
        title=item.title,
        space_id=item.space_id,
        is_private=item.is_private,
    )


def retire_name(item: Item, name: str) -> None:
    """Let a name lead to an item for ever; called within an action."""
    if not Alias.objects.filter(workspace_id=item.workspace_id, name=name).exists():
        insert(Alias(workspace_id=item.workspace_id, name=name, item=item))
