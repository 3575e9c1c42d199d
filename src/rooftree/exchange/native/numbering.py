"""Keeps numbers for what comes in: rows that are made later get higher ones than any that the log names."""

from typing import Any

from django.db import connection, models, transaction

from rooftree.exchange.native.ids import IdBook
from rooftree.exchange.native.tables import model_named

SQLITE = """
    UPDATE sqlite_sequence SET seq = max(seq, %(most)s) WHERE name = %(table)s
"""
SQLITE_FIRST = """
    INSERT INTO sqlite_sequence (name, seq) SELECT %(table)s, %(most)s
    WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %(table)s)
"""
POSTGRESQL = """
    SELECT setval(counter, greatest(%(most)s, nextval(counter)))
    FROM pg_get_serial_sequence(%(table)s, %(column)s) AS counter
"""
STATEMENTS = {"sqlite": (SQLITE, SQLITE_FIRST), "postgresql": (POSTGRESQL,)}


def keep_numbers(named: IdBook) -> None:
    """Move each table's counter behind the ids of an export, deleted rows included.

    What was deleted may come back out of the bin under its old id, so nobody else may get that.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for name, ids in named:
            model = model_named(name)
            if model is None or not ids.most:
                continue
            for statement in STATEMENTS[connection.vendor]:
                cursor.execute(statement, _values(model, ids.most))


def _values(model: type[models.Model], most: int) -> dict[str, Any]:
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(table)
    return {"table": table, "column": model._meta.pk.column, "most": most}
