"""Opening spaces and shaping their workflow."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import edit, edit_many, insert, insert_many, remove
from rooftree.errors import Forbidden, RuleBroken
from rooftree.lib import clock
from rooftree.work.spaces.facts import (
    SpaceArchived,
    SpaceCreated,
    SpaceEdited,
    SpaceReopened,
    StatusAdded,
    StatusEdited,
    StatusRemoved,
)
from rooftree.work.spaces.models import Category, Space, SpaceMember, Status
from rooftree.work.spaces.policy import may_create_spaces, require
from rooftree.work.spaces.prefixes import checked_prefix

Workflow = Sequence[tuple[str, str]]

STANDARD_WORKFLOW: Workflow = (
    ("Ideas", Category.DISCOVERY),
    ("To do", Category.TODO),
    ("In progress", Category.DOING),
    ("Done", Category.DONE),
)


@action
def create_space(
    *,
    prefix: str,
    name: str,
    by: Actor,
    description: str = "",
    is_open: bool = True,
    workflow: Workflow = STANDARD_WORKFLOW,
) -> SpaceCreated:
    """Open a space with its workflow; who opens it becomes its admin."""
    if not may_create_spaces(by.viewer):
        raise Forbidden(_("Members, admins and owners open spaces."))
    prefix = checked_prefix(prefix, by.workspace_id)
    name = _checked_name(name)
    space = insert(
        Space(
            workspace_id=by.workspace_id,
            prefix=prefix,
            name=name,
            description=_checked_description(description),
            is_open=is_open,
            created_at=clock.now(),
        )
    )
    insert_many(
        [
            Status(
                workspace_id=by.workspace_id,
                space=space,
                name=status,
                category=category,
                position=position,
            )
            for position, (status, category) in enumerate(workflow)
        ]
    )
    if by.viewer.person_id is not None:
        insert(
            SpaceMember(
                workspace_id=by.workspace_id,
                space=space,
                person_id=by.viewer.person_id,
                role=Role.ADMIN,
            )
        )
    return SpaceCreated(subject=space, topics=("workspace", _topic(space)), name=name)


@action
def edit_space(
    space: Space, *, by: Actor, expected: int | None = None, **new: Any
) -> SpaceEdited | None:
    """Change a space's name, description or whether it is open to all members."""
    require(by.viewer, space, Role.ADMIN)
    if new.keys() - {"name", "description", "is_open"}:
        raise RuleBroken(_("A space has a name, a description and openness to edit."))
    if "name" in new:
        new["name"] = _checked_name(new["name"])
    if "description" in new:
        new["description"] = _checked_description(new["description"])
    if not edit(space, expected=expected, **new):
        return None
    return SpaceEdited(
        subject=space, topics=("workspace", "people", _topic(space)), name=space.name
    )


@action
def archive_space(space: Space, *, by: Actor) -> SpaceArchived | None:
    """Put a space out of the way."""
    require(by.viewer, space, Role.ADMIN)
    if space.archived_at is not None:
        return None
    edit(space, archived_at=clock.now())
    return SpaceArchived(subject=space, topics=("workspace", _topic(space)), name=space.name)


@action
def reopen_space(space: Space, *, by: Actor) -> SpaceReopened | None:
    """Bring an archived space back."""
    require(by.viewer, space, Role.ADMIN)
    if not edit(space, archived_at=None):
        return None
    return SpaceReopened(subject=space, topics=("workspace", _topic(space)), name=space.name)


@action
def add_status(
    space: Space, *, name: str, category: str, by: Actor, wip_limit: int | None = None
) -> StatusAdded:
    """Add a step at the end of a space's workflow."""
    require(by.viewer, space, Role.ADMIN)
    last = Status.objects.filter(space=space).aggregate(last=Max("position"))["last"]
    status = insert(
        Status(
            workspace_id=by.workspace_id,
            space=space,
            name=_checked_name(name),
            category=_checked_category(category),
            position=0 if last is None else last + 1,
            wip_limit=wip_limit,
        )
    )
    return StatusAdded(subject=space, topics=(_topic(space),), name=status.name)


@action
def edit_status(
    status: Status, *, by: Actor, expected: int | None = None, **new: Any
) -> StatusEdited | None:
    """Change a status's name, category, or WIP limit (None for no limit)."""
    require(by.viewer, status.space, Role.ADMIN)
    if new.keys() - {"name", "category", "wip_limit", "archived_at"}:
        raise RuleBroken(_("A status has a name, a category and a limit to edit."))
    if "name" in new:
        new["name"] = _checked_name(new["name"])
    if "category" in new:
        new["category"] = _checked_category(new["category"])
    if not edit(status, expected=expected, subject=status.space, **new):
        return None
    return StatusEdited(subject=status.space, topics=_status_topics(status), name=status.name)


@action
def order_statuses(space: Space, statuses: Sequence[Status], *, by: Actor) -> StatusEdited | None:
    """Put all statuses of a space into the given order."""
    require(by.viewer, space, Role.ADMIN)
    known = set(Status.objects.filter(space=space).values_list("pk", flat=True))
    if known != {status.pk for status in statuses}:
        raise RuleBroken(_("The new order must name every status of the space once."))
    noted = edit_many([(status, {"position": at}) for at, status in enumerate(statuses)])
    if not noted:
        return None
    return StatusEdited(subject=space, topics=(_topic(space),), name=statuses[0].name)


@action
def remove_status(status: Status, *, by: Actor) -> StatusRemoved:
    """Remove an empty status; items must be moved elsewhere first."""
    require(by.viewer, status.space, Role.ADMIN)
    if status.items.exists():
        raise RuleBroken(_("Move the items out of {status} first.").format(status=status.name))
    if Status.objects.filter(space_id=status.space_id).count() == 1:
        raise RuleBroken(_("A space needs at least one status."))
    space, name = status.space, status.name
    remove(status)
    return StatusRemoved(subject=space, topics=(_topic(space),), name=name)


def _topic(space: Space) -> str:
    return f"space:{space.pk}"


def _status_topics(status: Status) -> tuple[str, ...]:
    return (f"space:{status.space_id}", f"status:{status.pk}")


def _checked_name(name: str) -> str:
    return checked_line(name, field="name", empty=_("It needs a name."))


def _checked_description(description: str) -> str:
    return checked_text(description, field="description", empty="")


def _checked_category(category: str) -> str:
    if category not in Category.values:
        raise RuleBroken(
            _("A category is one of {known}.").format(known=", ".join(Category.values)),
            field="category",
        )
    return category
