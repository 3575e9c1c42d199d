"""What SQLite's planner knows of the tables. Without it, it takes the wrong index once they grow."""

from django.db import connection

ROWS_LOOKED_AT = 1000


def refresh_statistics() -> None:
    """Let SQLite look at a sample of each index; PostgreSQL does so by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
