"""What people write lies in the erasable side table; the log itself keeps only seals of it."""

import json
from dataclasses import replace

import pytest
from django.db import models

from rooftree.changes import log
from rooftree.changes.models import Change, PrivateValues
from rooftree.changes.tracking import type_names
from rooftree.changes.verify import faults
from rooftree.people.calendars.actions import add_calendar
from rooftree.people.calendars.models import STANDARD_WEEK
from rooftree.product.key_results.actions import add_key_result
from rooftree.work.fields.actions import add_field, edit_field
from rooftree.work.fields.models import Field, FieldType
from tests.changes.test_rebuild import rebuilt, tables_now
from tests.product.goals import a_goal

OPEN_TEXTS = {
    "accounts.workspace": {"key", "time_zone"},
    "alignment.finding": {"rule", "fingerprint", "variant", "evidence"},
    "people.workingcalendar": {"week"},
    "product.customer": {"currency"},
    "project.project": {"currency"},
    "work.alias": {"name"},
    "work.attachment": {"path", "media_type", "sha256"},
    "work.item": {"key", "rank"},
    "work.kind": {"slug", "icon", "colour"},
    "work.label": {"colour"},
    "work.space": {"prefix"},
}
"""Texts in which nobody writes sentences: keys, codes, what a machine has computed."""

TEXTS = (models.CharField, models.TextField, models.JSONField)


def choice(world, *options):
    add_field(world.space, name="Hall", type=FieldType.CHOICE, options=options, by=world.ada.actor)
    return Field.objects.latest("pk")


def said(world):
    """Return what the log itself says, without its side table."""
    data = Change.objects.filter(workspace=world.workspace).values_list("data", flat=True)
    return json.dumps(list(data), ensure_ascii=False)


@pytest.mark.parametrize("table", sorted(type_names))
def test_a_column_for_texts_is_private_or_known_to_hold_none_of_people(table):
    how = type_names[table]
    texts = {
        name
        for name, column in how.fields.items()
        if isinstance(column, TEXTS) and not column.choices
    }

    assert texts - how.private <= OPEN_TEXTS.get(table, set())


def test_options_units_and_names_of_calendars_are_not_in_the_log_itself(world):
    choice(world, "Ada’s hall", "Ben’s hall")
    numbers = {"baseline": 1, "target": 2, "measured_in": "tears of Ada"}
    add_key_result(a_goal(world), name="Grief", by=world.ada.actor, **numbers)
    add_calendar(name="Ada’s week", week=STANDARD_WEEK, by=world.ada.actor)

    assert "Ada’s" not in said(world)
    assert "tears" not in said(world)
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
    assert not list(faults(world.workspace.pk))


def test_what_was_erased_is_gone_and_the_chain_is_sound(world):
    field = choice(world, "Ada’s hall")

    PrivateValues.objects.all().delete()

    assert not list(faults(world.workspace.pk))
    assert rebuilt(world.workspace.pk)["work.field"][field.pk]["options"] is None


def test_entries_from_before_a_column_was_private_are_read_as_they_were_written(world, monkeypatch):
    how = type_names["work.field"]
    with monkeypatch.context() as earlier:
        earlier.setitem(type_names, "work.field", replace(how, private=frozenset({"name"})))
        field = choice(world, "Red", "Blue")
    edit_field(field, options=["Red", "Blue", "Green"], by=world.ada.actor)

    older, newer = Change.objects.filter(verb__startswith="work.field").order_by("seq")
    assert "Blue" in json.dumps(older.data)
    assert "Blue" not in json.dumps(newer.data)
    assert next(log.rows(older)).new["options"] == ["Red", "Blue"]
    assert next(log.rows(newer)).old["options"] == ["Red", "Blue"]
    assert rebuilt(world.workspace.pk) == tables_now(world.workspace.pk)
    assert not list(faults(world.workspace.pk))
