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
    text = ids if isinstance(ids, str) else listed(ids)
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [text])
    return RawSQL("SELECT value FROM json_each(%s)", [text])
