"""Puts the word of its shelf to what PostgreSQL's index holds of each item (see `work.search`)."""

from django.db import migrations

SHELVED = """
    UPDATE work_search SET names = names || shelf, words = words || shelf
    FROM (SELECT item_id AS id, ('''#' || item_id / 8192 || '''')::tsvector AS shelf FROM work_search)
        AS shelves
    WHERE shelves.id = item_id
"""

UNSHELVED = """
    UPDATE work_search SET
        names = ts_delete(names, '#' || item_id / 8192),
        words = ts_delete(words, '#' || item_id / 8192)
"""


def shelve(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(SHELVED)


def unshelve(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(UNSHELVED)


class Migration(migrations.Migration):
    dependencies = [("work", "0005_newest_items")]

    operations = [migrations.RunPython(shelve, unshelve)]
