"""Puts away, once an hour, what is past its time: files, sessions, jobs done long ago."""

from django.core.management import call_command

from rooftree.exchange.parcels.files import forget_old_parcels
from rooftree.jobs.bell import Bell
from rooftree.jobs.loop import Loop
from rooftree.work.attachments.purging import purge_files

PAUSE_SECONDS = 60 * 60
JOBS_KEPT_DAYS = 14


def sweeping_loop() -> Loop:
    """Return a loop that keeps an installation from filling up."""
    return Loop("sweeping", sweep, bell=Bell(), pause_seconds=PAUSE_SECONDS)


def sweep() -> bool:
    """Put away once; never asks for another turn at once."""
    purge_files()
    forget_old_parcels()
    call_command("clearsessions")
    call_command("prune_db_task_results", min_age_days=JOBS_KEPT_DAYS, verbosity=0)
    return False
