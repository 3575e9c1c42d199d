"""Who works on a run. Only one process does, and one that died leaves the run unfinished."""

import os
import socket
from collections.abc import Iterable

from django.utils.translation import gettext as _

from rooftree.errors import RuleBroken
from rooftree.exchange.runs.models import Run, RunState

AT_WORK = {
    RunState.CHECKING: RunState.FAILED,
    RunState.RUNNING: RunState.UNFINISHED,
    RunState.REVERTING: RunState.REVERTING,
}
"""What becomes of a run whose process is gone, by the state in which it was left."""


def claim(run: Run, states: Iterable[RunState], to: RunState) -> None:
    """Take a run in hand; raises RuleBroken when it is in no such state, or in somebody's hand."""
    release_dead(run.workspace_id)
    taken = Run.objects.filter(pk=run.pk, state__in=list(states), process="").update(
        state=to, process=this_process()
    )
    run.refresh_from_db()
    if not taken:
        raise RuleBroken(
            _("This import is {state}; look at it again.").format(state=RunState(run.state).label)
        )


def release_dead(workspace_id: int) -> None:
    """Give up the runs of processes that are gone from this machine."""
    runs = Run.objects.filter(workspace_id=workspace_id, state__in=list(AT_WORK)).exclude(
        process=""
    )
    for run in runs:
        if not is_alive(run.process):
            Run.objects.filter(pk=run.pk, state=run.state, process=run.process).update(
                state=AT_WORK[RunState(run.state)], process=""
            )


def this_process() -> str:
    """Return this process as host:pid."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_alive(process: str) -> bool:
    """Tell whether a process, as host:pid, may be at work still."""
    host, _colon, pid = process.rpartition(":")
    if host != socket.gethostname():
        return True  # another machine knows better
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
