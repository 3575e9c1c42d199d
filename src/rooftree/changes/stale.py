"""Edits on an older version: refused, unless what changed in between are other columns."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rooftree.changes import log
from rooftree.changes.tracking import type_name
from rooftree.errors import Stale

FEW = 20
"""Entries read at a time: what changed since a page was shown is seldom more."""


def refuse_stale(
    subject: models.Model, row: models.Model, differing: dict[str, Any], *, expected: int, now: int
) -> None:
    """Raise Stale when a column about to be written was changed between versions `expected` and `now`.

    So it is, too, when the subject's history does not tell what was changed.
    """
    touched = _touched_between(subject, row, max(expected, 0), now)
    clash = differing.keys() if touched is None else touched & differing.keys()
    if clash:
        raise Stale(
            _(
                "Somebody else changed this while you were editing. Look at the newer version and try again."
            ),
            fields=tuple(sorted(clash)),
        )


def _touched_between(
    subject: models.Model, row: models.Model, expected: int, now: int
) -> set[str] | None:
    workspace_id = getattr(subject, "workspace_id", subject.pk)  # a workspace is its own
    touched: set[str] = set()
    untold = set(range(expected + 1, now + 1))
    place = (type_name(row), row.pk)
    newest_first = log.about(workspace_id, type_name(subject), subject.pk).reverse()
    for change in newest_first.iterator(chunk_size=FEW):
        for noted in log.rows(change):
            version = noted.new.get("version", 0)
            if (noted.table, noted.pk) == place and version > expected:
                touched |= noted.new.keys() - {"version"}
                untold.discard(version)
        if not untold:
            return touched
    return None
