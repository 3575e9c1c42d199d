"""Nothing stays behind unseen: every table is in an export, or left out with a reason."""

import pytest
from django.apps import apps
from django.db import models

from rooftree.changes import readers
from rooftree.changes.models import Change
from rooftree.changes.tracking import type_name
from rooftree.exchange.native import tables as native
from rooftree.exchange.native.columns import READERS
from rooftree.exchange.native.restoring import BUILDING

MODELS = apps.get_models(include_auto_created=True)
HELD = {table.name: table for table in native.tables()}


@pytest.mark.parametrize("model", MODELS, ids=type_name)
def test_a_table_is_in_an_export_or_left_out_with_a_reason(model):
    is_held, reason = type_name(model) in HELD, native.left_out(model)

    assert is_held != bool(reason), (
        "Let the log follow the model, or name it in exchange/native/tables.py with a reason."
    )


def test_what_is_left_out_exists():
    assert native.LEFT_OUT.keys() <= {type_name(model) for model in MODELS}
    assert native.NOT_OURS.keys() <= {model._meta.app_label for model in MODELS}


def test_the_columns_that_are_left_out_exist():
    for name, columns in native.COLUMNS_LEFT_OUT.items():
        assert columns <= {field.attname for field in HELD[name].model._meta.concrete_fields}


@pytest.mark.parametrize("table", native.tables(), ids=lambda table: table.name)
class TestEveryTableOfAnExport:
    def test_has_rows_with_numbers_of_their_own(self, table):
        assert isinstance(table.model._meta.pk, models.AutoField)
        assert native.model_named(table.name) is table.model

    def test_has_columns_that_json_can_hold(self, table):
        kinds = tuple(kind for kind, _read in READERS)

        assert {
            name for name, field in table.columns.items() if not isinstance(field, kinds)
        } == set()

    def test_has_no_column_that_sets_itself(self, table):
        fields = table.columns.values()

        assert not any(getattr(field, "auto_now", False) for field in fields)
        assert not any(getattr(field, "auto_now_add", False) for field in fields)

    def test_comes_in_after_what_it_refers_to(self, table):
        order = list(HELD)
        above = set(table.references.values()) - {table.name}

        assert all(order.index(other) < order.index(table.name) for other in above)

    def test_may_wait_for_rows_of_its_own(self, table):
        assert all(table.columns[column].null for column in table.own_references)

    def test_has_no_other_kind_of_relation(self, table):
        assert not table.model._meta.many_to_many


def test_an_entry_of_the_log_is_there_in_whole():
    left = {field.attname for field in Change._meta.concrete_fields} - native.LOG_COLUMNS.keys()

    assert left == {"id", "workspace_id"}


def test_readers_that_build_something_are_readers():
    assert readers.registry.keys() >= BUILDING
