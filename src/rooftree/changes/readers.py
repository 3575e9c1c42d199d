"""Those who follow the log. Each remembers its cursor, so that a crash or a late start loses nothing."""

from collections.abc import Callable

from django.db import transaction

from rooftree.changes import log
from rooftree.changes.alone import alone_with
from rooftree.changes.models import Change, Cursor

Reader = Callable[[int, list[Change]], None]
registry: dict[str, Reader] = {}


def register(name: str, reader: Reader) -> None:
    """Let `reader(workspace_id, changes)` hear of everything; what it does must bear repetition."""
    registry[name] = reader


def catch_up(workspace_id: int, *, names: tuple[str, ...] = ()) -> None:
    """Bring all readers (or those named) to the end of a workspace's log.

    A reader that is busy with this log in another process is left to it. That one looks for more once
    it has let go; and whatever happens, what was not read is before its cursor still.
    """
    for name in names or tuple(registry):
        while _is_behind(workspace_id, name) and _turn(workspace_id, name):
            pass


def lag(workspace_id: int) -> dict[str, int]:
    """Return how many entries each reader is behind."""
    head = log.head(workspace_id)
    seen = dict(Cursor.objects.filter(workspace_id=workspace_id).values_list("reader", "seq"))
    return {name: head - seen.get(name, 0) for name in registry}


def _is_behind(workspace_id: int, name: str) -> bool:
    cursors = Cursor.objects.filter(workspace_id=workspace_id, reader=name)
    seq = cursors.values_list("seq", flat=True).first() or 0
    return log.head(workspace_id) > seq


def _turn(workspace_id: int, name: str) -> bool:
    with alone_with(f"reader {name} of workspace {workspace_id}") as is_ours:
        return is_ours and _step(workspace_id, name)


def _step(workspace_id: int, name: str) -> bool:
    cursor, _ = Cursor.objects.get_or_create(workspace_id=workspace_id, reader=name)
    changes = log.since(workspace_id, cursor.seq)
    if not changes:
        return False
    registry[name](workspace_id, changes)
    with transaction.atomic():
        Cursor.objects.filter(pk=cursor.pk, seq__lt=changes[-1].seq).update(seq=changes[-1].seq)
    return True
