"""Whose planned dates a viewer may change: those of the items that they may edit."""

from collections.abc import Iterable

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.policy import role_in


def editable_among(viewer: Viewer, items: Iterable[int]) -> tuple[set[int], set[int]]:
    """Return the ids that the viewer may edit, and those that they may only see."""
    seen = dict(items_seen(viewer).filter(pk__in=list(items)).values_list("pk", "space_id"))
    spaces = Space.objects.filter(pk__in=set(seen.values()))
    open_to = {space.pk for space in spaces if (role_in(viewer, space) or 0) >= Role.MEMBER}
    editable = {pk for pk, space in seen.items() if space in open_to}
    return editable, seen.keys() - editable
