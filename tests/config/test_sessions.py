import pytest
from django.contrib.sessions.models import Session

from rooftree.config import sessions
from rooftree.config.sessions import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    session = SessionStore()
    session["seen"] = ["first"]
    session.save()
    return session.session_key


def test_a_second_reading_asks_the_database_no_more(key, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert SessionStore(key)["seen"] == ["first"]
        assert SessionStore(key)["seen"] == ["first"]


def test_what_one_request_does_to_its_session_is_not_seen_by_another_unless_saved(key):
    SessionStore(key)["seen"].append("second")
    assert SessionStore(key)["seen"] == ["first"]

    session = SessionStore(key)
    session["seen"].append("second")
    session.save()
    assert SessionStore(key)["seen"] == ["first", "second"]


def test_a_session_that_ended_is_forgotten_at_once(key):
    SessionStore(key).load()

    SessionStore(key).flush()

    assert SessionStore(key).load() == {}


def test_memory_fades(key, monkeypatch):
    monkeypatch.setattr(sessions, "REMEMBERED_SECONDS", -1)
    SessionStore(key).load()
    Session.objects.all().delete()

    assert SessionStore(key).load() == {}


def test_memory_is_bounded(key, monkeypatch):
    monkeypatch.setattr(sessions, "MOST_REMEMBERED", 3)

    for _ in range(10):
        session = SessionStore()
        session.save()
        SessionStore(session.session_key).load()

    assert len(sessions._remembered) <= 3


def test_a_made_up_key_is_no_session_and_not_remembered():
    before = dict(sessions._remembered)

    assert SessionStore("made-up-made-up-made-up").load() == {}
    assert sessions._remembered == before
