import time

import pytest

from rooftree.changes import readers
from rooftree.changes.log import head
from rooftree.ops import news
from tests import world as story

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_readers(monkeypatch):
    monkeypatch.setattr(readers, "registry", {})
    monkeypatch.setattr(news, "GATHER_SECONDS", 0)


@pytest.fixture
def heard():
    heard = []
    readers.register("test", lambda _workspace_id, changes: heard.extend(c.seq for c in changes))
    return heard


def test_a_round_brings_readers_to_the_end_of_each_log(heard):
    workspace = story.build().workspace

    news.NewsRound().turn()

    assert heard == list(range(1, head(workspace.pk) + 1))


def test_what_was_read_is_not_read_again(heard):
    story.build()
    rounds = news.NewsRound()
    rounds.turn()
    heard.clear()

    rounds.turn()

    assert heard == []


def test_a_reader_that_fails_rests_and_holds_up_no_other(heard, caplog):
    attempts = []

    def broken(_workspace_id, _changes):
        attempts.append(1)
        raise ZeroDivisionError

    readers.registry = {"broken": broken} | readers.registry
    story.build()
    rounds = news.NewsRound()

    rounds.turn()
    rounds.turn()

    assert heard
    assert len(attempts) == 1
    assert "Reader broken failed" in caplog.text


def test_a_commit_wakes_the_loop_at_once(heard, monkeypatch):
    monkeypatch.setattr(news, "LOOK_EVERY_SECONDS", 60)
    loop = news.news_loop()
    loop.start()
    time.sleep(0.1)

    story.build()
    waited = time.monotonic() + 2
    while not heard and time.monotonic() < waited:
        time.sleep(0.01)

    loop.stop()
    loop.join(2)
    assert heard
