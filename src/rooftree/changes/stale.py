"""Edits on an older version: refused, unless what changed in between are other columns."""

from typing import Any

from django.db import models

from rooftree.changes import log
from rooftree.changes.tracking import type_name
from rooftree.errors import Stale


def refuse_stale(
    subject: models.Model, row: models.Model, expected: int, differing: dict[str, Any]
) -> None:
    """Raise Stale when a column about to be written was changed after version `expected`."""
    touched = _touched_since(subject, row, expected)
    clash = tuple(sorted(touched & differing.keys()))
    if clash:
        raise Stale(
            "Somebody else changed this while you were editing. Look at the newer version and try again.",
            fields=clash,
        )


def _touched_since(subject: models.Model, row: models.Model, expected: int) -> set[str]:
    workspace_id = getattr(subject, "workspace_id", subject.pk)  # a workspace is its own
    touched: set[str] = set()
    table = type_name(row)
    for change in reversed(list(log.about(workspace_id, type_name(subject), subject.pk))):
        for noted in log.rows(change):
            if (noted.table, noted.pk) != (table, row.pk):
                continue
            if noted.new.get("version", 0) <= expected:
                return touched
            touched |= noted.new.keys() - {"version"}
    return touched
