"""A database of the server's own, beside the one that ROOFTREE_DATABASE_URL names."""

import os
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


@contextmanager
def database_of_its_own():
    """Yield the address of an empty PostgreSQL database, or "" for SQLite in the data folder."""
    url = urlsplit(os.environ.get("ROOFTREE_DATABASE_URL", ""))
    if not url.scheme.startswith(("postgres", "pgsql")):
        yield ""
        return
    server = url._replace(scheme="postgresql").geturl()
    name = sql.Identifier(f"rooftree_browser_{os.getpid()}")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield url._replace(path=f"/rooftree_browser_{os.getpid()}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
