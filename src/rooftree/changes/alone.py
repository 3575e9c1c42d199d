"""Doing something in one process at a time, over more than one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256

from django.db import Error, connection


@contextmanager
def alone_with(name: str) -> Iterator[bool]:
    """Yield whether nobody else is busy with what is called `name`, and let nobody in meanwhile.

    PostgreSQL keeps the lock for the connection, not for a transaction: none may stay open while a
    plan is solved. A process that dies lets go. On SQLite all write in turn, and everybody may.
    """
    if connection.vendor != "postgresql":
        yield True
        return
    key = int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with suppress(Error), connection.cursor() as cursor:  # lost with a lost connection
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])
