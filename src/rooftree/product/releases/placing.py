"""Saying with which releases an item comes, and which it affects."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.rows import insert_many, remove
from rooftree.errors import RuleBroken
from rooftree.product.releases.facts import AffectedReleasesChanged, ItemReleasesChanged
from rooftree.product.releases.models import Release, ReleaseItem, ReleaseRole
from rooftree.product.releases.queries import releases_seen
from rooftree.product.releases.topics import release_topics
from rooftree.work.items.models import Item
from rooftree.work.items.policy import require_may_edit
from rooftree.work.items.topics import item_topics
from rooftree.work.spaces.reach import require_may_see

Changed = ItemReleasesChanged | AffectedReleasesChanged


@action
def set_releases(
    item: Item, releases: Iterable[Release], *, by: Actor, role: str = ReleaseRole.FIX
) -> Changed | None:
    """Let an item come with exactly these releases, or affect them (`role`).

    Releases out of the actor's sight stay as they are. Raises RuleBroken for one of another space.
    """
    require_may_edit(by.viewer, item)
    wanted = {release.pk: release for release in releases}
    now = _placed(item, by, role)
    added = [wanted[pk] for pk in sorted(wanted.keys() - now.keys())]
    gone = [now[pk] for pk in sorted(now.keys() - wanted.keys())]
    if not added and not gone:
        return None
    for release in added:
        _check(item, release, by)
    insert_many(
        [
            ReleaseItem(workspace_id=by.workspace_id, release=release, item=item, role=role)
            for release in added
        ]
    )
    remove(*gone)
    kind = ItemReleasesChanged if role == ReleaseRole.FIX else AffectedReleasesChanged
    signs = [*(f"+{release}" for release in added), *(f"−{one.release}" for one in gone)]
    touched = [*added, *(one.release for one in gone)]
    homes = [topic for release in touched for topic in release_topics(release)]
    return kind(subject=item, topics=item_topics(item, *homes), change=", ".join(signs))


def _placed(item: Item, by: Actor, role: str) -> dict[int, ReleaseItem]:
    seen = releases_seen(by.viewer).order_by().values("pk")
    placed = ReleaseItem.objects.filter(item=item, role=role, release__in=seen)
    return {one.release_id: one for one in placed.select_related("release")}


def _check(item: Item, release: Release, by: Actor) -> None:
    require_may_see(by.viewer, release)
    if release.space_id not in {None, item.space_id}:
        message = _("{release} is a release of another space.").format(release=release.name)
        raise RuleBroken(message, field="release")
