"""Finding circles among dependencies, before they are stored.

Each item has two ends, its start and its finish. An end points to whatever cannot come before it;
parents start with their first child and finish with their last, so they take part, too.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.work.items.models import Item
from rooftree.work.items.queries import items_seen
from rooftree.work.links.models import Dependency, DependencyType

End = tuple[int, str]

ENDS = {
    DependencyType.FS: ("finish", "start"),
    DependencyType.SS: ("start", "start"),
    DependencyType.FF: ("finish", "finish"),
    DependencyType.SF: ("start", "finish"),
}


def circle_with(
    viewer: Viewer, predecessor: Item, successor: Item, dependency_type: str
) -> list[str]:
    """Return the keys of the circle that a new dependency would close, in order; empty for none.

    An item out of the viewer's sight takes part, but is not named.
    """
    leaving, entering = ENDS[DependencyType(dependency_type)]
    follows = _graph(predecessor.workspace_id)
    path = _path((successor.pk, entering), (predecessor.pk, leaving), follows)
    ids = list(dict.fromkeys(item_id for item_id, _side in path))
    keys = dict(items_seen(viewer).filter(pk__in=ids).values_list("pk", "key"))
    return [keys.get(item_id) or _("another item") for item_id in ids]


def _graph(workspace_id: int) -> dict[End, list[End]]:
    follows: dict[End, list[End]] = defaultdict(list)
    arrows = Dependency.objects.filter(workspace_id=workspace_id)
    for one, other, kind in arrows.values_list("predecessor_id", "successor_id", "type"):
        leaving, entering = ENDS[DependencyType(kind)]
        follows[one, leaving].append((other, entering))
    parents = Item.objects.filter(workspace_id=workspace_id).exclude(parent=None)
    for child, parent in parents.values_list("pk", "parent_id"):
        follows[parent, "start"].append((child, "start"))
        follows[child, "finish"].append((parent, "finish"))
    return follows


def _path(start: End, goal: End, follows: dict[End, list[End]]) -> list[End]:
    came_from: dict[End, End | None] = {start: None}
    waiting = [start]
    while waiting:
        end = waiting.pop()
        if end == goal:
            return _walked_back(end, came_from)
        item_id, side = end
        onward = [*follows.get(end, ()), *([(item_id, "finish")] if side == "start" else [])]
        for following in onward:
            if following not in came_from:
                came_from[following] = end
                waiting.append(following)
    return []


def _walked_back(end: End, came_from: dict[End, End | None]) -> list[End]:
    path = [end]
    before = came_from[end]
    while before is not None:
        path.append(before)
        before = came_from[before]
    return path[::-1]
