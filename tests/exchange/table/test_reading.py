"""Tables are read by position, whatever their encoding and delimiter."""

from io import BytesIO

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.ledger import Ledger
from rooftree.exchange.formats.table.reading import Table
from rooftree.exchange.formats.table.wording import WORDINGS


def table(data, **options):
    ledger = Ledger(WORDINGS)
    data = data if isinstance(data, bytes) else data.encode()
    whole = Table(BytesIO(data), ledger, **options)
    rows = list(whole)
    return whole, rows, {remark.code: remark for remark in ledger.remarks()}


def cells(data, **options):
    return [list(row.cells) for row in table(data, **options)[1]]


def test_columns_of_one_name_all_keep_their_cells():
    whole, rows, remarks = table("a,b,b,b\n1,2,,4\n")

    assert whole.headers == ("a", "b", "b", "b")
    assert [(row.number, list(row.cells)) for row in rows] == [(2, ["1", "2", "", "4"])]
    assert not remarks


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_most_columns(sign):
    data = (
        f"a{sign}b{sign}c\n1{sign}2,5; 3{sign}x\n"
        if sign == "\t"
        else f"a{sign}b{sign}c\n1{sign}2{sign}3\n"
    )

    whole, rows, _ = table(data)

    assert whole.delimiter == sign
    assert len(rows[0].cells) == 3


def test_a_line_that_names_the_delimiter_is_obeyed():
    assert cells("sep=;\na;b,c\n1;2,3\n") == [["1", "2,3"]]


def test_a_delimiter_that_is_given_is_not_guessed():
    assert cells("a,b;c\n1,2;3\n", delimiter=";") == [["1,2", "3"]]


def test_quoted_cells_hold_delimiters_quotes_and_line_breaks():
    assert cells('a,b\n"x, ""y""\r\nz",2\r\n') == [['x, "y"\r\nz', "2"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end):
    assert cells(f"a,b{end}1,2{end}3,4{end}") == [["1", "2"], ["3", "4"]]


def test_lines_may_be_cut_by_the_border_of_a_chunk():
    for length in range(65520, 65540):
        text = "a,b\r\n" + "x" * length + ",1\r\ny,2\r\n"
        assert [row[1] for row in cells(text)] == ["1", "2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_marked_encodings_are_known(encoding):
    whole, rows, _ = table("Größe,b\nä,2\n".encode(encoding))

    assert whole.headers == ("Größe", "b")
    assert rows[0].cells[0] == "ä"


def test_other_bytes_are_read_as_western_letters_with_a_remark():
    _, rows, remarks = table("a,b\nGröße,2\n".encode("cp1252"))

    assert rows[0].cells[0] == "Größe"
    assert "repaired_bytes" in remarks


def test_people_may_name_the_encoding():
    assert cells("a,b\nżółw,2\n".encode("cp1250"), encoding="windows-1250") == [["żółw", "2"]]
    with pytest.raises(FormatError, match="no such encoding"):
        table("a,b", encoding="klingon")


def test_blank_rows_are_passed_over_and_counted():
    _, rows, remarks = table("\n , \na,b\n,\n1,2\n\n , \n")

    assert [list(row.cells) for row in rows] == [["1", "2"]]
    assert remarks["blank_rows"].count == 3


def test_rows_of_other_lengths_are_fitted_and_told():
    _, rows, remarks = table("a,b,c\n1\n1,2,3,,\n1,2,3,4\n")

    assert [list(row.cells) for row in rows] == [["1", "", ""], ["1", "2", "3"], ["1", "2", "3"]]
    assert (remarks["row_too_short"].count, remarks["row_too_long"].count) == (1, 1)
    assert remarks["row_too_long"].sample == "4"


def test_a_file_that_ends_within_a_quoted_cell_is_told():
    _, rows, remarks = table('a,b\n1,"2"\n3,"begun\nand cut')

    assert list(rows[1].cells) == ["3", "begun\nand cut"]
    assert "row_cut_off" in remarks


def test_nuls_are_removed():
    _, rows, remarks = table(b"a,b\n1\x00,2\n")

    assert list(rows[0].cells) == ["1", "2"]
    assert "nul_characters" in remarks


def test_cells_beyond_every_measure_are_cut():
    _, rows, remarks = table("a,b\n" + "x" * 1_000_001 + ",2\n")

    assert len(rows[0].cells[0]) == 1_000_000
    assert "cell_too_long" in remarks


def test_formulas_are_plain_text():
    assert cells("a,b\n=1+1,@SUM(A1)\n") == [["=1+1", "@SUM(A1)"]]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04xlsx", "not a text file"),
        (b"%PDF-1.7", "not a text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a plan of MS Project"),
        (b'\xef\xbb\xbf <?xml version="1.0"?>\n<issues/>', "not a table"),
        (b"<!DOCTYPE html><table>", "not a table"),
        (b"<!-- made by hand -->\n<table>", "not a table"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "not a table"),
        ("\ufeff<?xml version='1.0'?>\n<issues/>".encode("utf-16-le"), "not a table"),
        (",".join("abcde" * 1001).encode(), "too many columns"),
        (b"a" * 51_000_000, "endless line"),
    ],
)
def test_what_is_no_table_is_refused(data, problem):
    with pytest.raises(FormatError, match=problem):
        table(data)


@pytest.mark.parametrize(
    "data",
    [
        b"ID,Title,Link\n1,see http://schemas.microsoft.com/project,x\n",
        b"<Project>,Title\nPumps,Dry\n",
        b"<Name>;<Due>\nPumps;Dry\n",
        b"<5 days,Title\n1,Dry\n",
    ],
)
def test_a_table_may_look_a_little_like_markup(data):
    assert len(table(data)[1]) == 1


def test_a_table_may_be_walked_through_again():
    whole = Table(BytesIO(b"\xef\xbb\xbfa,b\n1,2\n"), Ledger(WORDINGS))

    assert list(whole) == list(whole)
