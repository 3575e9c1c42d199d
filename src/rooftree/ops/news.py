"""Lets the log's readers (notifications, checks, search) catch up soon after something happened."""

import logging
import time

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from rooftree.changes import poke, readers
from rooftree.changes.models import Counter, Cursor
from rooftree.jobs.bell import Bell
from rooftree.jobs.loop import Loop

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 1.0
GATHER_SECONDS = 0.2
"""A change seldom comes alone; readers hear of a burst once."""
LONGEST_PAUSE_SECONDS = 300.0


def news_loop() -> Loop:
    """Return a loop that follows the logs of all workspaces."""
    bell = Bell()
    poke.subscribe(lambda _workspace_id: bell.ring())
    return Loop("news", NewsRound().turn, bell=bell, pause_seconds=LOOK_EVERY_SECONDS)


class NewsRound:
    """Brings each reader to the end of each log. A reader that fails rests, and holds up no other."""

    def __init__(self) -> None:
        self._failures: dict[tuple[str, int], int] = {}
        self._resting_until: dict[tuple[str, int], float] = {}

    def turn(self) -> bool:
        """Do one round; never asks for another at once."""
        late = [place for place in _behind() if self._may_try(place)]
        if late:
            time.sleep(GATHER_SECONDS)
        for name, workspace_id in late:
            self._catch_up(name, workspace_id)
        return False

    def _may_try(self, place: tuple[str, int]) -> bool:
        return time.monotonic() >= self._resting_until.get(place, 0.0)

    def _catch_up(self, name: str, workspace_id: int) -> None:
        place = (name, workspace_id)
        try:
            readers.catch_up(workspace_id, names=(name,))
        except Exception:  # a reader's fault must not keep the others from reading
            failures = self._failures.get(place, 0) + 1
            pause = min(LONGEST_PAUSE_SECONDS, 2.0**failures)
            self._failures[place] = failures
            self._resting_until[place] = time.monotonic() + pause
            logger.exception("Reader %s failed in workspace %s", name, workspace_id)
        else:
            self._failures.pop(place, None)
            self._resting_until.pop(place, None)


def _behind() -> list[tuple[str, int]]:
    """Return which readers have not read which workspaces' logs to the end."""
    return [
        (name, workspace_id)
        for name in readers.registry
        for workspace_id in Counter.objects.annotate(seen=_place_of(name))
        .filter(value__gt=F("seen"))
        .values_list("pk", flat=True)
    ]


def _place_of(name: str) -> Coalesce:
    cursor = Cursor.objects.filter(reader=name, workspace_id=OuterRef("pk")).values("seq")
    return Coalesce(Subquery(cursor), 0)
