"""Makes the table of the full-text index; SQLite and PostgreSQL each have their own kind."""

from django.db import migrations

SQLITE = """
    CREATE VIRTUAL TABLE work_search USING fts5(
        names, labels, body, tokenize = 'ascii', prefix = '1 2 3'
    );
    INSERT INTO work_search (work_search, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');
"""

POSTGRESQL = """
    CREATE TABLE work_search (
        item_id bigint PRIMARY KEY, names tsvector NOT NULL, words tsvector NOT NULL
    );
    CREATE INDEX work_search_names ON work_search USING gin (names);
    CREATE INDEX work_search_words ON work_search USING gin (words);
"""


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.split(";")[:-1]:
            schema_editor.execute(statement)
    else:
        for statement in POSTGRESQL.split(";")[:-1]:
            schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE work_search")


class Migration(migrations.Migration):
    dependencies = [("work", "0001_initial")]

    operations = [migrations.RunPython(make, drop)]
