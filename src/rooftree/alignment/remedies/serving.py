"""Remedies that bring work and goals together."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.alignment.findings.models import Finding
from rooftree.alignment.remedies.forms import Cure, Field, goal_in, goals_field, text_in
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.product.goals.actions import close_goal
from rooftree.product.goals.models import Goal
from rooftree.product.goals.policy import may_edit_goals
from rooftree.product.goals.queries import goal_by_id
from rooftree.product.serving.actions import serve
from rooftree.product.serving.facts import ServiceBegun
from rooftree.work.items.actions import create_item
from rooftree.work.items.facts import ItemCreated
from rooftree.work.items.models import Item
from rooftree.work.items.queries import item_by_id, item_by_key
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import may
from rooftree.work.spaces.queries import space_by_prefix, spaces_seen


def _ask_goal(_finding: Finding, viewer: Viewer) -> tuple[Field, ...] | None:
    goals = goals_field(viewer)
    return (goals,) if goals.choices else None


def _serve_goal(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    goal = goal_in(values, by.viewer)
    serve(item_by_id(by.viewer, finding.subject_id), goal, by=by)


def _ask_key(_finding: Finding, _viewer: Viewer) -> tuple[Field, ...]:
    return (Field("key", _("Key of the item"), "text"),)


def _put_item(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    item = item_by_key(by.viewer, text_in(values, "key"))
    serve(item, goal_by_id(by.viewer, finding.subject_id), by=by)


def _ask_new(_finding: Finding, viewer: Viewer) -> tuple[Field, ...] | None:
    spaces = [
        space
        for space in spaces_seen(viewer).filter(archived_at=None)
        if may(viewer, space, Role.MEMBER)
    ]
    choices = tuple((space.prefix, space.name) for space in spaces)
    where = Field("space", _("Space"), "choice", choices=choices)
    return (Field("title", _("Title"), "text"), where) if choices else None


def _add_work(finding: Finding, values: Mapping[str, str], by: Actor) -> None:
    space = space_by_prefix(by.viewer, text_in(values, "space"))
    goal = goal_by_id(by.viewer, finding.subject_id)
    create_serving_item(space, goal, title=text_in(values, "title"), by=by)


@action
def create_serving_item(
    space: Space, goal: Goal, *, title: str, by: Actor
) -> tuple[ItemCreated | ServiceBegun, ...]:
    """Create an item that serves a goal from the start."""
    created = create_item(space, title=title, by=by)
    begun = serve(Item.objects.get(pk=created.subject.pk), goal, by=by)
    return (created,) if begun is None else (created, begun)


def _ask_nothing(_finding: Finding, viewer: Viewer) -> tuple[Field, ...] | None:
    return () if may_edit_goals(viewer) else None


def _close_goal(finding: Finding, _values: Mapping[str, str], by: Actor) -> None:
    close_goal(goal_by_id(by.viewer, finding.subject_id), by=by)


SERVE_GOAL = Cure("serve-goal", gettext_lazy("Link to a goal"), _ask_goal, _serve_goal)
PUT_ITEM = Cure("put-item", gettext_lazy("Link an item that there is"), _ask_key, _put_item)
ADD_WORK = Cure("add-work", gettext_lazy("Add work for it"), _ask_new, _add_work)
CLOSE_GOAL = Cure("close-goal", gettext_lazy("Close the goal"), _ask_nothing, _close_goal)
