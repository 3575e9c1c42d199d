"""Reading spaces, statuses and kinds."""

from django.db.models import Q, QuerySet

from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.work.spaces.models import Kind, Space, SpaceMember, Status


def spaces_seen(viewer: Viewer) -> "QuerySet[Space]":
    """Return the spaces that the viewer may know of, by name."""
    spaces = Space.objects.filter(workspace_id=viewer.workspace_id).order_by("name", "pk")
    if viewer.is_admin:
        return spaces
    if viewer.person_id is None:
        return spaces.filter(is_open=True)
    own = SpaceMember.objects.filter(person_id=viewer.person_id).values("space_id")
    return spaces.filter(Q(is_open=True) | Q(pk__in=own))


def space_by_prefix(viewer: Viewer, prefix: str) -> Space:
    """Return a space by its key prefix; raises NotFound."""
    space = spaces_seen(viewer).filter(prefix=prefix.upper()).first()
    if space is None:
        raise NotFound("There is no such space here.")
    return space


def statuses_of(space: Space, *, archived: bool = False) -> list[Status]:
    """Return a space's statuses in the order of its workflow."""
    statuses = Status.objects.filter(space=space).order_by("position", "pk")
    return list(statuses if archived else statuses.filter(archived_at=None))


def kinds_of(workspace_id: int) -> list[Kind]:
    """Return the workspace's kinds, highest level first."""
    return list(Kind.objects.filter(workspace_id=workspace_id).order_by("-level", "position", "pk"))
