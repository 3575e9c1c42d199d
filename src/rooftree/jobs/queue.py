"""Puts a job into the queue, and what happens when it fails there."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks import task

from rooftree.errors import DomainError, Unavailable
from rooftree.jobs.bell import jobs_waiting
from rooftree.lib import clock

logger = logging.getLogger(__name__)

PAUSES_SECONDS = (5, 30, 120, 600, 3600)
"""How long a failed job rests before it is tried again; after the last pause it is given up."""


def later(function: Callable[..., object], *arguments: Any) -> None:
    """Let the worker call a function of a module, with ids and other plain values.

    Inside a transaction the job is queued when that commits. A job must bear repetition. What it
    refuses (`DomainError`) is final; any other failure is tried again with growing pauses. Raises
    ValueError for a function that cannot be found by its name.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    if "<" in name or import_string(name) is not function:
        raise ValueError(f"{name} cannot be called later: it is not a function of a module.")
    if settings.JOBS_AT_ONCE:
        function(*arguments)
        return
    perform.enqueue(name, list(arguments), 1)
    transaction.on_commit(jobs_waiting.ring)


@task()
def perform(name: str, arguments: list[Any], attempt: int) -> None:
    """Call the function; when it fails, queue the next attempt or give up by raising."""
    try:
        import_string(name)(*arguments)
    except Exception as error:
        if attempt > len(PAUSES_SECONDS) or _is_final(error):
            raise
        pause = PAUSES_SECONDS[attempt - 1]
        logger.warning("%s failed, trying again in %s s: %r", name, pause, error)
        due = clock.now() + timedelta(seconds=pause)
        perform.using(run_after=due).enqueue(name, arguments, attempt + 1)


def _is_final(error: Exception) -> bool:
    return isinstance(error, DomainError) and not isinstance(error, Unavailable)
