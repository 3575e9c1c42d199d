"""The backend that DATABASES names."""

from datetime import UTC, datetime
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from django.db.backends.postgresql import base
from psycopg.abc import Buffer
from psycopg.types.datetime import TimestamptzLoader


class _Moments(TimestamptzLoader):
    """Reads moments in UTC as Python's own parser does, which is compiled; most rows have some."""

    timezone = UTC

    def load(self, data: Buffer) -> datetime:
        """Return the moment that PostgreSQL wrote."""
        try:
            return datetime.fromisoformat(str(data, "ascii"))
        except ValueError:
            return super().load(data)


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as Rooftree uses it."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection that reads moments as quickly as it can."""
        connection = super().get_new_connection(conn_params)
        if self.timezone == UTC:
            connection.adapters.register_loader("timestamptz", _Moments)
        return connection

    def is_usable(self) -> bool:
        """Tell whether an idle connection is still there.

        A server that goes closes its connections, and one that vanished is noticed by the system
        (keepalives): then there is something to read. Only then it is asked, as Django asks each
        time; on a page of ten short questions that is an eleventh.
        """
        if self.connection is None or self.connection.closed:
            return False
        with DefaultSelector() as selector:
            selector.register(self.connection.fileno(), EVENT_READ)
            return not selector.select(0) or super().is_usable()
