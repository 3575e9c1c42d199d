"""Finding out what an import would do, without doing it."""

from dataclasses import asdict, replace
from typing import Any

from django.utils.translation import gettext_noop

from rooftree.changes.actor import Actor
from rooftree.errors import DomainError
from rooftree.exchange.bundle import Bundle
from rooftree.exchange.formats import tables
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.load.loading import rehearse
from rooftree.exchange.load.preparing import session_for
from rooftree.exchange.runs.actions import note_checked
from rooftree.exchange.runs.carrying import know_source, read_bundle, stop_run, told
from rooftree.exchange.runs.files import path_of
from rooftree.exchange.runs.models import Run, RunState
from rooftree.exchange.runs.overview import overview_of
from rooftree.exchange.runs.preview import first_items
from rooftree.exchange.runs.remembering import last_choices, name_free_for
from rooftree.lib import clock


def check(run: Run, *, by: Actor) -> None:
    """Read the file and decide everything; the run's report has the answer then.

    The first look at a file begins with what was chosen for the last import of the same source. A
    table that cannot be read without a choice is kept, with its columns, for somebody to choose.
    """
    try:
        report = _looked(run, by)
    except DomainError as refusal:
        stop_run(run, RunState.FAILED, refusal, by=by)
        raise
    run.report, run.state, run.process = report, RunState.CHECKED, ""
    run.save(update_fields=["report", "mapping", "state", "process"])
    note_checked(run, by=by)


def _looked(run: Run, by: Actor) -> dict[str, Any]:
    is_first = not run.report
    before = _remembered(run, by) if is_first else ""
    if is_first:
        _name_freely(run, by)
    table = _table(run)
    try:
        bundle = read_bundle(run)
    except FormatError as refusal:
        if table is None:
            raise
        return {"error": told(refusal), "overview": table | {"remembered": before}}
    know_source(run, bundle)
    if is_first and not before and (before := _remembered(run, by)):
        table, bundle = _table(run), read_bundle(run)
    return _rehearsed(run, bundle, by, (table or {}) | {"remembered": before})


def _rehearsed(run: Run, bundle: Bundle, by: Actor, more: dict[str, Any]) -> dict[str, Any]:
    choices = Choices.from_json(run.mapping)
    session = session_for(bundle, choices, viewer=by.viewer, at=clock.now())
    report = rehearse(session)
    overview = overview_of(session, bundle) | {
        "reading": dict(choices.reading),
        "zone": choices.zone,
        "items": first_items(session.bundle),
    }
    return report | {"overview": overview | more}


def _table(run: Run) -> dict[str, Any] | None:
    """Return the columns of a table and the sheets of a workbook; None for any other file."""
    path = path_of(run)
    if not path.exists():
        raise FormatError(
            gettext_noop("The file of this import is not there any more; upload it again.")
        )
    choices = Choices.from_json(run.mapping)
    reading = choices.reading
    table = tables.overview_of(run.system, path, zone=choices.zone, reading=reading)
    if table is None:
        return None
    seen = {name: part for name, part in asdict(table).items() if name != "users"}
    return {
        "table": seen,
        "sheets": tables.sheets_of(path, reading),
        "reading": dict(reading),
        "zone": choices.zone,
    }


def _name_freely(run: Run, by: Actor) -> None:
    """Give a list a name of its own where somebody else's has it already."""
    choices = Choices.from_json(run.mapping)
    name = str(choices.reading.get("source", ""))
    if run.system in tables.OVERVIEWS and name:
        free = name_free_for(run, by.viewer, name)
        run.mapping = replace(choices, reading={**choices.reading, "source": free}).to_json()


def _remembered(run: Run, by: Actor) -> str:
    """Take over what was chosen last; returns when that was, empty when nothing was."""
    found = last_choices(run, by.viewer)
    if found is None:
        return ""
    before, choices = found
    run.mapping = choices.to_json()
    return (before.finished_at or before.created_at).isoformat()
