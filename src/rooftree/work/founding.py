"""A new workspace with what it needs before the first item."""

from django.core.exceptions import ValidationError
from django.db import transaction

from rooftree.accounts.models import Workspace
from rooftree.accounts.texts import checked_line
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert_many
from rooftree.errors import RuleBroken
from rooftree.people.members.actions import note_founding
from rooftree.work.spaces.facts import KindsAdded
from rooftree.work.spaces.models import Kind

STANDARD_KINDS = (
    ("initiative", "Initiative", 4, "initiative", "violet"),
    ("feature", "Feature", 3, "feature", "teal"),
    ("story", "Story", 2, "story", "green"),
    ("task", "Task", 2, "task", "blue"),
    ("bug", "Bug", 2, "bug", "red"),
    ("milestone", "Milestone", 2, "milestone", "amber"),
    ("sub-task", "Sub-task", 1, "sub-task", "grey"),
)


def found_workspace(key: str, name: str = "", *, time_zone: str = "UTC") -> Workspace:
    """Create a workspace with its log and kinds. Raises RuleBroken for a malformed or taken key."""
    name = checked_line(name, field="name") or key
    workspace = Workspace(key=key, name=name, time_zone=time_zone)
    try:
        workspace.full_clean()
    except ValidationError as refusal:
        raise RuleBroken(" ".join(refusal.messages), field="key") from None
    with transaction.atomic():
        workspace.save()
        by = Actor.system(workspace.pk)
        note_founding(workspace, by=by)
        add_standard_kinds(workspace, by=by)
    return workspace


@action
def add_standard_kinds(workspace: Workspace, *, by: Actor) -> KindsAdded:  # noqa: ARG001 - for the log
    """Give a workspace the kinds that most teams use."""
    insert_many(
        [
            Kind(
                workspace=workspace,
                slug=slug,
                name=name,
                level=level,
                icon=icon,
                colour=colour,
                position=position,
            )
            for position, (slug, name, level, icon, colour) in enumerate(STANDARD_KINDS)
        ]
    )
    return KindsAdded(subject=workspace, topics=("workspace",))
