"""Looking into the bin."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rooftree.accounts.viewer import Viewer
from rooftree.changes.bin.deletions import KEPT, Deletion, read_deletion, still_gone
from rooftree.changes.bin.drawers import drawer_of, in_sight, verbs
from rooftree.changes.models import Change
from rooftree.errors import NotFound
from rooftree.lib import clock

MOST = 500
"""So many are shown, and so many entries of the log are read at a time."""


def deletions_seen(viewer: Viewer) -> list[Deletion]:
    """Return the newest of what was deleted in the last thirty days and the viewer may bring back.

    Whatever others delete meanwhile, what is out of sight pushes nobody's own things out.
    """
    found: dict[tuple[str, int], Deletion] = {}
    for read in _read_on(viewer):
        for one in still_gone(in_sight(viewer, read)):
            found.setdefault((one.table, one.missed.pk), one)  # of what went twice, the last time
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _read_on(viewer: Viewer) -> Iterator[list[Deletion]]:
    """Yield the deletions of the last thirty days in handfuls, the newest first."""
    rest = _recent(viewer).filter(verb__in=verbs()).order_by("-seq")
    entries = list(rest[:MOST])
    while entries:
        read = [_deletion_in(change) for change in entries]
        yield [one for one in read if one is not None and one.name is not None]
        is_last = len(entries) < MOST
        entries = [] if is_last else list(rest.filter(seq__lt=entries[-1].seq)[:MOST])


def deletion_by_seq(viewer: Viewer, seq: int) -> Deletion:
    """Return one deletion that the viewer may undo; raises NotFound."""
    change = _recent(viewer).filter(seq=seq).first()
    deletion = _deletion_in(change) if change is not None else None
    if deletion is None or not in_sight(viewer, [deletion]):
        raise NotFound(_("This is not in the bin, or not any more."))
    return deletion


def _recent(viewer: Viewer) -> "QuerySet[Change]":
    recent = Change.objects.filter(workspace_id=viewer.workspace_id, at__gte=clock.now() - KEPT)
    return recent.select_related("private")


def _deletion_in(change: Change) -> Deletion | None:
    drawer = drawer_of(change.verb)
    return read_deletion(change, drawer.kinds[change.verb]) if drawer is not None else None
