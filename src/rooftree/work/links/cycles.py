"""Finding circles among dependencies, before they are stored.

Each item has two ends, its start and its finish, and an end leads to whatever cannot come before it.
Parents start with their first part and finish with their last, so they take part, too.
"""

from collections import defaultdict, deque

from django.db import connection
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.errors import RuleBroken
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.links.models import DependencyType

End = tuple[int, str]

ENDS = {
    DependencyType.FS: ("finish", "start"),
    DependencyType.SS: ("start", "start"),
    DependencyType.FF: ("finish", "finish"),
    DependencyType.SF: ("start", "finish"),
}

# The steps that lead on from an end, to whatever depth. A step goes along a dependency, from a parent's
# start to that of a part, or from a finish to that of the parent; a start leads where its finish does,
# too. Written by hand: a recursive query may name itself only once, so the three ways are numbered.
STEPS = """
    WITH RECURSIVE step(from_id, from_side, to_id, to_side) AS (
        SELECT CAST(NULL AS bigint), '', CAST(%(item)s AS bigint), CAST(%(side)s AS text)
        UNION
        SELECT step.to_id, step.to_side,
            COALESCE(arrow.successor_id, part.id, self.parent_id),
            CASE WHEN arrow.type IN ('FS', 'SS') OR part.id IS NOT NULL
                THEN 'start' ELSE 'finish' END
        FROM step
        CROSS JOIN (SELECT 1 AS number UNION ALL SELECT 2 UNION ALL SELECT 3) way
        LEFT JOIN work_dependency arrow ON way.number = 1
            AND arrow.predecessor_id = step.to_id
            AND (step.to_side = 'start' OR arrow.type IN ('FS', 'FF'))
        LEFT JOIN work_item part ON way.number = 2
            AND part.parent_id = step.to_id
            AND step.to_side = 'start' AND part.id <> %(loose)s
        LEFT JOIN work_item self ON way.number = 3
            AND self.id = step.to_id AND self.id <> %(loose)s
        WHERE COALESCE(arrow.successor_id, part.id, self.parent_id) IS NOT NULL
    )
    SELECT from_id, from_side, to_id, to_side FROM step WHERE from_id IS NOT NULL
"""


def refuse_waiting_in_circle(
    viewer: Viewer, predecessor: Item, successor: Item, dependency_type: str
) -> None:
    """Raise RuleBroken when a new dependency would close a circle, and name it."""
    leaving, entering = ENDS[DependencyType(dependency_type)]
    _refuse(viewer, _path((successor.pk, entering), (predecessor.pk, leaving)))


def closes_circle(predecessor_id: int, successor_id: int, dependency_type: str) -> bool:
    """Tell whether a new dependency would close a circle."""
    leaving, entering = ENDS[DependencyType(dependency_type)]
    return bool(_path((successor_id, entering), (predecessor_id, leaving)))


def refuse_parent_in_circle(viewer: Viewer, item: Item, parent: Item) -> None:
    """Raise RuleBroken when a new parent, in place of the old one, would close a circle, and name it.

    What binds a parent binds its parts: it starts before them and finishes after them.
    """
    path = _path((item.pk, "start"), (parent.pk, "start"), loose=item.pk)
    path = path or _path((parent.pk, "finish"), (item.pk, "finish"), loose=item.pk)
    _refuse(viewer, path, field="parent")


def _refuse(viewer: Viewer, path: list[End], *, field: str = "") -> None:
    """Name the items on a path that is about to close; those out of the viewer's sight stay unnamed."""
    if not path:
        return
    ids = list(dict.fromkeys(item_id for item_id, _side in path))
    keys = dict(items_seen(viewer).filter(pk__in=ids).values_list("pk", "key"))
    names = [keys.get(item_id) or _("another item") for item_id in (*ids, ids[0])]
    raise RuleBroken(
        _("That would close a circle: {path}.").format(path=" → ".join(names)), field=field
    )


def _path(start: End, goal: End, *, loose: int = 0) -> list[End]:
    """Return the shortest way from one end to another, empty for none; `loose` has left its parent."""
    follows = _steps(start, loose)
    came_from: dict[End, End | None] = {start: None}
    waiting = deque([start])
    while waiting:
        end = waiting.popleft()
        if end in {goal, (goal[0], "start")}:
            return _walked_back(end, came_from)
        for following in follows.get(end, ()):
            if following not in came_from:
                came_from[following] = end
                waiting.append(following)
    return []


def _steps(start: End, loose: int) -> dict[End, list[End]]:
    follows: dict[End, list[End]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(STEPS, {"item": start[0], "side": start[1], "loose": loose})
        for from_id, from_side, to_id, to_side in cursor.fetchall():
            follows[from_id, from_side].append((to_id, to_side))
    return follows


def _walked_back(end: End, came_from: dict[End, End | None]) -> list[End]:
    path = [end]
    before = came_from[end]
    while before is not None:
        path.append(before)
        before = came_from[before]
    return path[::-1]
