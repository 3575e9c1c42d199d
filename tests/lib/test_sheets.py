"""Tables as files."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from rooftree.lib.sheets import Sheet, write_csv, write_xlsx

NOON = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
VALUES = ("plain", "–ü 漢字", 3, 2.5, Decimal("7.25"), True, date(2026, 2, 28), NOON, None)
HOSTILE = ("=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "  =1", "\ufeff=1", "\n=1")


def as_csv(*rows, columns=("A",)):
    file = io.BytesIO()
    write_csv(Sheet("Things", columns, rows), file)
    return file.getvalue()


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(*rows, name="Things", columns=("A",)):
    file = io.BytesIO()
    write_xlsx(Sheet(name, columns, rows), file)
    return load_workbook(file).active


def test_csv_keeps_texts_figures_and_days():
    content = as_csv(VALUES, columns=("Ä", "B"))

    assert content.startswith(b"\xef\xbb\xbf")
    head, row = read_csv(content)
    assert head == ["Ä", "B"]
    assert row == [
        "plain", "–ü 漢字", "3", "2.5", "7.25", "yes", "2026-02-28", "2026-03-01 12:30", "",
    ]  # fmt: skip


def test_a_workbook_keeps_texts_figures_and_days():
    page = read_xlsx(VALUES)

    assert [cell.value for cell in page[2]][:8] == [
        "plain", "–ü 漢字", 3, 2.5, 7.25, True, datetime(2026, 2, 28),  # noqa: DTZ001 - a workbook's
        NOON.replace(tzinfo=None),
    ]  # fmt: skip
    assert page.freeze_panes == "A2"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_in_csv(text):
    (_head, row) = read_csv(as_csv((text,)))

    assert row == [f"'{text}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_in_a_workbook(text):
    cell = read_xlsx((text,))["A2"]

    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_negative_figure_stays_a_figure():
    assert read_csv(as_csv((-5,)))[1] == ["-5"]
    assert read_xlsx((-5,))["A2"].value == -5


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_text_can_be_written(texts):
    assert len(read_csv(as_csv(tuple(texts)))) == 2
    assert read_xlsx(tuple(texts)).max_row == 2


def test_what_a_cell_cannot_hold_is_cut():
    assert len(read_xlsx(("x" * 40_000,))["A2"].value) == 32_767


@pytest.mark.parametrize("name", ["", "a/b:c*d?e[f]", "n" * 60])
def test_any_name_makes_a_worksheet(name):
    assert read_xlsx((1,), name=name).title
