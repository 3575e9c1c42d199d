"""Stopping an import for good. What it has brought so far stays, until it is taken back."""

from django.utils.translation import gettext as _

from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.exchange.runs.actions import note_stopped
from rooftree.exchange.runs.claims import release_dead
from rooftree.exchange.runs.files import drop_file
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.policy import require_may_import

WAITING = (RunState.CHECKED, RunState.CHECKING)
BEGUN = (RunState.RUNNING, RunState.UNFINISHED)


def cancel_run(run: Run, *, by: Actor) -> None:
    """Drop a run that has not begun; ask one that is under way to stop after its chunk.

    A run that has brought something is unfinished then: it can be gone on with or taken back. Raises
    RuleBroken for a run that is over.
    """
    require_may_import(by.viewer)
    release_dead(run.workspace_id)
    same = Run.objects.filter(pk=run.pk)
    if same.filter(state__in=WAITING, process="").update(state=RunState.CANCELLED):
        run.refresh_from_db()
        drop_file(run)
        return
    asked = same.filter(state__in=BEGUN).update(is_cancelled=True)
    idle = same.filter(state=RunState.RUNNING, process="").update(state=RunState.UNFINISHED)
    run.refresh_from_db()
    if not asked:
        raise RuleBroken(
            _("This import is {state}; there is nothing to stop.").format(
                state=run.get_state_display()
            )
        )
    if idle:
        note_stopped(run, by=by)


def is_cancelled(run: Run) -> bool:
    """Tell whether somebody asked a run to stop."""
    return Run.objects.filter(pk=run.pk, is_cancelled=True).exists()
