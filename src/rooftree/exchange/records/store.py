"""Reading and writing records. They are bookkeeping: written beside the rows, in the same transaction."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import models

from rooftree.changes.tracking import type_name, type_names
from rooftree.exchange.records.models import SourceRecord

AT_ONCE = 500


class Seat(NamedTuple):
    """Where things of sources are kept: the workspace, and the system that they come from."""

    workspace_id: int
    system: str


def records_of(seat: Seat, kind: str, source_ids: Iterable[str]) -> Iterator[SourceRecord]:
    """Yield the records of some things of one kind."""
    for some in in_batches(source_ids):
        yield from SourceRecord.objects.filter(
            workspace_id=seat.workspace_id, system=seat.system, kind=kind, source_id__in=some
        )


def told_already(seat: Seat, source_ids: Iterable[str]) -> set[str]:
    """Return which events are in the history already."""
    told: set[str] = set()
    for some in in_batches(source_ids):
        told |= set(
            SourceRecord.objects.filter(
                workspace_id=seat.workspace_id,
                system=seat.system,
                kind="events",
                source_id__in=some,
            ).values_list("source_id", flat=True)
        )
    return told


def rows_behind(records: Iterable[SourceRecord]) -> dict[tuple[str, int], models.Model]:
    """Return {(type, id): row} for the records whose row is still there."""
    wanted: dict[str, set[int]] = {}
    for record in records:
        wanted.setdefault(record.object_type, set()).add(record.object_id)
    rows: dict[tuple[str, int], models.Model] = {}
    for name, pks in wanted.items():
        manager = type_names[name].model._base_manager
        for some in in_batches(pks):
            rows |= {(name, row.pk): row for row in manager.filter(pk__in=some)}
    return rows


def present(records: Iterable[SourceRecord]) -> set[tuple[str, int]]:
    """Return the (type, id) of the rows that are still there."""
    wanted: dict[str, set[int]] = {}
    for record in records:
        wanted.setdefault(record.object_type, set()).add(record.object_id)
    found: set[tuple[str, int]] = set()
    for name, pks in wanted.items():
        manager = type_names[name].model._base_manager
        for some in in_batches(pks):
            found |= {(name, pk) for pk in manager.filter(pk__in=some).values_list("pk", flat=True)}
    return found


def remember(records: Sequence[SourceRecord]) -> None:
    """Store new records."""
    SourceRecord.objects.bulk_create(records, batch_size=AT_ONCE)


def remember_values(records: Sequence[SourceRecord]) -> None:
    """Store what was imported last."""
    if records:
        SourceRecord.objects.bulk_update(records, ["imported"], batch_size=100)


def forget(workspace_id: int, rows: Iterable[tuple[str, int]]) -> None:
    """Delete the records of rows that a reverted run takes along, with what had happened to them."""
    wanted: dict[str, list[int]] = {}
    for name, pk in rows:
        wanted.setdefault(name, []).append(pk)
    for name, pks in wanted.items():
        for some in in_batches(pks):
            SourceRecord.objects.filter(
                workspace_id=workspace_id, object_type=name, object_id__in=some
            ).delete()


def record_for(
    seat: Seat, run_id: int, ref: tuple[str, str], row: models.Model, imported: dict[str, Any]
) -> SourceRecord:
    """Return a new record, not stored yet."""
    return SourceRecord(
        workspace_id=seat.workspace_id,
        system=seat.system,
        kind=ref[0],
        source_id=ref[1],
        object_type=type_name(row),
        object_id=row.pk,
        imported=imported,
        run_id=run_id,
    )


def in_batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield lists of at most as many values as a query may name."""
    iterator = iter(values)
    while some := list(islice(iterator, AT_ONCE)):
        yield some
