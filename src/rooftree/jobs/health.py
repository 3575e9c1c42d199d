"""What `rooftree doctor` says of the queue."""

from dataclasses import dataclass
from datetime import datetime

from django_tasks_db.models import DBTaskResult


@dataclass(frozen=True, slots=True)
class DeadJob:
    """A job that was given up: which function with which arguments, when, and its error."""

    name: str
    arguments: str
    given_up_at: datetime | None
    error: str


def waiting() -> int:
    """Return how many jobs are due or resting before another attempt."""
    return DBTaskResult.objects.filter(status="READY").count()


def dead_jobs(limit: int = 20) -> list[DeadJob]:
    """Return the jobs given up last."""
    return [_dead(job) for job in DBTaskResult.objects.failed().order_by("-finished_at")[:limit]]


def _dead(job: "DBTaskResult[..., object]") -> DeadJob:
    name, arguments, _attempt = (*job.args_kwargs["args"], "", "", "")[:3]
    error = job.traceback.strip().rsplit("\n", 1)[-1]
    return DeadJob(str(name), str(arguments), job.finished_at, error)
