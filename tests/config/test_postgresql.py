from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="about PostgreSQL"),
    pytest.mark.django_db,
]


@pytest.fixture
def another():
    """A connection beside that of the test."""
    made = connection.copy("another")
    made.ensure_connection()
    yield made
    made.close()


def test_an_idle_connection_is_looked_at_without_a_question(another):
    with another.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned(), pg_backend_pid()")
        _, backend = cursor.fetchone()

    assert another.is_usable()
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [backend])
        assert "pg_backend_pid" in cursor.fetchone()[0]


def test_a_connection_that_the_server_ended_is_no_more_usable(another):
    with another.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])

    assert not another.is_usable()


def test_a_connection_that_was_closed_is_not_usable(another):
    another.connection.close()

    assert not another.is_usable()


def test_none_is_not_usable():
    assert not connections["default"].copy("none").is_usable()


def test_moments_are_read_in_utc_whatever_the_zone_of_the_server(another):
    with another.cursor() as cursor:
        cursor.execute("SELECT TIMESTAMPTZ '2026-03-29 03:30:00.25+02:00', now()")
        moment, now = cursor.fetchone()

    assert (moment, moment.tzinfo) == (datetime(2026, 3, 29, 1, 30, 0, 250_000, tzinfo=UTC), UTC)
    assert now.utcoffset() == timedelta(0)
