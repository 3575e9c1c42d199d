"""Moving an item to another space."""

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, remove, take_numbers
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.work.items import rules
from rooftree.work.items.actions import first_status
from rooftree.work.items.facts import ItemRehomed
from rooftree.work.items.models import Item
from rooftree.work.items.order import last_rank
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.removing import retire_name
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import Space, Status
from rooftree.work.spaces.policy import require


@action
def rehome_item(
    item: Item, *, to: Space, by: Actor, status: Status | None = None
) -> ItemRehomed | None:
    """Move an item to another space: it gets a new key, and its old one keeps leading to it.

    Labels, components and fields belong to a space and stay behind; the log keeps them.
    """
    require_may_edit(by.viewer, item)
    require(by.viewer, to, Role.MEMBER)
    if item.space_id == to.pk:
        return None
    if to.archived_at is not None:
        raise RuleBroken(
            _("{name} is archived; bring it back first.").format(name=to.name), field="space"
        )
    status = status or _like(item.status, to)
    if status.space_id != to.pk:
        raise RuleBroken(
            _("{status} is a status of another space.").format(status=status), field="status"
        )
    before, old = item_topics(item), item.key
    retire_name(item, old)
    remove(*item.item_labels.all(), *item.item_components.all(), *item.field_values.all())
    number = take_numbers(to, "next_number")
    key = f"{to.prefix}-{number}"
    sets = rules.status_sets(item, status, clock.now())
    edit(item, space=to, number=number, key=key, status=status, rank=last_rank(status), **sets)
    topics = (*item_topics(item, "plan"), *before)
    return ItemRehomed(subject=item, topics=topics, old=old, new=key)


def _like(status: Status, space: Space) -> Status:
    same = Status.objects.filter(space=space, archived_at=None, category=status.category)
    return same.filter(name=status.name).first() or same.first() or first_status(space)
