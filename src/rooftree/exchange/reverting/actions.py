"""Taking back one chunk."""

from collections.abc import Sequence

from django.db import models

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.changes.revert import take_back
from rooftree.changes.rowchange import RowChange
from rooftree.changes.rows import edit, remove
from rooftree.changes.tracking import from_json, type_names
from rooftree.exchange.records.upkeep import forget_rows, set_back_values
from rooftree.exchange.reverting.facts import RowsRemoved, UpdateTakenBack
from rooftree.exchange.reverting.footprint import Footprint
from rooftree.exchange.reverting.topics import topics_of
from rooftree.exchange.runs.models import Run


@action
def remove_rows(
    run: Run, rows: Sequence[models.Model], *, footprint: Footprint, by: Actor
) -> RowsRemoved | None:
    """Remove rows that a run made, with what hangs on them, and forget where they came from."""
    noted = remove(*rows)
    if not noted:
        return None
    forget_rows(run, noted, footprint.made)
    return RowsRemoved(subject=run, topics=topics_of(run, noted), count=len(noted))


@action
def set_back(
    row: models.Model, change: RowChange, *, subject: models.Model, run: Run, by: Actor
) -> UpdateTakenBack | None:
    """Give columns of a row the values that they had before a run changed them."""
    fields = type_names[change.table].fields
    values = {name: from_json(fields[name], value) for name, value in change.old.items()}
    values.pop("version", None)
    if not edit(row, **values):
        return None
    set_back_values(run, change)
    return UpdateTakenBack(subject=subject, topics=topics_of(run, [change], subject))


@action
def bring_back(
    change: RowChange, *, subject: models.Model, run: Run, by: Actor
) -> UpdateTakenBack | None:
    """Store a row again that a run removed."""
    if not take_back(change).done:
        return None
    set_back_values(run, change)
    return UpdateTakenBack(subject=subject, topics=topics_of(run, [change], subject))
