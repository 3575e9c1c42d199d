"""Boards brought into a workspace, as the command and the pages do it."""

from io import BytesIO

from rooftree.changes.actor import Actor
from rooftree.changes.tracking import type_names
from rooftree.exchange.formats.trello.reader import read
from rooftree.exchange.load.choices import Choices
from rooftree.exchange.load.loading import rehearse
from rooftree.exchange.load.preparing import session_for
from rooftree.exchange.runs.carrying import carry_out, open_checked_run
from rooftree.exchange.runs.files import keep_file
from rooftree.lib import clock
from tests.exchange.boards import bundle_of, bytes_of


def actor(workspace):
    return Actor.system(workspace.pk, via="import")


def opened(workspace, board, *, by=None, **choices):
    """Return a run that is ready to be carried out."""
    content = board if isinstance(board, bytes) else bytes_of(board)
    kept = keep_file(BytesIO(content), "board.json")
    wanted = Choices(**choices)
    return open_checked_run(workspace, kept, read(content), wanted, by=by or actor(workspace))


def bring(workspace, board, *, by=None, **choices):
    """Import a board; returns the run."""
    run = opened(workspace, board, by=by, **choices)
    carry_out(run, by=by or actor(workspace))
    return run


def rehearsed(workspace, board, **choices):
    """Return the report of a dry run."""
    bundle = read(board) if isinstance(board, bytes) else bundle_of(board)
    by = actor(workspace)
    return rehearse(session_for(bundle, Choices(**choices), viewer=by.viewer, at=clock.now()))


def counts(report):
    return {
        kind: (line["found"], line["created"], line["updated"], line["degraded"], line["skipped"])
        for kind, line in report["kinds"].items()
    }


def codes(report):
    return {remark["code"]: remark for remark in report["remarks"]}


def row_counts():
    """Count the rows of every table that the log follows."""
    return {name: how.model._base_manager.count() for name, how in type_names.items()}
