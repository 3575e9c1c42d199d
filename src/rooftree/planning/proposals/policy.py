"""Whose planned dates a viewer may change: those of the items that they may edit."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rooftree.accounts.roles import Role
from rooftree.accounts.viewer import Viewer
from rooftree.errors import Forbidden
from rooftree.work.items.queries import items_seen
from rooftree.work.spaces.models import Space, SpaceMember
from rooftree.work.spaces.policy import role_in


def editable_among(viewer: Viewer, items: Iterable[int]) -> tuple[set[int], set[int]]:
    """Return the ids that the viewer may edit, and those that they may only see."""
    seen = dict(items_seen(viewer).filter(pk__in=list(items)).values_list("pk", "space_id"))
    spaces = Space.objects.filter(pk__in=set(seen.values()))
    open_to = {space.pk for space in spaces if (role_in(viewer, space) or 0) >= Role.MEMBER}
    editable = {pk for pk, space in seen.items() if space in open_to}
    return editable, seen.keys() - editable


def may_plan(viewer: Viewer) -> bool:
    """Tell whether the viewer may have a say in plans: a member, of the workspace or of any space."""
    if viewer.role >= Role.MEMBER or viewer.person_id is None:
        return viewer.role >= Role.MEMBER
    return SpaceMember.objects.filter(person_id=viewer.person_id, role__gte=Role.MEMBER).exists()


def require_may_plan(viewer: Viewer) -> None:
    """Raise Forbidden for those who may only look at plans."""
    if not may_plan(viewer):
        raise Forbidden(_("You may look at this plan. Members accept it and take it back."))
