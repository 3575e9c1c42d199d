"""Rows for lines of sight, read level by level as tuples and only as far as the viewer may see."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rooftree.accounts.viewer import Viewer
from rooftree.alignment.sight.nodes import Node
from rooftree.product.goals.models import Goal
from rooftree.product.serving.models import Serves
from rooftree.work.items.queries import items_seen


class ItemRow(NamedTuple):
    """What a node needs of an item."""

    pk: int
    parent_id: int | None
    key: str
    title: str
    kind: str
    status: str
    category: str

    def node(self, onward: tuple[Node, ...] = ()) -> Node:
        """Return the item as a node that leads onward."""
        return Node(
            kind="item",
            pk=self.pk,
            title=self.title,
            key=self.key,
            item_kind=self.kind,
            status=self.status,
            category=self.category,
            onward=onward,
        )


ITEM = ("pk", "parent_id", "key", "title", "kind__slug", "status__name", "status__category")


class GoalRow(NamedTuple):
    """What a node needs of a goal."""

    pk: int
    parent_id: int | None
    objective: str
    period_start: date
    period_finish: date
    closed_at: object

    def node(self, onward: tuple[Node, ...] = ()) -> Node:
        """Return the goal as a node that leads onward."""
        return Node(
            kind="goal",
            pk=self.pk,
            title=self.objective,
            period_start=self.period_start,
            period_finish=self.period_finish,
            is_closed=self.closed_at is not None,
            onward=onward,
        )


def item_row(viewer: Viewer, pk: int | None) -> ItemRow | None:
    """Return one item; None when there is none or it is out of sight. One query."""
    if pk is None:
        return None
    row = items_seen(viewer).filter(pk=pk).values_list(*ITEM).first()
    return None if row is None else ItemRow(*row)


def all_goals(viewer: Viewer) -> dict[int, GoalRow]:
    """Return the workspace's goals by id; there are never many. One query."""
    columns = ("pk", "parent_id", "objective", "period_start", "period_finish", "closed_at")
    rows = Goal.objects.filter(workspace_id=viewer.workspace_id).order_by("period_start", "pk")
    return {row[0]: GoalRow(*row) for row in rows.values_list(*columns)}


def goal_ids_served(viewer: Viewer, item_id: int) -> list[int]:
    """Return the ids of the goals that an item serves directly. One query."""
    serves = Serves.objects.filter(workspace_id=viewer.workspace_id, item_id=item_id)
    return list(serves.order_by("goal_id").values_list("goal_id", flat=True))


def items_for_goals(viewer: Viewer, goal_ids: Collection[int]) -> dict[int, list[ItemRow]]:
    """Return {goal id: the items in sight that serve it directly}. One query."""
    columns = [f"item__{name}" for name in ITEM]
    rows = (
        Serves.objects.filter(goal_id__in=goal_ids, item__in=items_seen(viewer).values("pk"))
        .order_by("item__status__position", "item__rank", "item_id")
        .values_list("goal_id", *columns)
    )
    serving: dict[int, list[ItemRow]] = defaultdict(list)
    for goal_id, *row in rows:
        serving[goal_id].append(ItemRow(*row))
    return serving


def trees_below(viewer: Viewer, roots: Collection[ItemRow]) -> dict[int, Node]:
    """Return {item id: its node with all its parts below it}. One query for each level."""
    rows = {row.pk: row for row in roots}
    parts: dict[int, list[int]] = defaultdict(list)
    level = set(rows)
    while level:
        found = items_seen(viewer).filter(parent_id__in=level).order_by("rank", "pk")
        below = [ItemRow(*row) for row in found.values_list(*ITEM)]
        for row in below:
            parts[row.parent_id or 0].append(row.pk)
        level = {row.pk for row in below} - rows.keys()
        rows |= {row.pk: row for row in below}
    return {row.pk: _tree(row.pk, rows, parts) for row in roots}


def _tree(pk: int, rows: dict[int, ItemRow], parts: dict[int, list[int]]) -> Node:
    node = rows[pk].node()
    return replace(node, onward=tuple(_tree(part, rows, parts) for part in parts.get(pk, ())))
