import sqlite3
import stat

import pytest
from django.core.management import call_command
from django.db import connection

from rooftree.ops import migrating

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="copies are made of SQLite files"),
]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    return settings.DATA


def test_nothing_pending_needs_no_copy(folder):
    assert migrating.migrate_with_backup() == migrating.Outcome(0, None)
    assert not (folder / "backups").exists()


def test_a_database_in_use_is_copied_before_it_is_changed(folder):
    call_command("migrate", "sessions", "zero", verbosity=0)

    outcome = migrating.migrate_with_backup()

    assert outcome.applied == 1
    assert migrating.pending_count() == 0
    assert stat.S_IMODE(outcome.backup.stat().st_mode) == 0o600
    with sqlite3.connect(outcome.backup) as copy:
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master")}
    copy.close()
    assert "accounts_user" in tables
    assert "django_session" not in tables


def test_only_the_newest_copies_are_kept(folder):
    (folder / "backups").mkdir(parents=True)
    for day in range(1, 9):
        (folder / f"backups/db-2020-01-0{day}T000000.sqlite3").touch()

    newest = migrating._copy()

    kept = sorted(path.name for path in (folder / "backups").iterdir())
    assert len(kept) == migrating.COPIES_KEPT
    assert kept[-1] == newest.name
