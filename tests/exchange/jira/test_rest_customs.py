"""Custom fields: typed by what is told of them, else by what their values look like."""

import pytest

from rooftree.exchange.formats.jira.mapping import JiraMapping
from tests.exchange.jira.replies import (
    ADA,
    GRACE,
    bundle_of,
    codes,
    issue,
    item_of,
    remark,
    search,
)

FIELD = "customfield_10100"
OPTION = {"self": "https://jira.test/rest/api/2/customFieldOption/7", "value": "Clay", "id": "7"}
DOCUMENT = {
    "type": "doc", "version": 1,
    "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Deep soil"}]}],
}  # fmt: skip


def value_of(value, schema, **options):
    """Give the one field and its value that an issue with such a field has."""
    page = search(issue(**{FIELD: value}), names={FIELD: "Soil"}, schema={FIELD: schema})
    bundle = bundle_of(page, **options)
    (field,), (held,) = bundle.fields, bundle.field_values
    assert field.name == "Soil"
    return field.type, held.value, held.raw


@pytest.mark.parametrize(
    ("value", "schema", "expected"),
    [
        (2.5, {"type": "number"}, ("number", "2.5", "")),
        (100000000000000000000, {"type": "number"}, ("number", "100000000000000000000", "")),
        ("7", {"type": "string"}, ("text", "7", "")),
        (7, {"type": "string"}, ("text", "7", "")),
        (OPTION, {"type": "option"}, ("choice", "Clay", "7")),
        (
            OPTION | {"child": {"value": "Wet", "id": "8"}},
            {"type": "option-with-child"},
            ("choice", "Clay → Wet", "7"),
        ),
        (
            [OPTION, {"value": "Sand"}],
            {"type": "array", "items": "option"},
            ("text", "Clay, Sand", ""),
        ),
        (["a", "b"], {"type": "array", "items": "string"}, ("text", "a, b", "")),
        (ADA, {"type": "user"}, ("text", "Ada Byron", "")),
        ([ADA, GRACE], {"type": "array", "items": "user"}, ("text", "Ada Byron, Grace Hopper", "")),
        ("2024-05-01", {"type": "date"}, ("date", "2024-05-01", "")),
        (
            "2024-05-01T23:30:00.000+0000",
            {"type": "datetime"},
            ("date", "2024-05-02", "2024-05-01T23:30:00.000+0000"),
        ),
        ({"name": "1.0", "id": "3"}, {"type": "version"}, ("text", "1.0", "")),
        ({"displayName": "Deutsch", "languageCode": "de"}, {"type": "sd"}, ("text", "Deutsch", "")),
        (DOCUMENT, {"type": "string"}, ("text", "Deep soil", "")),
        (True, {"type": "any"}, ("checkbox", True, "")),
    ],
)
def test_are_kept_in_their_type(value, schema, expected):
    assert value_of(value, schema, zone="Europe/Berlin") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-01", ("date", "2024-05-01")),
        (123456, ("number", "123456")),
        (OPTION, ("choice", "Clay")),
        ("Loam", ("text", "Loam")),
    ],
)
def test_without_a_name_keep_their_number_and_are_told(value, expected):
    bundle = bundle_of(issue(customfield_10100=value))

    (field,), (held,) = bundle.fields, bundle.field_values
    assert (field.name, field.type, held.value) == (FIELD, *expected)
    assert remark(bundle, "fields_unnamed").sample == FIELD


@pytest.mark.parametrize(
    "value",
    [
        "{summaryBean=com.atlassian.jira.x[]}",
        "{}",
        "3_*:*_1_*:*_208320000",
        {"errorMessage": "No."},
    ],
)
def test_that_only_jira_understands_are_told_and_left_out(value):
    bundle = bundle_of(issue(customfield_10100=value))

    assert list(bundle.fields) == []
    assert codes(bundle)["custom_value_not_kept"] == 1


@pytest.mark.parametrize("value", [None, "", [], {}, "  "])
def test_that_are_empty_are_none(value):
    assert list(bundle_of(issue(customfield_10100=value)).field_values) == []


@pytest.mark.parametrize(
    "about",
    [
        {"top": {"names": {FIELD: "Soil"}}},
        {"top": {"editmeta": {"fields": {FIELD: {"name": "Soil", "schema": {}}}}}},
    ],
)
def test_are_named_by_the_issue(about):
    assert [one.name for one in bundle_of(issue(**{FIELD: "x"}, **about)).fields] == ["Soil"]


@pytest.mark.parametrize(
    "about",
    [
        [{"id": FIELD, "name": "Soil", "custom": True, "clauseNames": ["cf[10100]"]}],
        {
            "values": [{"fieldId": FIELD, "name": "Soil", "schema": {"type": "string"}}],
            "isLast": True,
        },
        {"projects": [{"issuetypes": [{"fields": {FIELD: {"name": "Soil"}}}]}]},
        {FIELD: {"name": "Soil", "required": False, "schema": {"type": "string"}}},
    ],
)
def test_are_named_by_what_lies_beside_the_issues(about):
    for values in ((issue(**{FIELD: "x"}), about), (about, issue(**{FIELD: "x"}))):
        assert [one.name for one in bundle_of(*values).fields] == ["Soil"]


def test_that_a_collector_wrapped_are_unwrapped():
    wrapped = {"id": FIELD, "name": "Soil", "value": {"value": "Clay", "id": "7"}}

    bundle = bundle_of(issue(**{FIELD: wrapped}))

    assert [(one.name, one.type) for one in bundle.fields] == [("Soil", "choice")]
    assert [one.value for one in bundle.field_values] == ["Clay"]


def test_of_the_tool_are_told_whatever_they_are_called():
    schema = {FIELD: {"custom": "com.pyxis.greenhopper.jira:gh-epic-color"}}
    page = search(issue(**{FIELD: "ghx-label-4"}), names={FIELD: "Farbe"}, schema=schema)

    bundle = bundle_of(page)

    assert list(bundle.fields) == []
    assert remark(bundle, "tool_field_not_kept").sample == "Farbe"


def test_of_ranks_and_start_dates_have_their_place():
    names = {"customfield_1": "Rank", "customfield_2": "Start date"}
    first = issue(1, customfield_1="0|i0000v:", customfield_2="2024-03-01")
    second = issue(2, customfield_1="0|i0000f:")

    bundle = bundle_of(search(first, second, names=names))

    assert [one.number for one in bundle.items] == [2, 1]
    assert [str(one.start) for one in bundle.items] == ["None", "2024-03-01"]
    assert list(bundle.fields) == []


def test_may_be_given_a_place_by_hand():
    mapping = JiraMapping(fields={FIELD: "points"})

    assert str(item_of(issue(**{FIELD: 900_000}), mapping=mapping).points) == "900000"


def test_of_mixed_kinds_become_text():
    bundle = bundle_of(search(issue(1, customfield_7=5000), issue(2, customfield_7="about five")))

    assert [one.type for one in bundle.fields] == ["text"]
    assert codes(bundle)["field_type_mixed"] == 1
