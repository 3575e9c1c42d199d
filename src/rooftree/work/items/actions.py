"""Creating, editing and moving items."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.texts import checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, insert, insert_many, take_numbers
from rooftree.errors import RuleBroken
from rooftree.lib import clock
from rooftree.people.persons.models import Person
from rooftree.work.items import rules
from rooftree.work.items.facts import (
    ItemArchived,
    ItemCreated,
    ItemEdited,
    ItemMoved,
    ItemUnarchived,
)
from rooftree.work.items.models import Assignment, Item
from rooftree.work.items.order import last_rank
from rooftree.work.items.policy import require_may_edit, require_may_see
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.models import OPEN_CATEGORIES, Kind, Space, Status
from rooftree.work.spaces.policy import require
from rooftree.work.spaces.queries import statuses_of

EDITABLE = {
    "title",
    "description",
    "kind",
    "parent",
    "priority",
    "reporter",
    "owner",
    "start",
    "target",
    "target_at",
    *rules.ESTIMATES,
    "remaining",
    "points",
    "resolution",
    "votes_elsewhere",
    "is_private",
}


@action
def create_item(
    space: Space,
    *,
    title: str,
    by: Actor,
    kind: Kind | None = None,
    status: Status | None = None,
    assignees: Sequence[Person] = (),
    **more: Any,
) -> ItemCreated:
    """Create an item at the end of its column; the fact's subject is the new item.

    `more` takes any editable column. Without a kind it is a task, without a status it enters the
    workflow's first step to do. Raises RuleBroken for an empty title, an archived space, or a
    parent that cannot hold it.
    """
    require(by.viewer, space, Role.MEMBER)
    if space.archived_at is not None:
        raise RuleBroken(_("{name} is archived; bring it back first.").format(name=space.name))
    kind = kind or Kind.objects.get(workspace_id=by.workspace_id, slug="task")
    status = status or first_status(space)
    _check_home(status, space)
    now = clock.now()
    item = Item(
        workspace_id=by.workspace_id,
        space=space,
        kind=kind,
        status=status,
        title=rules.checked_title(title),
        reporter_id=more.pop("reporter_id", by.viewer.person_id),
        created_at=now,
        updated_at=now,
    )
    _check(item, more, kind, by)
    for name, value in (more | rules.status_sets(item, status, now)).items():
        setattr(item, name, value)
    item.number = take_numbers(space, "next_number")
    item.key = f"{space.prefix}-{item.number}"
    item.rank = last_rank(status)
    insert(item)
    insert_many(
        [Assignment(workspace_id=by.workspace_id, item=item, person=one) for one in assignees]
    )
    people = [f"person:{one.pk}" for one in assignees]
    return ItemCreated(subject=item, topics=item_topics(item, *people), key=item.key)


@action
def edit_item(
    item: Item, *, by: Actor, expected: int | None = None, **new: Any
) -> ItemEdited | None:
    """Change columns of an item; with `expected` a clash with a newer version raises Stale."""
    require_may_edit(by.viewer, item)
    if "title" in new:
        new["title"] = rules.checked_title(new["title"])
    kind = new.get("kind", item.kind)
    _check(item, new, kind, by)
    rules.check_new_parent(by.viewer, item, new.get("parent"))
    if kind != item.kind:
        rules.check_children(item, kind)
        rules.check_parent(item, new.get("parent", item.parent), kind)
    before = item_topics(item)
    if not edit(item, expected=expected, **new):
        return None
    return ItemEdited(subject=item, topics=(*item_topics(item, "plan"), *before))


@action
def move_item(
    item: Item, *, to: Status, by: Actor, rank: str = "", expected: int | None = None
) -> ItemMoved | None:
    """Put an item into another status of its space, at its end unless a rank is given.

    Entering a status being done or finished notes actual start and finish. A column over its limit
    is shown, not refused: a board that refuses what has happened makes people lie to it.
    """
    require_may_edit(by.viewer, item)
    _check_home(to, item.space)
    if to.archived_at is not None:
        raise RuleBroken(
            _("{name} is archived; bring it back first.").format(name=to.name), field="status"
        )
    if item.status_id == to.pk:
        return None
    left, before = item.status, item_topics(item)
    sets = rules.status_sets(item, to, clock.now())
    if not edit(item, expected=expected, status=to, rank=rank or last_rank(to), **sets):
        return None
    topics = (*item_topics(item, "plan"), *before)
    return ItemMoved(subject=item, topics=topics, left=left.name, entered=to.name)


@action
def archive_item(item: Item, *, by: Actor) -> ItemArchived | None:
    """Put an item out of the way without deleting it."""
    require_may_edit(by.viewer, item)
    if item.archived_at is not None or not edit(item, archived_at=clock.now()):
        return None
    return ItemArchived(subject=item, topics=item_topics(item, "plan"))


@action
def unarchive_item(item: Item, *, by: Actor) -> ItemUnarchived | None:
    """Bring an archived item back to its board."""
    require_may_edit(by.viewer, item)
    if not edit(item, archived_at=None):
        return None
    return ItemUnarchived(subject=item, topics=item_topics(item, "plan"))


def first_status(space: Space) -> Status:
    """Return where new work enters: the first step to do, else the first open one, else the first."""
    statuses = statuses_of(space)
    for wanted in (("todo",), OPEN_CATEGORIES):
        for status in statuses:
            if status.category in wanted:
                return status
    if not statuses:
        raise RuleBroken(
            _("{name} has no status yet; add one first.").format(name=space.name), field="status"
        )
    return statuses[0]


def _check(item: Item, new: dict[str, Any], kind: Kind, by: Actor) -> None:
    unknown = new.keys() - EDITABLE
    if unknown:
        raise RuleBroken(
            _("An item has no {names} to edit.").format(names=", ".join(sorted(unknown)))
        )
    if "description" in new:
        new["description"] = checked_text(new["description"], field="description", empty="")
    if "priority" in new:
        rules.check_priority(new["priority"])
    if "parent" in new:
        parent = new["parent"]
        if parent is not None:
            require_may_see(by.viewer, parent)
        rules.check_parent(item, parent, kind)
    rules.check_estimate(item, new)
    rules.check_dates(item, new)
    rules.check_figures(new)


def _check_home(status: Status, space: Space) -> None:
    if status.space_id != space.pk:
        raise RuleBroken(
            _("{status} is a status of another space.").format(status=status), field="status"
        )
