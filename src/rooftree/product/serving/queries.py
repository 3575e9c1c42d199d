"""Reading which work serves which goals, directly or as a part of what does."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from rooftree.accounts.viewer import Viewer
from rooftree.product.goals.models import Goal
from rooftree.work.items.models import Item

SERVING = """
    WITH RECURSIVE serving(item_id) AS (
        SELECT item_id FROM product_serves WHERE workspace_id = %s
        UNION
        SELECT item.id FROM work_item item JOIN serving ON item.parent_id = serving.item_id
    )
    SELECT item_id FROM serving
"""

BEHIND = """
    WITH RECURSIVE behind(goal_id, item_id) AS (
        SELECT goal_id, item_id FROM product_serves WHERE workspace_id = %s
        UNION
        SELECT behind.goal_id, item.id
        FROM work_item item JOIN behind ON item.parent_id = behind.item_id
    )
    SELECT goal_id, item_id FROM behind
"""


def goals_served(viewer: Viewer, item: Item) -> "QuerySet[Goal]":
    """Return the goals that an item serves directly."""
    return Goal.objects.filter(workspace_id=viewer.workspace_id, served_by__item=item).order_by(
        "period_start", "pk"
    )


def serving_item_ids(workspace_id: int) -> RawSQL:
    """Return a subquery of the ids of all items that serve some goal, also through an ancestor."""
    return RawSQL(SERVING, [workspace_id])  # noqa: S611 - the text is ours, the id a parameter


def items_behind(workspace_id: int) -> dict[int, set[int]]:
    """Return {goal id: ids of the items that serve it, also through an ancestor}, for the house.

    Whoever shows these to people keeps only those in `items_seen`.
    """
    behind: dict[int, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(BEHIND, [workspace_id])
        for goal_id, item_id in cursor.fetchall():
            behind[goal_id].add(item_id)
    return dict(behind)


def work_behind(workspace_id: int) -> dict[int, set[int]]:
    """Return {goal id: ids of the items behind it or behind a goal below it}, for the house."""
    parents = dict(Goal.objects.filter(workspace_id=workspace_id).values_list("pk", "parent_id"))
    behind: dict[int, set[int]] = defaultdict(set)
    for goal_id, items in items_behind(workspace_id).items():
        for above in _upwards(goal_id, parents):
            behind[above] |= items
    return dict(behind)


def _upwards(goal_id: int | None, parents: Mapping[int, int | None]) -> Iterator[int]:
    above: set[int] = set()
    while goal_id is not None and goal_id not in above:
        yield goal_id
        above.add(goal_id)
        goal_id = parents.get(goal_id)
