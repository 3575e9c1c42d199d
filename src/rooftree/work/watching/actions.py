"""Watching items."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert, remove
from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_see
from rooftree.work.items.topics import item_topics
from rooftree.work.watching.facts import WatchBegun, WatchEnded
from rooftree.work.watching.models import Watch


@action
def watch(item: Item, *, by: Actor) -> WatchBegun | None:
    """Say that one wants to hear of an item; whoever sees it may."""
    require_may_see(by.viewer, item)
    person_id = by.viewer.person_id
    if person_id is None:
        raise RuleBroken(_("Only people watch items."))
    if Watch.objects.filter(item=item, person_id=person_id).exists():
        return None
    insert(Watch(workspace_id=by.workspace_id, item=item, person_id=person_id))
    return WatchBegun(subject=item, topics=item_topics(item))


@action
def unwatch(item: Item, *, by: Actor) -> WatchEnded | None:
    """Say that one has heard enough of an item."""
    require_may_see(by.viewer, item)
    watching = Watch.objects.filter(item=item, person=by.viewer.person_id).first()
    if watching is None:
        return None
    remove(watching)
    return WatchEnded(subject=item, topics=item_topics(item))
