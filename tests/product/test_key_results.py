"""Choosing what shows that a goal is reached, and measuring it."""

from datetime import date
from decimal import Decimal

import pytest

from rooftree.changes.models import Change
from rooftree.changes.rebuild import rows_as_of
from rooftree.errors import Forbidden, NotFound, RuleBroken
from rooftree.product.key_results.actions import (
    add_key_result,
    edit_key_result,
    record_measurement,
    remove_key_result,
    remove_measurement,
)
from rooftree.product.key_results.models import KeyResult, Measurement
from rooftree.product.key_results.queries import (
    key_result_by_id,
    key_results_seen,
    measurement_by_id,
    measurements_of,
)
from tests.product.goals import a_goal, a_key_result
from tests.world import build


def test_key_results_keep_the_order_in_which_they_came(world):
    goal = a_goal(world)
    a_key_result(world, goal, "first")
    a_key_result(world, goal, "second", measured_in="€", cadence_days=30)

    seen = key_results_seen(world.cleo.viewer)
    assert [(one.name, one.unit) for one in seen] == [("first", ""), ("second", "€")]


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"target": "100"},
        {"target": "many"},
        {"target": "NaN"},
        {"target": "1e11"},
        {"cadence_days": 0},
        {"colour": "red"},
    ],
)
def test_a_key_result_has_a_name_and_two_different_numbers(world, bad):
    with pytest.raises(RuleBroken):
        a_key_result(world, a_goal(world), **bad)


def test_a_key_result_is_edited_and_removed(world):
    key_result = a_key_result(world, a_goal(world))

    assert edit_key_result(key_result, target="300", by=world.ben.actor)
    assert edit_key_result(key_result, target="300.0", by=world.ben.actor) is None
    with pytest.raises(RuleBroken):
        edit_key_result(key_result, baseline="300", by=world.ben.actor)

    remove_key_result(key_result, by=world.ben.actor)
    assert not KeyResult.objects.exists()


def test_a_day_is_measured_once_and_corrected_by_a_later_word(world):
    key_result = a_key_result(world, a_goal(world))
    day = date(2026, 2, 1)
    record_measurement(key_result, day=day, value="120.5", by=world.ben.actor)

    corrected = record_measurement(
        key_result, day=day, value="121", note="Recount", by=world.ada.actor
    )

    assert corrected.value == "121"
    measurement = measurements_of(world.cleo.viewer, key_result).get()
    assert (measurement.value, measurement.author) == (Decimal(121), world.ada.person)
    again = record_measurement(key_result, day=day, value="121", note="Recount", by=world.ada.actor)
    assert again is None
    remove_measurement(measurement, by=world.ben.actor)
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("value", ["99999999999.9999", "-0.0001", "0.1", "-0", "1234567.0005"])
def test_a_value_is_the_same_in_table_and_log(world, value):
    key_result = a_key_result(world, a_goal(world))
    record_measurement(key_result, day=date(2026, 2, 1), value=value, by=world.ben.actor)

    stored = Measurement.objects.get()
    rebuilt = rows_as_of(world.workspace.pk)["product.measurement"][stored.pk]
    assert rebuilt["value"] == stored.value == Decimal(value)
    row = Change.objects.latest("seq").data["rows"][0]
    assert isinstance(row[4]["value"], str)


def test_what_was_measured_is_told_of_the_goal(world):
    goal = a_goal(world)
    record_measurement(
        a_key_result(world, goal), day=date(2026, 2, 1), value="1200", by=world.ben.actor
    )

    newest = Change.objects.latest("seq")
    assert (newest.subject_type, newest.subject_id) == ("product.goal", goal.pk)
    assert newest.data["show"]["value"] == "1200"


def test_who_may_not_edit_goals_does_not_measure_them(world):
    goal = a_goal(world)
    key_result = a_key_result(world, goal)

    with pytest.raises(Forbidden):
        record_measurement(key_result, day=goal.period_start, value="1", by=world.cora.actor)
    with pytest.raises(Forbidden):
        add_key_result(goal, name="Mine", baseline="0", target="1", by=world.cleo.actor)


def test_a_key_result_of_another_workspace_is_not_found(world):
    other = build("other")
    key_result = a_key_result(other, a_goal(other))
    record_measurement(key_result, day=date(2026, 2, 1), value="1", by=other.ben.actor)

    with pytest.raises(NotFound):
        key_result_by_id(world.ada.viewer, key_result.pk)
    with pytest.raises(NotFound):
        measurement_by_id(world.ada.viewer, Measurement.objects.get().pk)
    with pytest.raises(NotFound):
        record_measurement(key_result, day=date(2026, 2, 1), value="1", by=world.ada.actor)
