import threading

import pytest

from rooftree.jobs import loop
from rooftree.jobs.bell import Bell
from rooftree.jobs.loop import Loop

pytestmark = pytest.mark.django_db


@pytest.fixture
def bell():
    return Bell()


def run_until(done, turn, bell, pause_seconds=60.0):
    running = Loop("test", turn, bell=bell, pause_seconds=pause_seconds)
    running.start()
    assert done.wait(5)
    running.stop()
    running.join(5)
    assert not running.is_alive()


def test_a_bell_ends_the_pause(bell):
    turns, done = [], threading.Event()

    def turn():
        turns.append(1)
        if len(turns) == 2:
            done.set()
        else:
            threading.Timer(0.01, bell.ring).start()
        return False

    run_until(done, turn, bell)


def test_more_to_do_needs_no_bell(bell):
    turns, done = [], threading.Event()

    def turn():
        turns.append(1)
        if len(turns) == 3:
            done.set()
        return len(turns) < 3

    run_until(done, turn, bell)


def test_a_failure_does_not_end_the_loop(bell, monkeypatch, caplog):
    monkeypatch.setattr(loop, "PAUSE_AFTER_FAILURE_SECONDS", 0.01)
    turns, done = [], threading.Event()

    def turn():
        turns.append(1)
        if len(turns) == 1:
            raise ZeroDivisionError
        done.set()
        return False

    run_until(done, turn, bell)
    assert "test failed" in caplog.text
