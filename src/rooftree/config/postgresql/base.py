"""The backend that DATABASES names."""

from selectors import EVENT_READ, DefaultSelector

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as Rooftree uses it."""

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
