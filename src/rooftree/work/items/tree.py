"""What an item is part of, and what its parts are: tuples, as far as the viewer may see."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen

# A parent is never its own descendant; the bound keeps a damaged table from hanging a page.
ABOVE = """
    WITH RECURSIVE above(id, parent_id, height) AS (
        SELECT id, parent_id, 0 FROM work_item WHERE id = %s
        UNION ALL
        SELECT item.id, item.parent_id, above.height + 1
        FROM work_item item JOIN above ON item.id = above.parent_id
        WHERE above.height < 20
    )
    SELECT id FROM above
"""


class Relative(NamedTuple):
    """An item above, below or beside another one."""

    id: int
    parent_id: int | None
    key: str
    title: str
    kind: str
    kind_name: str
    status: str
    category: str
    target: date | None


RELATIVE = (
    "pk", "parent_id", "key", "title", "kind__slug", "kind__name", "status__name",
    "status__category", "target",
)  # fmt: skip


def line_of(pk: int) -> RawSQL:
    """Return a subquery of the ids of an item and everything that it is part of, seen or not."""
    return RawSQL(ABOVE, [pk])  # noqa: S611 - the text is ours, the id a parameter


def parents_of(viewer: Viewer, item: Item) -> list[Relative]:
    """Return what an item is part of, nearest first, up to the first that is out of sight. One query."""
    if item.parent_id is None:
        return []
    by_id = {row[0]: Relative._make(row) for row in _above(viewer, item.pk)}
    chain: list[Relative] = []
    following = by_id.get(item.parent_id)
    while following is not None and following not in chain:
        chain.append(following)
        following = by_id.get(following.parent_id or 0)
    return chain


def parts_of(viewer: Viewer, item: Item) -> list[Relative]:
    """Return the items of which an item is made, in the order of their boards. One query."""
    return [Relative._make(row) for row in _below(viewer, item.pk)]


@prepared
def _above(viewer: Viewer, pk: int) -> "QuerySet[Item, tuple[Any, ...]]":
    return items_seen(viewer).filter(pk__in=line_of(pk)).values_list(*RELATIVE)


@prepared
def _below(viewer: Viewer, pk: int) -> "QuerySet[Item, tuple[Any, ...]]":
    parts = items_seen(viewer).filter(parent_id=pk)
    return parts.order_by("status__position", "rank", "pk").values_list(*RELATIVE)
