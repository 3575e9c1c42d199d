"""Writes a workspace into an export: its tables, its log as it is, and the files that hang on items."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from rooftree.accounts.models import Workspace
from rooftree.changes.models import Change, Counter, PrivateValues
from rooftree.exchange.formats.native.header import Header, Home, Log, Part
from rooftree.exchange.formats.native.layout import FORMAT, LOG, PRIVATE, VERSION, table_part
from rooftree.exchange.formats.native.lines import line_of
from rooftree.exchange.formats.native.writing import Sink, write_header, write_lines
from rooftree.exchange.native.columns import written
from rooftree.exchange.native.files import Bin, attached_files, write_files
from rooftree.exchange.native.snapshot import Snapshot, snapshot
from rooftree.exchange.native.tables import LOG_COLUMNS, Columns, Table, tables
from rooftree.exchange.runs.claims import AT_WORK
from rooftree.exchange.runs.models import Run

Watch = Callable[[int, int], None]
Values = dict[str, Any]

TOLD_EVERY = 1000
"""So many lines are written before somebody is told how far it is."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of it: the header, and how many attached files were gone or damaged."""

    header: Header
    missing: int


def export_workspace(workspace: Workspace, sink: Sink, *, watch: Watch | None = None) -> Exported:
    """Write everything of a workspace as it is at this moment; others may go on writing meanwhile.

    `watch` is told how many lines of how many are done.
    """
    with snapshot() as look:
        return _Export(workspace.pk, look, sink, watch).run()


@dataclass(slots=True)
class _Export:
    """One export under way."""

    workspace_id: int
    look: Snapshot
    sink: Sink
    watch: Watch | None
    bin: Bin = field(default_factory=Bin)
    parts: dict[str, Part] = field(default_factory=dict)
    done: int = 0
    total: int = 0

    def run(self) -> Exported:
        """Write all parts."""
        homes = Workspace._base_manager.filter(pk=self.workspace_id)
        (home,) = self.look.walk(homes, "pk", "key", "name", "time_zone")
        log = self._head()
        by_name = sorted(tables(), key=lambda table: table.name)
        rows = sum(table.rows(self.workspace_id).count() for table in by_name)
        self.total = rows + 2 * log.entries  # each entry may have private values
        for table in by_name:
            self._write(table_part(table.name), self._rows(table))
        self._write(LOG, self._entries())
        self._write(PRIVATE, self._private_values())
        paths = attached_files(self.look, self.workspace_id, self.bin)
        files, missing = write_files(self.sink, paths)
        header = Header(
            format=FORMAT,
            version=VERSION,
            rooftree=version("rooftree"),
            workspace=Home(*home),
            log=log,
            parts=self.parts,
            files=files,
        )
        write_header(self.sink, header)
        return Exported(header, missing)

    def _head(self) -> Log:
        counters = Counter.objects.filter(pk=self.workspace_id)
        return Log(*next(self.look.walk(counters, "value", "head"), (0, "")))

    def _rows(self, table: Table) -> Iterator[Values]:
        columns = table.columns
        for pk, *values in self.look.walk(table.rows(self.workspace_id), "pk", *columns):
            row = {"id": pk, **_in_json(columns, values)}
            if table.model is Run:
                row["state"] = AT_WORK.get(row["state"], row["state"])
            yield row

    def _entries(self) -> Iterator[Values]:
        entries = Change.objects.filter(workspace_id=self.workspace_id).order_by("seq")
        for values in self.look.walk(entries, *LOG_COLUMNS):
            entry = _in_json(LOG_COLUMNS, values)
            self.bin.look_into(entry)
            yield entry

    def _private_values(self) -> Iterator[Values]:
        private = PrivateValues.objects.filter(change__workspace_id=self.workspace_id)
        for seq, values in self.look.walk(private.order_by("change__seq"), "change__seq", "values"):
            yield {"seq": seq, "values": values}

    def _write(self, name: str, values: Iterable[Values]) -> None:
        self.parts[name] = write_lines(self.sink, name, map(line_of, self._told(values)))

    def _told(self, values: Iterable[Values]) -> Iterator[Values]:
        for value in values:
            yield value
            self.done += 1
            if self.watch is not None and self.done % TOLD_EVERY == 0:
                self.watch(self.done, max(self.done, self.total))


def _in_json(columns: Columns, values: Iterable[Any]) -> Values:
    return {
        name: written(field, value)
        for (name, field), value in zip(columns.items(), values, strict=True)
    }
