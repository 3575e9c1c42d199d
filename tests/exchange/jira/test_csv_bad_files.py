"""Whatever is in a file, it is read with remarks or refused with a reason, never worse."""

import random
from contextlib import suppress

import pytest

from rooftree.exchange.formats.errors import FormatError
from tests.exchange.jira.adding import assert_adds_up
from tests.exchange.jira.big import text
from tests.exchange.jira.tables import bundle_of, codes, csv_of, item_of, overview_of, with_base

ODD = (
    "", " ", "\x00", "=1+1", '"', ";;;", ";", "99/99/9999", "-1", "1e999", "NaN", "AB-0", "{}", "[",
    "\ud800", "x" * 5000, "<b>", "05/Jan/24 3:14 PM;;", ";;;x", "🦊" * 50, "0|", "null", "\u202e", "a\r\nb",
)  # fmt: skip


def test_formulas_stay_what_they_are():
    item = item_of(with_base(("Labels", "=cmd()"), ("Resolution", "@SUM(A1)")))

    assert (item.labels, item.resolution) == (("=cmd()",), "@SUM(A1)")


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("Created", "99/99/9999", "bad_date"),
        ("Due date", "soon", "bad_date"),
        ("Votes", "many", "bad_number"),
        ("Custom field (Story Points)", "-3", "bad_number"),
        ("Original estimate", "a while", "bad_number"),
        ("Priority", "Zebra", "priority_unknown"),
        ("Parent", "XY-1", "parent_not_in_file"),
    ],
)
def test_values_that_cannot_be_read_are_told_with_their_place(header, cell, code):
    bundle = bundle_of(with_base((header, cell)))
    remark = next(one for one in bundle.remarks if one.code == code)

    assert remark.place
    assert_adds_up(bundle)


def test_rows_without_a_key_are_left_out():
    bundle = bundle_of(csv_of(["Issue key", "Summary"], ["AB-1", "x"], ["", "y"], ["?", "z"]))

    assert len(bundle.items) == 1
    assert codes(bundle)["no_key"] == 2


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes():
    whole = text(30).encode()
    for cut in range(len(whole) // 2, len(whole), 397):
        bundle = bundle_of(whole[:cut])
        assert_adds_up(bundle)
        assert 14 <= len(bundle.items) <= 30


@pytest.mark.parametrize(
    "head",
    [b"", b"\x00\x01\x02", b"PK\x03\x04", b"<rss/>", b'{"issues": []}', b"\xff\xfe", b"\n\n"],
)
def test_what_is_no_table_of_issues_is_refused(head):
    for data in (head, head + b"\n" + bytes(range(256))):
        with pytest.raises(FormatError):
            bundle_of(data)


def test_ten_thousand_columns_are_refused():
    with pytest.raises(FormatError, match="too many columns"):
        bundle_of(csv_of([f"c{n}" for n in range(10_000)], ["x"] * 10_000))


def test_very_many_columns_are_read():
    bundle = bundle_of(with_base(*((f"Custom field (F{n})", "x") for n in range(3000))))

    assert len(bundle.fields) == 3000


def test_huge_cells_are_cut():
    bundle = bundle_of(with_base(("Description", "x" * 1_200_000)))

    assert "cell_too_long" in codes(bundle)
    assert len(next(iter(bundle.items)).description.markdown) <= 1_000_100


def test_nuls_are_taken_out():
    assert item_of(with_base(("Labels", "a\x00b"))).labels == ("ab",)


def test_random_cells_never_do_worse_than_a_remark():
    dice = random.Random(7)
    headers = text(1).splitlines()[0].split(",")
    for _turn in range(60):
        rows = [
            [f"x{n}", f"AB-{n}", *(dice.choice(ODD) for _header in headers[2:])]
            for n in range(1, 6)
        ]
        data = "\n".join(",".join(_quoted(cell) for cell in row) for row in [headers, *rows])
        assert_adds_up(bundle_of(data.encode("utf-8", "surrogatepass")))


def test_random_bytes_never_do_worse_than_a_refusal():
    dice = random.Random(11)
    whole = bytearray(text(20).encode())
    for _turn in range(40):
        spoilt = bytearray(whole)
        for _time in range(20):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        with suppress(FormatError):
            assert_adds_up(bundle_of(bytes(spoilt)))
        overview_of(bytes(spoilt))


def _quoted(cell):
    return '"' + cell.replace('"', '""') + '"'
