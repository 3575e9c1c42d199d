"""Saying in the log what becomes of an import; its pages look again when they hear it."""

from rooftree.changes.action import action
from rooftree.changes.actor import Actor
from rooftree.exchange.runs.facts import (
    RunChecked,
    RunFinished,
    RunReverted,
    RunStarted,
    RunStopped,
)
from rooftree.exchange.runs.models import Run


@action
def note_checked(run: Run, *, by: Actor) -> RunChecked:
    """Say that the report of a run can be read."""
    return RunChecked(subject=run, topics=_topics(run), name=run.source_name)


@action
def note_started(run: Run, *, by: Actor) -> RunStarted:
    """Say that a run begins or goes on."""
    return RunStarted(subject=run, topics=_topics(run), name=run.source_name)


@action
def note_finished(run: Run, *, by: Actor) -> RunFinished:
    """Say that a run is done."""
    topics = (*_topics(run), "workspace", "plan")
    return RunFinished(subject=run, topics=topics, name=run.source_name)


@action
def note_stopped(run: Run, *, by: Actor) -> RunStopped:
    """Say that a run did not come to its end."""
    return RunStopped(subject=run, topics=_topics(run), name=run.source_name)


@action
def note_reverted(run: Run, *, by: Actor) -> RunReverted:
    """Say that a run was taken back."""
    topics = (*_topics(run), "workspace", "people", "plan")
    return RunReverted(subject=run, topics=topics, name=run.source_name)


def _topics(run: Run) -> tuple[str, ...]:
    return (f"import:{run.pk}",)
