"""The index as a table, which each database has in its own way."""

from collections.abc import Sequence
from types import ModuleType

from django.db import connection, transaction

from rooftree.accounts.prepared import asked
from rooftree.work.search import postgresql, sqlite
from rooftree.work.search.entries import Entry

Seen = tuple[str, Sequence[object]]

CANDIDATES = 150
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
    seen: Seen, words: Sequence[str], limit: int, *, only_names: bool, begun: bool
) -> list[int]:
    """Return the ids of the best matches among the items of the query `seen` (SQL of ids, parameters).

    All words must be there, the last one at least as a beginning when it is `begun`; with
    `only_names` in key, title or labels.
    """
    pattern = _table().pattern(words, begun=begun)
    sql, parameters = _table().selection(seen, pattern, CANDIDATES, only_names=only_names)
    return [int(row[0]) for row in asked(sql, [*parameters, limit])]


def _table() -> ModuleType:
    return sqlite if connection.vendor == "sqlite" else postgresql
