from pathlib import Path

from rooftree.config.databases import POSTGRESQL_OPTIONS, database

DATA = Path("/somewhere")


def test_without_a_url_the_data_lie_in_one_file_of_the_data_folder():
    described = database("", DATA)

    assert described["ENGINE"] == "rooftree.config.sqlite"
    assert described["NAME"] == "/somewhere/db.sqlite3"
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_postgresql_keeps_its_connections_and_plans_without_ado():
    described = database("postgresql://ada:secret@db.example.org:5433/plans", DATA)

    assert described["HOST"] == "db.example.org"
    assert described["CONN_MAX_AGE"] is None
    assert described["CONN_HEALTH_CHECKS"] is True
    assert described["OPTIONS"]["options"] == POSTGRESQL_OPTIONS


def test_options_in_the_url_are_kept():
    described = database("postgresql://db/plans?options=-c%20lock_timeout%3D5s", DATA)

    assert described["OPTIONS"]["options"] == f"-c lock_timeout=5s {POSTGRESQL_OPTIONS}"


def test_a_sqlite_url_gets_the_same_care():
    described = database("sqlite:////elsewhere/plans.sqlite3", DATA)

    assert described["NAME"] == "/elsewhere/plans.sqlite3"
    assert described["ENGINE"] == "rooftree.config.sqlite"
