"""Looking along the line, from an item or from a goal, up and down."""

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.sight.nodes import Node, Sight
from rooftree.alignment.sight.reading import (
    GoalRow,
    ItemRow,
    all_goals,
    goal_ids_served,
    item_row,
    items_for_goals,
    trees_below,
)
from rooftree.errors import NotFound
from rooftree.product.goals.models import Goal
from rooftree.work.items.models import Item

Goals = dict[int, GoalRow]


def sight_of_item(viewer: Viewer, item: Item) -> Sight:
    """Return what an item is for and what it consists of; at most two queries for each level.

    The way up ends at a parent that the viewer may not see. Raises NotFound for a hidden item.
    """
    row = item_row(viewer, item.pk)
    if row is None:
        raise NotFound(_("There is no such item here."))
    up = _above_item(viewer, row, all_goals(viewer))
    return Sight(up=up, down=trees_below(viewer, [row])[row.pk])


def why(viewer: Viewer, item: Item) -> Node:
    """Return only the way up from an item: its parents and the goals that they and it serve."""
    row = item_row(viewer, item.pk)
    if row is None:
        raise NotFound(_("There is no such item here."))
    return _above_item(viewer, row, all_goals(viewer))


def sight_of_goal(viewer: Viewer, goal: Goal) -> Sight:
    """Return the goals above a goal, and below it its child goals and the work that serves them."""
    goals = all_goals(viewer)
    if goal.pk not in goals:
        raise NotFound(_("There is no such goal here."))
    within = _with_child_goals(goal.pk, goals)
    serving = items_for_goals(viewer, within)
    roots = {row.pk: row for rows in serving.values() for row in rows}
    trees = trees_below(viewer, list(roots.values()))
    return Sight(up=_above_goal(goal.pk, goals), down=_below_goal(goal.pk, goals, serving, trees))


def _above_item(viewer: Viewer, row: ItemRow, goals: Goals) -> Node:
    served = [goal for goal in goal_ids_served(viewer, row.pk) if goal in goals]
    onward = [_above_goal(goal, goals) for goal in served]
    parent = item_row(viewer, row.parent_id)
    if parent is not None:
        onward.append(_above_item(viewer, parent, goals))
    return row.node(tuple(onward))


def _above_goal(pk: int, goals: Goals) -> Node:
    goal = goals[pk]
    above = goal.parent_id
    return goal.node(() if above is None else (_above_goal(above, goals),))


def _with_child_goals(pk: int, goals: Goals) -> list[int]:
    """Return a goal's id with those of all goals below it."""
    within = [pk]
    for one in within:
        within += [goal.pk for goal in goals.values() if goal.parent_id == one]
    return within


def _below_goal(
    pk: int, goals: Goals, serving: dict[int, list[ItemRow]], trees: dict[int, Node]
) -> Node:
    children = [goal.pk for goal in goals.values() if goal.parent_id == pk]
    below = [_below_goal(child, goals, serving, trees) for child in children]
    items = [trees[row.pk] for row in serving.get(pk, ())]
    return goals[pk].node((*below, *items))
