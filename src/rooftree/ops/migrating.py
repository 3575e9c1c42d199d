"""Brings the database to the version of the code, after making a copy where that is one file."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from rooftree.lib import clock

COPIES_KEPT = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many migrations were applied, and where the copy lies, if one was needed."""

    applied: int
    backup: Path | None


def migrate_with_backup() -> Outcome:
    """Apply what is pending; a database that holds something is copied first."""
    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not pending:
        return Outcome(0, None)
    is_used = bool(executor.loader.applied_migrations)
    backup = _copy() if is_used and connection.vendor == "sqlite" else None
    call_command("migrate", interactive=False, verbosity=0)
    return Outcome(len(pending), backup)


def pending_count() -> int:
    """Return how many migrations wait."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _copy() -> Path:
    """Copy the SQLite file as of now, and drop the oldest copies."""
    folder = settings.DATA / "backups"
    folder.mkdir(exist_ok=True, mode=0o700)
    target: Path = folder / f"db-{clock.now():%Y-%m-%dT%H%M%S}.sqlite3"
    # SQLite's own copying takes along what still lies in the write-ahead log.
    with (
        closing(sqlite3.connect(connection.settings_dict["NAME"])) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    target.chmod(0o600)
    for old in sorted(folder.glob("db-*.sqlite3"))[:-COPIES_KEPT]:
        old.unlink()
    return target
