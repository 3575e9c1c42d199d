"""What `rooftree doctor` looks at."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from rooftree.accounts.models import Workspace
from rooftree.changes import readers, verify
from rooftree.jobs import health as jobs
from rooftree.ops.first_start import owner_if_any
from rooftree.ops.migrating import pending_count

FAULTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    text: str
    is_well: bool = True


def examine() -> Iterator[Finding]:
    """Yield what was found; data are looked at only when the database has its tables."""
    yield from _folder()
    yield _database()
    pending = pending_count()
    if pending:
        yield Finding(f"{pending} migrations wait; run `rooftree migrate`.", is_well=False)
        return
    yield _owner()
    for workspace in Workspace.objects.order_by("key"):
        yield from _log(workspace)
    yield from _jobs()


def _folder() -> Iterator[Finding]:
    yield Finding(f"Data folder {settings.DATA}", is_well=settings.DATA.is_dir())
    key = settings.DATA / "secret.key"
    if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield Finding(f"Others can read {key}; run: chmod 600 {key}", is_well=False)


def _database() -> Finding:
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SELECT version()")
            return Finding(str(cursor.fetchone()[0]).split(",")[0])
        cursor.execute("PRAGMA quick_check(1)")
        verdict = cursor.fetchone()[0]
        cursor.execute("SELECT sqlite_version()")
        version = cursor.fetchone()[0]
    if verdict != "ok":
        return Finding(f"The database file is damaged: {verdict}", is_well=False)
    return Finding(f"SQLite {version}")


def _owner() -> Finding:
    owner = owner_if_any()
    if owner is None:
        return Finding("No owner yet; the first `rooftree serve` makes one.")
    return Finding(f"Owner {owner.email}")


def _log(workspace: Workspace) -> Iterator[Finding]:
    faults = list(verify.faults(workspace.pk))
    for fault in faults[:FAULTS_SHOWN]:
        yield Finding(f"Change log of {workspace.key}: {fault}", is_well=False)
    if not faults:
        yield Finding(f"Change log of {workspace.key} is whole")
    for name, entries in readers.lag(workspace.pk).items():
        if entries:
            yield Finding(f"Reader {name} is {entries} entries behind in {workspace.key}")


def _jobs() -> Iterator[Finding]:
    yield Finding(f"{jobs.waiting()} jobs wait")
    for job in jobs.dead_jobs():
        when = f"{job.given_up_at:%Y-%m-%d %H:%M} UTC" if job.given_up_at else "some time ago"
        yield Finding(
            f"Job {job.name}{job.arguments} was given up {when}: {job.error}", is_well=False
        )
