"""Workbooks: which sheet, where the table begins, what stands in the cells."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest

from rooftree.exchange.formats.csv.reader import overview, read
from rooftree.exchange.formats.errors import FormatError
from tests.exchange.tabular.tables import titled, xlsx_of

MAIN = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)
HEADERS = ["Title", "Due", "Done", "Estimate", "Depth"]
ROW = ["Dig", date(2026, 3, 4), True, timedelta(hours=2, minutes=30), 0.1]


def test_cells_are_read_as_what_they_are():
    item = titled(read(xlsx_of(HEADERS, ROW)))["Dig"]

    assert (item.target, item.estimate) == (date(2026, 3, 4), 150)
    assert item.target_at is None


def test_a_day_in_a_workbook_is_the_same_day_in_every_zone():
    for zone in ("Pacific/Apia", "Pacific/Pago_Pago"):
        assert titled(read(xlsx_of(HEADERS, ROW), zone=zone))["Dig"].target == date(2026, 3, 4)


def test_a_time_in_a_workbook_stands_in_the_zone_of_the_import():
    content = xlsx_of(
        ["Title", "Created"], ["Dig", datetime(2026, 3, 4, 10, tzinfo=UTC).replace(tzinfo=None)]
    )
    item = titled(read(content, zone="Europe/Berlin"))["Dig"]

    assert item.created_at == datetime(2026, 3, 4, 9, tzinfo=UTC)


def test_the_first_sheet_that_holds_anything_is_read_or_the_chosen_one():
    content = xlsx_of(sheet="Empty", First=[["Title"], ["a"]], Second=[["Title"], ["b"]])

    assert list(titled(read(content))) == ["a"]
    assert list(titled(read(content, mapping={"sheet": "Second"}))) == ["b"]
    with pytest.raises(FormatError, match="no such sheet"):
        read(content, mapping={"sheet": "Third"})


def test_what_stands_above_the_headers_is_passed_over():
    content = xlsx_of(
        ["Plan name", "Garden"], ["Plan id", "x1"], [], ["Task ID", "Task Name", "Progress"],
        ["1", "Dig", "Completed"],
    )  # fmt: skip

    assert list(titled(read(content))) == ["Dig"]


def test_groups_with_headers_of_their_own_are_one_table():
    again = ["Name", "Subitems", "Person", "Status"]
    content = xlsx_of(
        ["Our board"], [], ["This month"], again, ["Dig", None, "Ada Low", "Done"], [],
        ["Next month"], again, ["Fill", None, "Ada Low", "Stuck"],
        ["Subitems", "Name", "Owner", "Status"], [None, "Spade", "Ada Low", "Done"],
    )  # fmt: skip
    bundle = read(content)
    items = titled(bundle)

    assert {one.source_id: one.name for one in bundle.components}.keys() == {
        *items["Dig"].components, *items["Fill"].components,
    }  # fmt: skip
    assert sorted(one.name for one in bundle.components) == ["Next month", "This month"]
    assert bundle.report()["items"].tally.skipped == 1


def test_faults_of_formulas_are_empty_cells():
    bundle = read(xlsx_of(["Title", "Depth"], ["Dig", "#REF!"], ["#1 priority", "#N/A"]))

    assert sorted(titled(bundle)) == ["#1 priority", "Dig"]
    assert not list(bundle.field_values)


def test_the_overview_shows_the_sheet():
    found = overview(xlsx_of(HEADERS, ROW))

    assert [one.header for one in found.columns] == HEADERS
    assert found.rows == 1


@pytest.mark.parametrize("size", [0, 4, 30, 300, 2000])
def test_a_workbook_that_is_cut_off_is_refused(size):
    content = xlsx_of(HEADERS, ROW)
    with pytest.raises(FormatError):
        read(b"PK\3\4" + content[4:size])


def test_an_archive_of_anything_else_is_no_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "Hello")
    with pytest.raises(FormatError, match="no workbook"):
        read(out.getvalue())


def test_an_archive_that_unpacks_to_far_too_much_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"0" * (101 << 20))
    with pytest.raises(FormatError, match="far too large"):
        read(out.getvalue())


def _with_part(content, name, part):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return out.getvalue()


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<worksheet",
        b"<a/>",
        MAIN % b'<row r="1000000000"><c r="XFD1000000000" t="s"><v>99999</v></c></row>',
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
        + MAIN % b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>',
    ],
)
def test_a_sheet_that_is_none_is_refused_or_empty(part):
    content = _with_part(xlsx_of(HEADERS, ROW), "xl/worksheets/sheet1.xml", part)
    with pytest.raises(FormatError):
        read(content)
