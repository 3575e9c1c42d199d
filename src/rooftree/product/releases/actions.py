"""Adding releases, changing them, and putting them into the bin."""

from typing import Any, TypeVar

from django.db.models import Max
from django.utils.translation import gettext as _

from rooftree.accounts.texts import checked_line, checked_text
from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.columns import put_away, refuse_unknown
from rooftree.changes.rows import edit, insert, remove
from rooftree.errors import RuleBroken
from rooftree.product.releases.facts import (
    ReleaseAdded,
    ReleaseDeleted,
    ReleaseEdited,
    ReleaseFact,
)
from rooftree.product.releases.models import Release
from rooftree.product.releases.topics import release_topics
from rooftree.work.spaces.models import Space
from rooftree.work.spaces.reach import require_may_change

EDITABLE = {
    "name",
    "description",
    "product",
    "start",
    "target",
    "released_on",
    "position",
    "is_archived",
}

Told = TypeVar("Told", bound=ReleaseFact)


@action
def add_release(*, name: str, by: Actor, space: Space | None = None, **more: Any) -> ReleaseAdded:
    """Add a release of a space, or of the whole workspace. The subject is the release.

    `more` takes description, product, start, target and released_on. Raises RuleBroken without a name
    and for dates that run backwards.
    """
    release = Release(workspace_id=by.workspace_id, space=space)
    require_may_change(by.viewer, release)
    last = Release.objects.filter(workspace_id=by.workspace_id, space=space)
    highest = last.aggregate(highest=Max("position"))["highest"]
    release.position = 0 if highest is None else highest + 1
    for column, value in _checked(release, {"name": name, **more}).items():
        setattr(release, column, value)
    insert(release)
    return _told(ReleaseAdded, release)


@action
def edit_release(
    release: Release, *, by: Actor, expected: int | None = None, **new: Any
) -> ReleaseEdited | None:
    """Change columns of a release, or archive it (`is_archived`). It stays in its space."""
    require_may_change(by.viewer, release)
    if not edit(release, expected=expected, **_checked(release, new)):
        return None
    return _told(ReleaseEdited, release)


@action
def remove_release(release: Release, *, by: Actor) -> ReleaseDeleted:
    """Put a release into the bin; its items stay."""
    require_may_change(by.viewer, release)
    told = _told(ReleaseDeleted, release, "bin")
    remove(release)
    return told


def _checked(release: Release, new: dict[str, Any]) -> dict[str, Any]:
    refuse_unknown(new, EDITABLE)
    if "name" in new:
        new["name"] = checked_line(new["name"], field="name", empty=_("A release needs a name."))
    if "description" in new:
        new["description"] = checked_text(new["description"], field="description", empty="")
    start, target = new.get("start", release.start), new.get("target", release.target)
    if start is not None and target is not None and start > target:
        raise RuleBroken(_("The start is on or before the target."), field="start")
    put_away(release, new)
    return new


def _told(kind: type[Told], release: Release, *topics: str) -> Told:
    return kind(subject=release, topics=release_topics(release, *topics), name=release.name)
