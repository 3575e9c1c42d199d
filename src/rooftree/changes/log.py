"""Reading the log: in order, about one subject, with private values put back."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from rooftree.accounts.prepared import prepared
from rooftree.changes.models import Change, Counter
from rooftree.changes.rowchange import RowChange

ERASED = None


def head(workspace_id: int) -> int:
    """Return the number of the newest entry, 0 for an empty log."""
    counted = _head(workspace_id)
    return int(counted[0][0]) if counted else 0


@prepared
def _head(workspace_id: int) -> "QuerySet[Counter, tuple[Any, ...]]":
    return Counter.objects.filter(pk=workspace_id).values_list("value")


def since(workspace_id: int, seq: int, limit: int = 500) -> list[Change]:
    """Return the entries after `seq` in order, at most `limit`."""
    return list(
        Change.objects.filter(workspace_id=workspace_id, seq__gt=seq).order_by("seq")[:limit]
    )


def about(workspace_id: int, subject_type: str, subject_id: int) -> "QuerySet[Change]":
    """Return what happened to one subject, oldest first, private values at hand."""
    return (
        Change.objects.filter(
            workspace_id=workspace_id, subject_type=subject_type, subject_id=subject_id
        )
        .select_related("private")
        .order_by("seq")
    )


def private_values(change: Change) -> dict[str, list[Any]]:
    """Return the change's slots in the side table; an erased one is missing."""
    side = getattr(change, "private", None)
    return side.values if side is not None else {}


def rows(change: Change) -> Iterator[RowChange]:
    """Yield what a change did to rows, private values put back (None where they were erased)."""
    private = private_values(change)
    for index, (table, pk, kind, old, new) in enumerate(change.data["rows"]):
        sides = [
            {
                name: _opened(value, private, f"{index}.{side}.{name}")
                for name, value in part.items()
            }
            for side, part in enumerate((old, new))
        ]
        yield RowChange(table, pk, kind, *sides)


def shown(change: Change) -> dict[str, Any]:
    """Return the display values of a change, private ones put back."""
    private = private_values(change)
    return {
        name: _opened(value, private, f"show.{name}")
        for name, value in change.data.get("show", {}).items()
    }


def _opened(value: Any, private: dict[str, list[Any]], slot: str) -> Any:
    if isinstance(value, dict) and value.keys() == {"#"}:
        return private[slot][1] if slot in private else ERASED
    return value
