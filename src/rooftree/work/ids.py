"""Many ids as one parameter: a list of thousands costs more to write down than to look up."""

from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL


def listed(ids: Iterable[int]) -> str:
    """Return ids as the one text that `ids_in` takes; prepared queries are given these."""
    numbers = ",".join(map(str, ids))
    return f"{{{numbers}}}" if connection.vendor == "postgresql" else f"[{numbers}]"


def ids_in(ids: Iterable[int] | str) -> RawSQL:
    """Return a subquery for `…__in=` that holds the ids, or those of a text that `listed` made."""
    return RawSQL(ids_sql(), [ids if isinstance(ids, str) else listed(ids)])  # noqa: S611 - no text from outside


def ids_sql() -> str:
    """Return the SQL of that subquery, with one place for the text."""
    if connection.vendor == "postgresql":
        return "SELECT unnest(%s::bigint[])"
    return "SELECT value FROM json_each(%s)"
