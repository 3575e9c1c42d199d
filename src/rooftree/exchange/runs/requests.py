"""What people ask for on the pages of an import; the work itself is done later, by a job."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from rooftree.accounts.models import Workspace
from rooftree.changes.actor import Actor
from rooftree.errors import RuleBroken
from rooftree.exchange.formats.recognising import system_of
from rooftree.exchange.formats.registry import READERS
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.reverting.reverting import (
    REVERTIBLE,
    require_may_revert,
    require_newest,
)
from rooftree.exchange.runs import jobs
from rooftree.exchange.runs.carrying import open_run
from rooftree.exchange.runs.files import drop_file, keep_file
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.policy import require_may_import
from rooftree.jobs import later
from rooftree.lib import clock
from rooftree.work.attachments.files import Readable
from rooftree.work.spaces.prefixes import checked_prefix

UNUSED_AFTER = timedelta(days=30)


def ask_to_check(
    workspace: Workspace, *, system: str, content: Readable, name: str, by: Actor
) -> Run:
    """Keep an uploaded file and have it read; raises RuleBroken for one that is empty or too large.

    system: the tool from which it comes, empty for what its content tells; RuleBroken when that is nothing.
    """
    require_may_import(by.viewer)
    _forget_unused(workspace)
    kept = keep_file(content, name)
    try:
        run = open_run(workspace, _system(system, kept.path), kept, by=by)
        kept.hand_over()
    finally:
        kept.drop_unless_handed_over()
    later(jobs.check_run, run.pk)
    return run


def _system(wanted: str, path: Path) -> str:
    if wanted and wanted not in READERS:
        raise RuleBroken(_("Choose one of the tools."), field="system")
    found = wanted or system_of(path)
    if not found:
        message = _("The file does not say which tool it comes from. Choose the tool, too.")
        raise RuleBroken(message, field="system")
    return found


def choose(run: Run, choices: Choices, *, by: Actor) -> None:
    """Keep what is chosen so far for a checked file; nothing is read for it."""
    require_may_import(by.viewer)
    _move_on(run, (RunState.CHECKED,), RunState.CHECKED, mapping=choices.to_json())


def ask_to_look_again(run: Run, choices: Choices, *, by: Actor) -> None:
    """Have a checked file read once more, as chosen."""
    require_may_import(by.viewer)
    _move_on(run, (RunState.CHECKED,), RunState.CHECKING, mapping=choices.to_json())
    later(jobs.check_run, run.pk)


def is_read_otherwise(run: Run, choices: Choices) -> bool:
    """Tell whether a file would be read in another way than for the report of its run."""
    seen = run.report.get("overview", {})
    return (
        _said(choices.reading) != _said(seen.get("reading", {}))
        or choices.zone != seen.get("zone", choices.zone)
        or "statuses" not in seen
    )


def ask_to_import(run: Run, choices: Choices, *, by: Actor) -> None:
    """Have a checked file imported as chosen; raises RuleBroken for choices that cannot be."""
    require_may_import(by.viewer)
    if run.report.get("overview", {}).get("space") is None and choices.prefix:
        checked_prefix(choices.prefix, run.workspace_id)
    report = {name: part for name, part in run.report.items() if name != "error"}
    _move_on(run, (RunState.CHECKED,), RunState.RUNNING, mapping=choices.to_json(), report=report)
    later(jobs.carry_out_run, run.pk)


def ask_to_go_on(run: Run, *, by: Actor) -> None:
    """Have an import that was stopped gone on with."""
    require_may_import(by.viewer)
    _move_on(run, (RunState.UNFINISHED,), RunState.RUNNING, is_cancelled=False)
    later(jobs.carry_out_run, run.pk)


def ask_to_revert(run: Run, *, everything: bool, by: Actor) -> None:
    """Have an import taken back."""
    require_may_import(by.viewer)
    require_may_revert(run, by)
    require_newest(run)
    _move_on(run, REVERTIBLE, RunState.REVERTING)
    later(jobs.take_back_run, run.pk, by.viewer.user_id, everything)


def _said(reading: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in reading.items() if value}


def _move_on(run: Run, states: tuple[RunState, ...], to: RunState, **more: Any) -> None:
    same = Run.objects.filter(pk=run.pk, state__in=states, process="")
    if not same.update(state=to, **more):
        raise RuleBroken(_("Somebody was faster; look at this import again."))
    run.refresh_from_db()


def _forget_unused(workspace: Workspace) -> None:
    old = clock.now() - UNUSED_AFTER
    unused = Run.objects.filter(workspace=workspace, state=RunState.CHECKED, created_at__lt=old)
    for run in unused:
        drop_file(run)
    unused.update(state=RunState.CANCELLED)
