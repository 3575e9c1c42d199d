"""Reading releases."""

from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.prepared import prepared
from rooftree.accounts.viewer import Viewer
from rooftree.errors import NotFound
from rooftree.product.releases.models import Release, ReleaseItem, ReleaseRole
from rooftree.work.items.counting import Counts, counts_by
from rooftree.work.items.models import Item
from rooftree.work.spaces.reach import in_reach


class Placed(NamedTuple):
    """A release with which an item comes, or which it affects."""

    id: int
    name: str
    role: str
    is_out: bool


def releases_seen(viewer: Viewer) -> "QuerySet[Release]":
    """Return the releases that the viewer may know of: what is not out yet first, by target."""
    releases = in_reach(viewer, Release.objects.all()).select_related("space", "product")
    return releases.order_by(
        F("released_on").asc(nulls_first=True), F("target").asc(nulls_last=True), "position", "pk"
    )


def releases_for(viewer: Viewer, item: Item) -> "QuerySet[Release]":
    """Return the releases with which an item could come: of its space or of none, not archived."""
    releases = releases_seen(viewer).filter(archived_at=None)
    return releases.filter(Q(space=None) | Q(space=item.space_id))


def release_by_id(viewer: Viewer, pk: int) -> Release:
    """Return one release with its space and product; raises NotFound."""
    release = releases_seen(viewer).filter(pk=pk).first()
    if release is None:
        raise NotFound(_("There is no such release here."))
    return release


def releases_of(viewer: Viewer, item: Item) -> list[Placed]:
    """Return the releases in sight with which an item comes, and those that it affects. One query."""
    return [
        Placed(pk, name, role, day is not None) for pk, name, role, day in _placed(viewer, item.pk)
    ]


def work_in_releases(viewer: Viewer) -> dict[int, Counts]:
    """Return {release id: how much of what it brings is done, as far as in sight}. One query."""
    rows = ReleaseItem.objects.filter(workspace_id=viewer.workspace_id, role=ReleaseRole.FIX)
    return counts_by(viewer, rows, "release_id")


@prepared
def _placed(viewer: Viewer, item_id: int) -> "QuerySet[ReleaseItem, tuple[Any, ...]]":
    seen = in_reach(viewer, Release.objects.all()).values("pk")
    rows = ReleaseItem.objects.filter(item_id=item_id, release__in=seen)
    return rows.order_by("release__position", "release_id").values_list(
        "release_id", "release__name", "role", "release__released_on"
    )
