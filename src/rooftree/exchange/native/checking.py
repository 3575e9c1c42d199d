"""Looks through an export from beginning to end before anything of it is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from rooftree.accounts.models import Workspace
from rooftree.changes.tracking import type_name
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native.header import Header
from rooftree.exchange.formats.native.layout import FILE, LOG, PRIVATE, table_part
from rooftree.exchange.formats.native.reading import Source, read_file, read_header
from rooftree.exchange.formats.wording import N_
from rooftree.exchange.native.chained import LogCheck
from rooftree.exchange.native.checked import Checked
from rooftree.exchange.native.ids import IdBook, Ids
from rooftree.exchange.native.incoming import Row, entries_in, rows_in
from rooftree.exchange.native.rules import RULES
from rooftree.exchange.native.tables import Table, tables

Watch = Callable[[int, int], None]
Thing = TypeVar("Thing")

TOLD_EVERY = 1000
"""So many lines are looked at before somebody is told how far it is."""


def check_export(source: Source, *, watch: Watch | None = None) -> Checked:
    """Check header, tables, log and files; raises FormatError, which names the place.

    `watch` is told how many lines of how many were looked at.
    """
    try:
        return _Check(source, Checked(read_header(source)), watch).run()
    except RecursionError:
        raise FormatError(N_("Something in this file is nested far too deeply.")) from None


@dataclass(slots=True)
class _Check:
    """One check under way."""

    source: Source
    checked: Checked
    watch: Watch | None
    done: int = 0

    def run(self) -> Checked:
        """Look at everything."""
        header = self.checked.header
        _refuse_strange_parts(header)
        for table in tables():
            self._check_table(table)
        if header.workspace.id not in self.checked.held[type_name(Workspace)]:
            raise _missing(table_part(type_name(Workspace)))
        log = LogCheck(self.checked, self.source.names)
        for entry in self._told(entries_in(self.source, header)):
            log.take(entry)
        log.end()
        self._check_files()
        return self.checked

    def _check_table(self, table: Table) -> None:
        checked, own = self.checked, IdBook()
        held, named = checked.held[table.name], checked.named[table.name]
        rule = RULES.get(table.model)
        for row in self._told(rows_in(self.source, checked.header, table)):
            held.add(row.pk)
            named.add(row.pk)
            self._check_references(table, row, own)
            if rule is not None:
                rule(row, checked, self.source.names)
        for column, wanted in own:
            _refuse_missing(wanted, held, f"{table_part(table.name)}, {column}")

    def _check_references(self, table: Table, row: Row, own: IdBook) -> None:
        """Check that a row refers to rows of the file alone; `own` takes references to its own table."""
        for column, target in table.references.items():
            pk = row.values[column]
            if pk is None:
                continue
            if target == table.name:
                own[column].add(pk)
            elif pk not in self.checked.held[target]:
                raise _astray(f"{row.place}, {column}")

    def _check_files(self) -> None:
        count, size = 0, 0
        for name in sorted(name for name in self.source.names if FILE.fullmatch(name)):
            count += 1
            size += sum(map(len, read_file(self.source, name)))
        told = self.checked.header.files
        if (count, size) != (told.count, told.bytes):
            raise FormatError(
                N_("Files are missing, or there are more than the header tells of."),
                expected=str(told.count),
                cause=str(count),
            )

    def _told(self, things: Iterable[Thing]) -> Iterator[Thing]:
        for thing in things:
            yield thing
            self.done += 1
            if self.watch is not None and self.done % TOLD_EVERY == 0:
                self.watch(self.done, self.checked.header.lines)


def _refuse_strange_parts(header: Header) -> None:
    for name in (LOG, PRIVATE):
        if name not in header.parts:
            raise _missing(name)
    known = {LOG, PRIVATE, *(table_part(table.name) for table in tables())}
    for name in sorted(header.parts.keys() - known):
        raise FormatError(
            N_("A newer Rooftree made this file; bring this one up to date first."),
            place=name[:200],
            cause=f"Rooftree {header.rooftree}"[:200],
        )


def _refuse_missing(wanted: Ids, held: Ids, place: str) -> None:
    for pk in wanted:
        if pk not in held:
            raise _astray(place)


def _astray(place: str) -> FormatError:
    return FormatError(N_("This refers to a row that is not in the file."), place=place)


def _missing(place: str) -> FormatError:
    return FormatError(N_("A part of the export is missing."), place=place)
