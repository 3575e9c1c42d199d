"""Readers of the log: each hears of everything, in order, and of nothing twice at once."""

import threading

import pytest
from django.db import connection, connections

from rooftree.changes import readers
from rooftree.changes.log import head
from tests import world as story

needs_two_connections = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="on SQLite readers that write stand in line"
    ),
]


@pytest.fixture(autouse=True)
def own_readers(monkeypatch):
    monkeypatch.setattr(readers, "registry", {})


class SlowReader:
    """Notes what it hears, and stops in the middle of the first thing until it is told to go on."""

    def __init__(self):
        self.heard = []
        self.is_busy, self.may_go_on = threading.Event(), threading.Event()

    def __call__(self, _workspace_id, changes):
        self.heard += [change.seq for change in changes]
        self.is_busy.set()
        assert self.may_go_on.wait(10)


@pytest.fixture
def slow():
    slow = SlowReader()
    readers.register("slow", slow)
    return slow


@pytest.fixture
def elsewhere(slow):
    """Let another process, as it were, read a log until the reader is busy; returns its thread."""
    threads = []

    def read(workspace_id):
        threads.append(threading.Thread(target=read_and_close, args=[workspace_id]))
        threads[-1].start()
        assert slow.is_busy.wait(10)
        return threads[-1]

    yield read
    slow.may_go_on.set()
    for thread in threads:
        thread.join(10)


class TestOneReaderOfOneLog:
    pytestmark = needs_two_connections

    def test_does_not_run_twice_at_once_and_misses_nothing(self, slow, elsewhere):
        world = story.build()
        thread = elsewhere(world.workspace.pk)
        world.item("Written meanwhile")

        readers.catch_up(world.workspace.pk)
        assert head(world.workspace.pk) not in slow.heard
        slow.may_go_on.set()
        thread.join(10)

        assert slow.heard == list(range(1, head(world.workspace.pk) + 1))

    def test_does_not_keep_others_from_theirs(self, slow, elsewhere):
        world, other = story.build(), story.build("other")
        heard = []
        elsewhere(world.workspace.pk)
        readers.register("quick", lambda workspace_id, _changes: heard.append(workspace_id))

        readers.catch_up(world.workspace.pk)
        slow.may_go_on.set()
        readers.catch_up(other.workspace.pk)

        assert heard == [world.workspace.pk, other.workspace.pk]
        assert slow.heard.count(1) == 2

    def test_lets_the_next_one_in_when_it_fails(self, slow, elsewhere):
        world = story.build()
        readers.register("slow", lambda _workspace_id, _changes: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            readers.catch_up(world.workspace.pk)
        readers.register("slow", slow)

        elsewhere(world.workspace.pk)

        assert slow.heard


def read_and_close(workspace_id):
    """Read a log on a connection of its own."""
    try:
        readers.catch_up(workspace_id)
    finally:
        connections.close_all()


def test_what_was_read_is_not_read_again(world):
    heard = []
    readers.register("quick", lambda _workspace_id, changes: heard.extend(c.seq for c in changes))
    readers.catch_up(world.workspace.pk)
    world.item("Written later")

    readers.catch_up(world.workspace.pk)

    assert heard == list(range(1, head(world.workspace.pk) + 1))
