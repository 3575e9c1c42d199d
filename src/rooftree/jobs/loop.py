"""A thread that does one thing over and over, and sleeps while there is nothing to do."""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections, connections

from rooftree.jobs.bell import Bell

logger = logging.getLogger(__name__)

PAUSE_AFTER_FAILURE_SECONDS = 5.0


class Loop(threading.Thread):
    """Takes turns until it is stopped. A turn returns whether there may be more to do at once."""

    def __init__(
        self, name: str, turn: Callable[[], bool], *, bell: Bell, pause_seconds: float
    ) -> None:
        # A daemon: a turn that takes long does not keep the process from ending.
        super().__init__(name=name, daemon=True)
        self._turn = turn
        self._bell = bell
        self._pause_seconds = pause_seconds
        self._stopping = threading.Event()

    def run(self) -> None:
        """Take turns; called by the thread, or directly by a process that does nothing else."""
        try:
            while not self._stopping.is_set():
                self._take_turn()
        finally:
            connections.close_all()

    def stop(self) -> None:
        """Let the running turn be the last."""
        self._stopping.set()
        self._bell.ring()

    def _take_turn(self) -> None:
        close_old_connections()
        try:
            more = self._turn()
        except Exception:  # the one place where unknown errors must not end the work
            logger.exception("%s failed", self.name)
            self._stopping.wait(PAUSE_AFTER_FAILURE_SECONDS)
            return
        if not more and not self._stopping.is_set():
            self._bell.wait(self._pause_seconds)
