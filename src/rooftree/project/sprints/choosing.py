"""Saying in which sprint an item is."""

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert, remove
from rooftree.errors import RuleBroken
from rooftree.project.sprints.facts import ItemSprinted, ItemUnsprinted
from rooftree.project.sprints.models import Sprint, SprintItem, SprintState
from rooftree.project.sprints.queries import sprints_seen
from rooftree.project.sprints.topics import sprint_topics
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.reach import require_may_see


@action
def choose_sprint(
    item: Item, sprint: Sprint | None, *, by: Actor
) -> ItemSprinted | ItemUnsprinted | None:
    """Put an item into a sprint that is not over, or into none.

    It leaves the other open sprints in the actor's sight; in those that are over it was and stays.
    Raises RuleBroken for a sprint that is over, or of another space.
    """
    require_may_edit(by.viewer, item)
    now = _open_ones(item, by)
    left = [one for one in now if sprint is None or one.sprint_id != sprint.pk]
    enters = sprint is not None and len(left) == len(now)
    if not left and not enters:
        return None
    remove(*left)
    homes = [topic for one in left for topic in sprint_topics(one.sprint)]
    if sprint is None:
        name = ", ".join(one.sprint.name for one in left)
        return ItemUnsprinted(subject=item, topics=item_topics(item, *homes), name=name)
    if enters:
        _check(item, sprint, by)
        insert(SprintItem(workspace_id=by.workspace_id, sprint=sprint, item=item))
    topics = item_topics(item, *homes, *sprint_topics(sprint))
    return ItemSprinted(subject=item, topics=topics, name=sprint.name)


def _open_ones(item: Item, by: Actor) -> list[SprintItem]:
    seen = sprints_seen(by.viewer).exclude(state=SprintState.CLOSED).order_by()
    found = SprintItem.objects.filter(item=item, sprint__in=seen.values("pk"))
    return list(found.select_related("sprint").order_by("pk"))


def _check(item: Item, sprint: Sprint, by: Actor) -> None:
    require_may_see(by.viewer, sprint)
    if sprint.state == SprintState.CLOSED:
        raise RuleBroken(_("{sprint} is over.").format(sprint=sprint.name), field="sprint")
    if sprint.space_id not in {None, item.space_id}:
        message = _("{sprint} is a sprint of another space.").format(sprint=sprint.name)
        raise RuleBroken(message, field="sprint")
