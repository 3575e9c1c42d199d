"""What a column holds is guessed from its cells."""

from decimal import Decimal

import pytest

from rooftree.exchange.formats.table.mapping import TableMapping
from rooftree.exchange.formats.table.numbers import number_of, written
from rooftree.exchange.formats.table.shapes import Shape


def shape(*cells):
    one = Shape(0, "x")
    for cell in cells:
        one.look(cell)
    return one


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "2.5", "-3"], "number"),
        (["2024-01-05", "2024-02-05"], "date"),
        (["true", "false"], "checkbox"),
        (["red", "blue", "red", "red", "blue", "red"], "choice"),
        (["red", "blue"], "text"),
        (["1", "x"], "text"),
        ([f"word {number}" for number in range(300)] * 2, "text"),
        (["x" * 101] * 10, "text"),
        ([], "text"),
    ],
)
def test_the_type_of_a_field_is_that_of_all_its_cells(cells, expected):
    assert shape(*cells).field_type() == expected


def test_samples_are_few_short_and_different():
    one = shape(*["a", "a", "b" * 999, "c", "d", "e", "f", "g"])

    assert [len(sample) for sample in one.samples] == [1, 200, 1, 1, 1]
    assert one.filled == 8


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3", "3"), ("-2.50", "-2.5"), ("1,234", "1234"), ("1,5", "1.5"), ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"), ("2105.0", "2105"), ("1e3", "1000"), ("0", "0"),
    ],
)  # fmt: skip
def test_numbers_are_understood_as_people_write_them(cell, number):
    assert written(number_of(cell)) == number


@pytest.mark.parametrize(
    "cell", ["", "x", "1.2.3", "1,2,3", "NaN", "Infinity", "1e99", "=1+1", "9" * 99]
)
def test_what_is_no_number_is_none(cell):
    assert number_of(cell) is None


def test_numbers_are_exact():
    assert number_of("0.1") == Decimal("0.1")


def test_a_mapping_survives_being_kept_as_json():
    mapping = TableMapping(
        columns={0: "key", 12: "ignore"}, date_format="dmy es", statuses={"Listo": "done"},
        types={"Historia": "story"}, priorities={"P9": 1},
    )  # fmt: skip

    assert TableMapping.from_json(mapping.to_json()) == mapping
    assert TableMapping.from_json({"unknown": 1}) == TableMapping()
