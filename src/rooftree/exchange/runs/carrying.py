"""Carries a run from one state to the next."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from rooftree.accounts.models import Workspace
from rooftree.changes.actor import Actor
from rooftree.errors import DomainError, Unavailable
from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.registry import reader_of
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.load.fetching import Fetcher, with_files_fetched
from rooftree.exchange.load.loading import Noting, load
from rooftree.exchange.load.preparing import session_for
from rooftree.exchange.load.wishes import Ref
from rooftree.exchange.runs.actions import (
    note_finished,
    note_started,
    note_stopped,
)
from rooftree.exchange.runs.cancelling import is_cancelled
from rooftree.exchange.runs.claims import claim
from rooftree.exchange.runs.files import KeptFile, drop_file, list_name, path_of
from rooftree.exchange.runs.models import SOURCE_ID_LENGTH, Run, RunState
from rooftree.lib import clock


def open_run(workspace: Workspace, system: str, file: KeptFile, *, by: Actor) -> Run:
    """Make a run of a file that is kept already."""
    return Run.objects.create(
        workspace=workspace,
        system=system,
        file_name=file.name,
        file_size=file.size,
        file_sha256=file.sha256,
        batch=file.batch,
        by_user_id=by.viewer.user_id,
        by_person_id=by.viewer.person_id,
        mapping=Choices(
            zone=workspace.time_zone, reading={"source": list_name(file.name)}
        ).to_json(),
    )


def open_checked_run(
    workspace: Workspace, file: KeptFile, bundle: Bundle, choices: Choices, *, by: Actor
) -> Run:
    """Make a run of a file that was read already, ready to be carried out."""
    run = open_run(workspace, bundle.source.system, file, by=by)
    know_source(run, bundle)
    run.mapping, run.state = choices.to_json(), RunState.CHECKED
    run.save(update_fields=["mapping", "state"])
    return run


def carry_out(
    run: Run,
    *,
    by: Actor,
    bundle: Bundle | None = None,
    watch: Noting | None = None,
    fetcher: Fetcher | None = None,
) -> dict[str, Any]:
    """Import, or go on with an import that was stopped; returns the report.

    `watch` is told the progress after each chunk; `fetcher` gets attachments that stayed at the tool.
    Raises RuleBroken when the run is in no state to be carried out. A run that is refused before
    anything was written can be chosen for anew when it was checked, else it has failed; later it is
    unfinished.
    """
    Run.objects.filter(pk=run.pk, state=RunState.UNFINISHED).update(is_cancelled=False)
    claim(run, (RunState.CHECKED, RunState.UNFINISHED, RunState.RUNNING), RunState.RUNNING)
    by = by.in_batch(run.batch)
    try:
        report = _load(run, bundle or read_bundle(run), by, watch, fetcher)
    except DomainError as refusal:
        stop_run(run, _state_after(run, refusal), refusal, by=by)
        raise
    except BaseException:
        Run.objects.filter(pk=run.pk).update(state=RunState.UNFINISHED, process="")
        raise
    run.report = {name: part for name, part in run.report.items() if name != "error"} | report
    run.state, run.process, run.finished_at = RunState.DONE, "", clock.now()
    run.save(update_fields=["report", "state", "process", "finished_at"])
    note_finished(run, by=by)
    drop_file(run)
    return report


def read_bundle(run: Run) -> Bundle:
    """Read a run's file; raises FormatError, which names the place, for one that cannot be read."""
    path = path_of(run)
    if not path.exists():
        raise FormatError(
            gettext_noop("The file of this import is not there any more; upload it again.")
        )
    choices = Choices.from_json(run.mapping)
    return reader_of(run.system)(path, zone=choices.zone, mapping=choices.reading)


def _load(
    run: Run, bundle: Bundle, by: Actor, watch: Noting | None, fetcher: Fetcher | None
) -> dict[str, Any]:
    know_source(run, bundle)
    bundle = with_files_fetched(bundle) if fetcher else bundle
    if run.started_at is None:
        run.started_at = clock.now()
        run.save(update_fields=["started_at"])
    session = session_for(
        bundle,
        Choices.from_json(run.mapping),
        viewer=by.viewer,
        at=run.started_at,
        run_id=run.pk,
        progress=run.progress,
    )
    session.fetcher = fetcher
    note_started(run, by=by)

    def note(progress: dict[str, Any]) -> None:
        run.progress = progress
        run.save(update_fields=["progress"])
        if watch is not None:
            watch(progress)

    done = run.progress.get("done", 0)
    asked_to_stop = partial(is_cancelled, run)
    report = load(session, run_id=run.pk, by=by, done=done, note=note, is_over=asked_to_stop)
    refs = (Ref("spaces", space.source_id) for space in bundle.spaces)
    return report | {"spaces": [session.known.stored(ref) for ref in refs]}


def know_source(run: Run, bundle: Bundle) -> None:
    """Note what a run's file is about."""
    run.source_id = bundle.source.source_id[:SOURCE_ID_LENGTH]
    run.source_name = bundle.source.name[:200]
    run.save(update_fields=["source_id", "source_name"])


def stop_run(run: Run, state: RunState, refusal: DomainError, *, by: Actor) -> None:
    """Note why a run does not go on."""
    run.report = run.report | {"error": told(refusal)}
    run.state, run.process = state, ""
    run.save(update_fields=["report", "state", "process"])
    if state == RunState.FAILED:
        drop_file(run)
    note_stopped(run, by=by)


def _state_after(run: Run, refusal: DomainError) -> RunState:
    if run.progress or isinstance(refusal, Unavailable):
        return RunState.UNFINISHED
    return RunState.CHECKED if "overview" in run.report else RunState.FAILED


def told(refusal: DomainError) -> dict[str, str]:
    """Return a refusal as a run keeps it."""
    if isinstance(refusal, FormatError):
        parts = ("problem", "place", "expected", "cause")
        return {name: str(getattr(refusal, name)) for name in parts}
    return {"problem": refusal.message}
