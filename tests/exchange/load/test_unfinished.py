"""Imports that stop half-way."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rooftree.changes.models import Change
from rooftree.errors import Forbidden, RuleBroken
from rooftree.exchange.load import chunks, loading
from rooftree.exchange.reverting.reverting import revert_run
from rooftree.exchange.runs.cancelling import cancel_run
from rooftree.exchange.runs.carrying import carry_out
from rooftree.exchange.runs.files import path_of
from rooftree.exchange.runs.models import Run
from rooftree.exchange.runs.queries import runs_seen
from rooftree.work.founding import found_workspace
from rooftree.work.items.models import Item
from rooftree.work.models import CheckItem, Checklist, Comment
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.exchange.big import big_board
from tests.exchange.boards import board, bytes_of
from tests.exchange.importing import actor, bring, counts, opened, row_counts

pytestmark = pytest.mark.django_db


class Cut(Exception):
    """The process is gone, as far as the import can see."""


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "ROWS", 6)


def stop_after(monkeypatch, count):
    """Let the loader end after some chunks, in the middle of the next one."""
    load_chunk = loading.load_chunk
    left = iter(range(count))

    def cut(*arguments, **named):
        load_chunk(*arguments, **named)
        if next(left, None) is None:
            raise Cut

    monkeypatch.setattr(loading, "load_chunk", cut)


def stopped(monkeypatch, workspace, count):
    run = opened(workspace, board())
    with monkeypatch.context() as patch:
        stop_after(patch, count)
        with pytest.raises(Cut):
            carry_out(run, by=actor(workspace))
    run.refresh_from_db()
    return run


def shown(workspace):
    """Everything that people see of the items, in words that do not depend on ids."""
    items = Item.objects.filter(workspace=workspace).order_by("key")
    return [
        (
            one.key, one.title, one.rank, one.status.name, one.created_at, one.actual_start,
            sorted(a.person.name for a in one.assignments.all()),
            sorted(a.name for a in one.aliases.all()),
            [c.body for c in Comment.objects.filter(item=one)],
            [c.title for c in Checklist.objects.filter(item=one)],
            [c.text for c in CheckItem.objects.filter(checklist__item=one)],
        )
        for one in items
    ]  # fmt: skip


def test_a_chunk_is_all_or_nothing(monkeypatch, world):
    run = stopped(monkeypatch, world.workspace, 3)

    assert run.state == "unfinished"
    assert run.progress["done"] == 3
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8])
def test_going_on_gives_the_same_as_never_having_stopped(monkeypatch, db, count):
    smooth, rough = found_workspace("smooth"), found_workspace("rough")
    whole = bring(smooth, board())

    run = stopped(monkeypatch, rough, count)
    carry_out(run, by=actor(rough))

    assert run.state == "done"
    assert shown(rough) == shown(smooth)
    assert counts(run.report) == counts(whole.report)
    assert run.report["remarks"] == whole.report["remarks"]
    told = [Change.objects.filter(workspace=one, verb__startswith="exchange.past").count()
            for one in (smooth, rough)]  # fmt: skip
    assert told[0] == told[1]
    assert rebuilt(rough.pk) == tables_now(rough.pk)


def test_a_stopped_import_can_be_taken_back(monkeypatch, world):
    before = row_counts()
    run = stopped(monkeypatch, world.workspace, 6)

    revert_run(run, by=actor(world.workspace))

    assert row_counts() == before


def test_the_file_is_kept_until_the_import_is_done(monkeypatch, world):
    run = stopped(monkeypatch, world.workspace, 2)

    assert path_of(run).exists()
    carry_out(run, by=actor(world.workspace))
    assert not path_of(run).exists()


def test_a_run_whose_process_is_gone_is_unfinished(world):
    run = opened(world.workspace, board())
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host = os.uname().nodename
    Run.objects.filter(pk=run.pk).update(state="running", process=f"{host}:{gone.pid}")

    assert runs_seen(actor(world.workspace).viewer).get(pk=run.pk).state == "unfinished"


def test_two_do_not_carry_out_the_same_run(world):
    run = opened(world.workspace, board())
    Run.objects.filter(pk=run.pk).update(state="running", process=f"elsewhere:{os.getpid()}")

    with pytest.raises(RuleBroken, match="running"):
        carry_out(run, by=actor(world.workspace))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_command_can_be_gone_on_with(tmp_path):
    def rooftree(*words, **more):
        environment = {**os.environ, "ROOFTREE_DATA": str(tmp_path / "data")}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        environment.pop("ROOFTREE_DATABASE_URL", None)
        return subprocess.Popen(
            [Path(sys.executable).with_name("rooftree"), *words],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more,
        )  # fmt: skip

    file = tmp_path / "board.json"
    file.write_bytes(bytes_of(big_board(600)))
    process = rooftree("import", "trello", str(file), "--workspace", "acme")
    database = tmp_path / "data" / "db.sqlite3"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _progress(database) < 3:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    listed, _ = rooftree("import", "list", "--json").communicate()
    assert '"state": "unfinished"' in listed
    resumed = rooftree("import", "resume", "1", "--json")
    printed, _ = resumed.communicate()
    assert resumed.returncode == 0
    assert '"items": {"found": 600, "created": 600,' in printed


def _progress(database):
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            row = connection.execute("SELECT progress FROM exchange_run").fetchone()
    except sqlite3.Error:
        return 0
    return json.loads(row[0]).get("done", 0) if row else 0


def test_a_run_that_is_stopped_ends_after_a_chunk_and_can_be_gone_on_with(world):
    run = opened(world.workspace, board())

    def stop_at_three(progress):
        if progress["done"] == 3:
            cancel_run(Run.objects.get(pk=run.pk), by=actor(world.workspace))

    with pytest.raises(RuleBroken):
        carry_out(run, by=actor(world.workspace), watch=stop_at_three)

    run.refresh_from_db()
    assert (run.state, run.progress["done"]) == ("unfinished", 3)
    carry_out(run, by=actor(world.workspace))
    assert run.state == "done"


def test_a_run_that_waits_is_dropped_with_its_file(world):
    run = opened(world.workspace, board())
    cancel_run(run, by=actor(world.workspace))

    assert run.state == "cancelled"
    assert not path_of(run).exists()


def test_a_run_that_is_over_cannot_be_stopped(world):
    run = bring(world.workspace, board())

    with pytest.raises(RuleBroken):
        cancel_run(run, by=actor(world.workspace))


def test_who_may_not_import_stops_no_import(world):
    run = opened(world.workspace, board())

    with pytest.raises(Forbidden):
        cancel_run(run, by=world.cleo.actor)
