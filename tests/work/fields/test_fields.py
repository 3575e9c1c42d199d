"""Fields that a space adds to its items."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooftree.errors import Forbidden, NotFound, RuleBroken, Stale
from rooftree.work.fields.actions import add_field, edit_field, remove_field, set_value
from rooftree.work.fields.models import Field, FieldValue
from rooftree.work.fields.queries import field_by_id, fields_on, fields_seen
from rooftree.work.fields.values import checked_value
from rooftree.work.spaces.actions import create_space
from rooftree.work.spaces.models import Space


def field_of(world, type_="text", *, space=None, options=(), name="Größe"):
    add_field(space or world.space, name=name, type=type_, options=options, by=world.ada.actor)
    return Field.objects.latest("pk")


def test_admins_keep_fields_and_members_do_not(world):
    field = field_of(world)

    for deed in (
        lambda by: add_field(world.space, name="No", type="text", by=by),
        lambda by: edit_field(field, name="No", by=by),
        lambda by: remove_field(field, by=by),
    ):
        with pytest.raises(Forbidden):
            deed(world.ben.actor)


@pytest.mark.parametrize(
    ("name", "type_", "options", "wrong"),
    [
        ("", "text", (), "name"),
        ("x" * 201, "text", (), "name"),
        ("Size", "colour", (), "type"),
        ("Size", "choice", (), "options"),
        ("Size", "choice", (" ", ""), "options"),
        ("Size", "choice", ("x" * 201,), "options"),
    ],
)
def test_a_field_needs_a_name_a_type_and_perhaps_options(world, name, type_, options, wrong):
    with pytest.raises(RuleBroken) as refusal:
        add_field(world.space, name=name, type=type_, options=options, by=world.ada.actor)

    assert refusal.value.field == wrong


@pytest.mark.parametrize(
    ("type_", "given", "stored"),
    [
        ("text", "  Grüße 🎈 ", "Grüße 🎈"),
        ("text", " ", None),
        ("number", "1,50", "1.5"),
        ("number", "-0", "0"),
        ("number", 1e3, "1000"),
        ("number", "1e-9", "0.000000001"),
        ("number", "", None),
        ("date", "2030-02-28", "2030-02-28"),
        ("date", date(2030, 2, 28), "2030-02-28"),
        ("date", datetime(2030, 2, 28, 9), "2030-02-28"),  # noqa: DTZ001 - a day is taken
        ("checkbox", "on", True),
        ("checkbox", True, True),
        ("checkbox", False, None),
        ("checkbox", "off", None),
        ("choice", "L", "L"),
    ],
)
def test_a_value_is_stored_as_its_type_says(world, type_, given, stored):
    field = field_of(world, type_, options=("S", "L"))

    assert checked_value(field, given) == stored


@pytest.mark.parametrize(
    ("type_", "given"),
    [
        ("text", "x" * 100_001),
        ("number", "many"),
        ("number", "NaN"),
        ("number", "Infinity"),
        ("number", "1e999999"),
        ("number", True),
        ("date", "31.1.2030"),
        ("date", "2030-02-30"),
        ("checkbox", "perhaps"),
        ("checkbox", 7),
        ("choice", "XL"),
        ("choice", ["L"]),
    ],
)
def test_a_value_of_another_type_is_refused_at_its_field(world, type_, given):
    field = field_of(world, type_, options=("S", "L"))

    with pytest.raises(RuleBroken) as refusal:
        set_value(world.item(), field, given, by=world.ben.actor)

    assert refusal.value.field == f"field_{field.pk}"


@given(value=st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.none()))
@pytest.mark.parametrize("type_", ["text", "number", "date", "checkbox", "choice"])
def test_any_value_is_stored_or_refused(type_, value):
    field = Field(pk=1, name="Any", type=type_, options=["a"])

    try:
        stored = checked_value(field, value)
    except RuleBroken:
        return
    assert stored is None or checked_value(field, stored) == stored


def test_a_value_is_set_changed_and_cleared(world):
    item, field = world.item(), field_of(world, "number", name="Size")

    first = set_value(item, field, "3", by=world.ben.actor)
    assert (first.field, first.value) == ("Size", "3")
    assert set_value(item, field, "3.0", by=world.ben.actor) is None
    set_value(item, field, "4", by=world.ben.actor)
    assert FieldValue.objects.get().value == "4"
    assert set_value(item, field, "", by=world.ben.actor)
    assert set_value(item, field, None, by=world.ben.actor) is None
    assert not FieldValue.objects.exists()


def test_a_value_needs_the_right_to_edit_and_a_field_of_the_space(world):
    fact = create_space(prefix="APP", name="App", by=world.ada.actor)
    foreign = field_of(world, space=Space.objects.get(pk=fact.subject.pk))

    with pytest.raises(Forbidden):
        set_value(world.item(), field_of(world), "x", by=world.cora.actor)
    with pytest.raises(RuleBroken):
        set_value(world.item(), foreign, "x", by=world.ada.actor)
    with pytest.raises(NotFound):
        set_value(world.item(is_private=True), field_of(world), "x", by=world.ben.actor)


def test_all_fields_of_an_item_are_read_with_their_values(world, django_assert_max_num_queries):
    item = world.item()
    size, urgent = field_of(world, name="Size"), field_of(world, "checkbox", name="Urgent")
    field_of(world, name="Empty")
    set_value(item, size, "L", by=world.ben.actor)
    set_value(item, urgent, True, by=world.ben.actor)
    viewer = world.cleo.viewer

    with django_assert_max_num_queries(3):
        filled = fields_on(viewer, item)

    assert [(one.field.name, one.readable) for one in filled] == [
        ("Size", "L"),
        ("Urgent", "yes"),
        ("Empty", ""),
    ]
    assert fields_on(world.ben.viewer, world.item(is_private=True)) == []


def test_an_option_in_use_cannot_go(world):
    field = field_of(world, "choice", options=("S", "M", "L", "M"))
    set_value(world.item(), field, "M", by=world.ben.actor)
    assert field.options == ["S", "M", "L"]

    edit_field(field, options=("S", "M"), by=world.ada.actor)
    with pytest.raises(RuleBroken, match="still have “M”"):
        edit_field(field, options=("S",), by=world.ada.actor)


def test_a_fields_type_stays(world):
    field = field_of(world)

    with pytest.raises(RuleBroken):
        edit_field(field, type="number", by=world.ada.actor)
    edit_field(field, name="Size", by=world.ada.actor)
    assert edit_field(field, name="Size", by=world.ada.actor) is None
    with pytest.raises(Stale):
        edit_field(field, name="Mass", expected=1, by=world.ada.actor)


def test_a_removed_field_takes_its_values_along(world):
    item, field = world.item(), field_of(world)
    set_value(item, field, "x", by=world.ben.actor)

    remove_field(field, by=world.ada.actor)

    assert not FieldValue.objects.exists()
    assert not fields_seen(world.ada.viewer)
    with pytest.raises(NotFound):
        field_by_id(world.ada.viewer, field.pk)
