"""The index as a table, which each database has in its own way."""

from collections.abc import Sequence
from types import ModuleType

from django.db import connection, transaction

from rooftree.work.search import postgresql, sqlite
from rooftree.work.search.entries import Entry

CANDIDATES = 300
"""Of how many matches, the newest, the best are found: common words match more than anybody reads."""


def store(item_ids: Sequence[int], entries: Sequence[Entry]) -> None:
    """Replace what the index holds of some items; those without an entry are forgotten."""
    with transaction.atomic(), connection.cursor() as cursor:
        _table().replace(cursor, item_ids, entries)


def forget_lost() -> None:
    """Forget the items that are gone."""
    with connection.cursor() as cursor:
        cursor.execute(_table().FORGET_LOST)


def matches(
    seen: tuple[str, Sequence[object]], words: Sequence[str], *, only_names: bool, limit: int
) -> list[int]:
    """Return the ids of the best matches among the items of the query `seen` (SQL of ids, parameters).

    All words must be there, the last one at least as a beginning; with `only_names` in key, title or
    labels.
    """
    sql, parameters = _table().selection(seen, words, only_names=only_names)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, CANDIDATES, limit])
        return [int(row[0]) for row in cursor.fetchall()]


def _table() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql
