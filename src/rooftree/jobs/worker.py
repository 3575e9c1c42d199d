"""Takes jobs out of the queue, one at a time."""

import os
import secrets
import socket
from datetime import timedelta

from django.db import transaction
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

from rooftree.jobs.bell import jobs_waiting
from rooftree.jobs.loop import Loop
from rooftree.lib import clock

PAUSE_SECONDS = 1.0
ATTEMPTS_OF_A_JOB_THAT_ENDS_ITS_PROCESS = 3
DONE_IS_KEPT = timedelta(days=7)
DEAD_IS_KEPT = timedelta(days=60)


def worker() -> Loop:
    """Return a loop that does jobs, after taking over those that a dead process left behind."""
    take_over_orphans()
    forget_old_jobs()
    return Loop("jobs", do_one_job, bell=jobs_waiting, pause_seconds=PAUSE_SECONDS)


def do_one_job() -> bool:
    """Do the next job that is due; return False when there is none."""
    if not DBTaskResult.objects.ready().exists():  # looking takes no lock, taking does
        return False
    DatabaseWorker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=f"{_process()}:{secrets.token_hex(8)}",
    ).run()
    return True


def take_over_orphans() -> None:
    """Queue again what a process of this machine was doing when it died.

    A job that was under way several times when that happened is likely the cause, and is given up.
    """
    with transaction.atomic():
        for job in DBTaskResult.objects.running():
            if not _is_orphan(job.worker_ids[-1]):
                continue
            if len(job.worker_ids) >= ATTEMPTS_OF_A_JOB_THAT_ENDS_ITS_PROCESS:
                job.set_failed(RuntimeError("The process ended each time that this job ran."))
            else:
                DBTaskResult.objects.filter(pk=job.pk).update(status="READY")


def forget_old_jobs() -> None:
    """Delete jobs that were done or given up long ago."""
    jobs = DBTaskResult.objects
    jobs.successful().filter(finished_at__lt=clock.now() - DONE_IS_KEPT).delete()
    jobs.failed().filter(finished_at__lt=clock.now() - DEAD_IS_KEPT).delete()


def _process() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def _is_orphan(worker_id: str) -> bool:
    """Tell whether the process is gone; called before this process does any job itself."""
    host, pid, _rest = worker_id.rsplit(":", 2)
    if host != socket.gethostname():
        return False
    if int(pid) == os.getpid():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
