"""What a run did to rows, as the log has it, and what became of these rows since."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from rooftree.changes import log
from rooftree.changes.models import Change
from rooftree.changes.rowchange import RowChange
from rooftree.changes.tracking import to_json, type_names
from rooftree.exchange.records.store import in_batches
from rooftree.exchange.runs.models import Run
from rooftree.work.items.facts import OrderSpread

Spot = tuple[str, int]
"""A row: its table's name in the log, and its id."""


@dataclass(slots=True)
class Footprint:
    """Rows that a run made, with the values it left in them; and what it did to rows of others.

    `made` is in the order of making, `others` newest first.
    """

    made: dict[Spot, dict[str, Any]] = field(default_factory=dict)
    others: list[tuple[Change, RowChange]] = field(default_factory=list)


def footprint_of(run: Run) -> Footprint:
    """Read a run's entries of the log."""
    footprint = Footprint()
    changes = Change.objects.filter(workspace_id=run.workspace_id, batch=run.batch)
    for change in changes.select_related("private").order_by("seq").iterator(chunk_size=500):
        for row in log.rows(change):
            spot = (row.table, row.pk)
            if row.kind == "+":
                footprint.made[spot] = dict(row.new)
            elif row.kind == "~" and spot in footprint.made:
                footprint.made[spot].update(row.new)
            elif spot not in footprint.made:
                footprint.others.append((change, row))
    footprint.others.reverse()
    _follow_spreads(run, footprint)
    return footprint


def _follow_spreads(run: Run, footprint: Footprint) -> None:
    """Let cards that the house has spread since count as left where the run put them."""
    left: defaultdict[Spot, list[dict[str, Any]]] = defaultdict(list)
    for spot, values in footprint.made.items():
        left[spot].append(values)
    for _change, row in footprint.others:
        left[row.table, row.pk].append(row.new)
    spreads = Change.objects.filter(workspace_id=run.workspace_id, verb=OrderSpread.verb)
    for change in spreads.select_related("private").order_by("seq").iterator(chunk_size=100):
        for row in log.rows(change):
            for values in left.get((row.table, row.pk), ()):
                if values.get("rank") == row.old["rank"]:
                    values["rank"] = row.new["rank"]


def as_they_are(spots: "set[Spot] | dict[Spot, Any]") -> Iterator[tuple[Spot, models.Model]]:
    """Yield the rows that are still there."""
    by_table: dict[str, list[int]] = {}
    for table, pk in spots:
        by_table.setdefault(table, []).append(pk)
    for table, pks in by_table.items():
        manager = type_names[table].model._base_manager
        for some in in_batches(pks):
            for row in manager.filter(pk__in=some):
                yield (table, row.pk), row


def differs(row: models.Model, table: str, values: dict[str, Any]) -> bool:
    """Tell whether any column of a row is not as the values have it; versions do not count."""
    fields = type_names[table].fields
    return any(
        name in fields and name != "version" and to_json(getattr(row, name)) != value
        for name, value in values.items()
    )
