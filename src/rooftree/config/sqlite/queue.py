"""One line for all writers of one SQLite file, across threads and processes.

SQLite's own busy handler sleeps and tries again, so that a writer can be overtaken for half a
second; a file lock wakes the next one at once.
"""

import os
import sys
from pathlib import Path

if sys.platform != "win32":  # there SQLite's own waiting has to do
    import fcntl


class WriterQueue:
    """Entered before a transaction begins, left after it has ended."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-queue")
        self._descriptor: int | None = None

    def enter(self) -> None:
        """Wait for one's turn; entering twice is entering once."""
        if sys.platform == "win32" or self._descriptor is not None:
            return
        # A descriptor of its own for each turn: a lock belongs to the opening, not the process.
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        self._descriptor = descriptor

    def leave(self) -> None:
        """Let the next one in."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)


class NoQueue:
    """For a database in memory, which nobody shares."""

    def enter(self) -> None:
        """Come in."""

    def leave(self) -> None:
        """Go out."""
