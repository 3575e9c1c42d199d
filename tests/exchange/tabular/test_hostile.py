"""Tables bent at random are read or refused; nothing else happens, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rooftree.exchange.formats.csv.reader import overview, read
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.tabular.meanings import MEANINGS
from tests.exchange.odd import SECONDS, survive
from tests.exchange.tabular.tables import bundle_of, csv_of

HEADERS = [meaning.name.replace("_", " ") for meaning in MEANINGS]
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        ["1", "PUMP-1", "2026-01-05", "31/12/1999 11 PM", "a; b, c", "-1", "1e400", "[{}]", "\0", "yes",
         "9" * 13, "9" * 300, "<b>x</b>", "a@b.example", "12FS+2d", "0001-01-01", "9999-12-31T23:59:59Z"],
    ),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=1, max_size=len(HEADERS)), max_size=5), st.booleans())
@settings(max_examples=150)
def test_any_cells_in_columns_of_any_meaning(rows, is_chosen):
    columns = {str(at): meaning.name for at, meaning in enumerate(MEANINGS)} if is_chosen else {}
    content = csv_of(HEADERS, *rows)
    survive(lambda: read(content, zone="Pacific/Apia", mapping={"columns": columns}))


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes(content):
    survive(lambda: read(content))
    survive(lambda: overview(content) and None)


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"Title", b"Title\n", b"%PDF-1.7", b"\x89PNG", b'"' * 10_000]
)
def test_what_is_no_table_is_refused(content):
    with pytest.raises(FormatError):
        read(content)


def test_a_circle_of_parents_is_cut_and_told():
    bundle = bundle_of(["ID", "Title", "Parent"], ["1", "a", "2"], ["2", "b", "1"])

    assert sorted(item.parent is None for item in bundle.items) == [False, True]


def test_numbers_given_twice_are_kept_by_the_first():
    bundle = bundle_of(["Key", "Title"], ["A-1", "a"], ["B-1", "b"])

    assert sorted(str(item.number) for item in bundle.items) == ["1", "None"]


def test_ten_thousand_rows_are_soon_read():
    rows = [[str(at), f"Row {at}", "Doing", "2026-01-05", "a, b"] for at in range(10_000)]
    content = csv_of(["ID", "Title", "Status", "Due", "Labels"], *rows)
    begun = time.monotonic()

    assert len(read(content).items) == 10_000
    assert time.monotonic() - begun < 10 * SECONDS


def test_long_chains_of_parents_are_soon_settled():
    rows = [[str(at), f"Row {at}", str(at - 1)] for at in range(1, 3_000)]
    begun = time.monotonic()

    bundle_of(["ID", "Title", "Parent"], *rows)
    assert time.monotonic() - begun < 10 * SECONDS
