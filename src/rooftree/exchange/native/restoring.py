"""Brings in an export that was looked through: its rows and its log, as they were, under their old ids.

Nothing is written into the log about it. Until the end the workspace has a short name that nobody can
choose and is in nobody's sight; what a dead process left half-way is removed by the next one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from rooftree.accounts.models import ARRIVING, User, Workspace
from rooftree.changes import poke, readers
from rooftree.changes.models import Change, Counter, Cursor, PrivateValues
from rooftree.errors import RuleBroken
from rooftree.exchange.formats.native.header import Header
from rooftree.exchange.formats.native.layout import FILE
from rooftree.exchange.formats.native.reading import Source
from rooftree.exchange.native.checked import Checked
from rooftree.exchange.native.clearing import half_made, remove_workspace
from rooftree.exchange.native.incoming import Entry, Row, entries_in, rows_in
from rooftree.exchange.native.numbering import keep_numbers
from rooftree.exchange.native.place import require_room
from rooftree.exchange.native.tables import Table, tables
from rooftree.work.attachments.files import store

Watch = Callable[[int, int], None]
Thing = TypeVar("Thing")

ROWS = 250
ENTRIES = 100
"""So many make a transaction: SQLite's write lock is held well under 200 ms."""

BUILDING = frozenset({"checks", "plan", "search"})
"""Readers of the log that build what an export leaves out: they begin at its first entry. Others, who
tell people what is new, begin at its end."""


def restore_workspace(
    source: Source, checked: Checked, *, place: Workspace | None, watch: Watch | None = None
) -> Workspace:
    """Bring in a whole workspace; `place`, a fresh one, gives way to it.

    `watch` is told how many lines of how many are done. When it fails, what had come in is removed.
    Raises RuleBroken when there is no room, or the database takes something of it for impossible.
    """
    home = checked.header.workspace
    for leftover in half_made():
        remove_workspace(leftover)
    require_room(checked, place=place)
    keep_numbers(checked.named)
    if place is not None:
        remove_workspace(place.pk)
    require_room(checked, place=None)  # nobody has taken a number since
    try:
        _Restoration(source, checked.header, watch).run()
    except BaseException as failure:
        remove_workspace(home.id)
        if isinstance(failure, DatabaseError):
            raise RuleBroken(
                _("The database does not take what is in this file: {reason}").format(
                    reason=str(failure).splitlines()[0]
                )
            ) from failure
        raise
    poke.poke(home.id)
    return Workspace.objects.get(pk=home.id)


@dataclass(slots=True)
class _Restoration:
    """One restoration under way."""

    source: Source
    header: Header
    watch: Watch | None
    done: int = 0

    def run(self) -> None:
        """Store files, rows and log, then let the workspace appear."""
        _store_files(self.source, self.header)
        for table in tables():
            self._store_rows(table)
        for table in tables():
            for column in table.own_references:
                self._join(table, column)
        for entries in _some(entries_in(self.source, self.header), ENTRIES):
            _store_entries(entries)
            self._tell(len(entries))
        _appear(self.header)

    def _store_rows(self, table: Table) -> None:
        home = self.header.workspace
        for rows in _some(rows_in(self.source, self.header, table), ROWS):
            with transaction.atomic():
                if table.model is User:
                    _store_users(rows)
                    continue
                for row in rows:
                    row.values.update(dict.fromkeys(table.own_references))
                    if table.model is Workspace:
                        row.values["key"] = f"{ARRIVING}{home.id}"
                table.model._base_manager.bulk_create(
                    [table.made(row.pk, home.id, row.values) for row in rows]
                )
            self._tell(len(rows))

    def _join(self, table: Table, column: str) -> None:
        """Let rows refer to rows of the same table, now that all are there."""
        quote = connection.ops.quote_name
        field: Any = table.columns[column]
        statement = (
            f"UPDATE {quote(table.model._meta.db_table)} SET {quote(field.column)} = %s "  # noqa: S608 - names of our own columns
            "WHERE id = %s"
        )
        rows = rows_in(self.source, self.header, table)
        joined = ((row.values[column], row.pk) for row in rows if row.values[column] is not None)
        for some in _some(joined, ROWS):
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.executemany(statement, some)

    def _tell(self, count: int) -> None:
        self.done += count
        if self.watch is not None:
            self.watch(self.done, self.header.lines)


def _store_files(source: Source, header: Header) -> None:
    for name in sorted(name for name in source.names if FILE.fullmatch(name)):
        with source.part(name) as content:
            store(content, limit_bytes=header.files.bytes)


def _store_users(rows: Iterable[Row]) -> None:
    """Make accounts for people who have none here; they come in by a link or by resetting a password."""
    here = set(User.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    for row in rows:
        if row.pk not in here:
            user = User(pk=row.pk, **row.values)
            user.set_unusable_password()
            user.save(force_insert=True)


def _store_entries(entries: list[Entry]) -> None:
    with transaction.atomic():
        Change.objects.bulk_create([entry.change for entry in entries])
        PrivateValues.objects.bulk_create(
            [
                PrivateValues(pk=entry.change.pk, values=entry.private)  # no circle to be collected
                for entry in entries
                if entry.private
            ]
        )


def _appear(header: Header) -> None:
    """Let the workspace be seen, and its log be followed."""
    home, log = header.workspace, header.log
    with transaction.atomic():
        Workspace._base_manager.filter(pk=home.id).update(key=home.key)
        Counter.objects.create(workspace_id=home.id, value=log.entries, head=log.head)
        for reader in readers.registry.keys() - BUILDING:
            Cursor.objects.create(workspace_id=home.id, reader=reader, seq=log.entries)


def _some(things: Iterable[Thing], count: int) -> Iterator[list[Thing]]:
    iterator = iter(things)
    while some := list(islice(iterator, count)):
        yield some
