"""One look at the database: whatever others write meanwhile, all that is read belongs together."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

AT_ONCE = 1000
BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


class Snapshot:
    """The database as it was at one moment."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def walk(self, rows: "QuerySet[Any, Any]", *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield columns of the rows of a query, a few at a time."""
        query = rows.values_list(*columns).query
        compiler = query.get_compiler(connection=self._connection)
        yield from compiler.results_iter(
            tuple_expected=True, chunked_fetch=True, chunk_size=AT_ONCE
        )


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """Give a look through a connection of its own, so that the usual one may write meanwhile.

    It takes no lock: on SQLite it reads from the write-ahead log. Within a transaction it is that
    transaction's look.
    """
    usual = connections["default"]
    if usual.in_atomic_block:
        yield Snapshot(usual)
        return
    own = usual.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute(BEGIN[own.vendor])
        yield Snapshot(own)
    finally:
        own.close()
