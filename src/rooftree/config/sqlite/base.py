"""The backend that DATABASES names."""

from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from rooftree.config.sqlite.queue import NoQueue, WriterQueue


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite as Rooftree uses it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: WriterQueue | NoQueue = NoQueue()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, after making the folder that SQLite would only complain about."""
        if not self.is_in_memory_db():
            path = Path(str(self.settings_dict["NAME"]))
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._queue = WriterQueue(path)
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        self._queue.enter()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs lack it
        except BaseException:
            self._queue.leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs lack it
        self._queue.leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # the stubs lack it
        finally:
            self._queue.leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # the stubs lack it
        finally:
            self._queue.leave()
