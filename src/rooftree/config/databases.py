"""Where the data lie: one SQLite file in the data folder, or the PostgreSQL of a URL."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE = "rooftree.config.sqlite"
POSTGRESQL = "rooftree.config.postgresql"

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",  # a writer waits at the start, and never fails half-way
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=NORMAL;"
        "PRAGMA temp_store=MEMORY;"
        "PRAGMA cache_size=-20000;"
    ),
}

POSTGRESQL_OPTIONS = (
    "-c jit=off -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan"
)
"""Compiling a plan, calling workers for it, or planning anew takes longer than any of our queries."""

STILL_THERE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""A server that vanished without a word is noticed within a minute, also on idle connections."""


def database(url: str, data_folder: Path) -> dict[str, Any]:
    """Return Django's description of the database.

    Connections stay open: pages run in few threads, and each keeps its own.
    """
    if not url:
        return _sqlite(str(data_folder / "db.sqlite3"))
    described: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True)
    )
    if str(described["ENGINE"]).endswith("sqlite3"):
        return _sqlite(str(described["NAME"]))
    described["ENGINE"] = POSTGRESQL
    options = described.setdefault("OPTIONS", {})
    for name, value in STILL_THERE.items():
        options.setdefault(name, value)
    options.setdefault("prepare_threshold", 5)  # lets `accounts.prepared` keep plans at all
    given = options.get("options", "")
    options["options"] = f"{given} {POSTGRESQL_OPTIONS}".strip()
    return described


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": SQLITE, "NAME": name, "CONN_MAX_AGE": None, "OPTIONS": dict(SQLITE_OPTIONS)}
