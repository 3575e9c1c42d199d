"""Files are known by what is in them."""

import io
import json
import zipfile

import pytest

from rooftree.exchange.formats.recognising import system_of
from rooftree.exchange.formats.tables import head_of, is_table, overview_of, sheets_of
from tests.exchange.boards import ALLOTMENT
from tests.exchange.github.answers import bytes_of, from_gh, issue
from tests.exchange.linear.test_linear import HEADERS as LINEAR
from tests.exchange.tabular.tables import csv_of, xlsx_of

JIRA_ISSUE = {"key": "PUMP-1", "id": "1", "fields": {"summary": "Dig"}}


def _zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def kept(tmp_path):
    def keep(content):
        path = tmp_path / "upload"
        path.write_bytes(content)
        return path

    return keep


@pytest.mark.parametrize(
    ("content", "system"),
    [
        (ALLOTMENT.read_bytes(), "trello"),
        (bytes_of([issue(1)]), "github"),
        (bytes_of([from_gh(1)]), "github"),
        (b"// saved by a browser\n" + bytes_of(issue(1)), "github"),
        (json.dumps({"issues": [JIRA_ISSUE], "startAt": 0}).encode(), "jira"),
        (json.dumps(JIRA_ISSUE).encode(), "jira"),
        (b'<?xml version="1.0"?><rss version="0.92"><channel/></rss>', "jira"),
        (b"<entity-engine-xml></entity-engine-xml>", "jira"),
        (csv_of(["Summary", "Issue key", "Status"], ["Dig", "P-1", "Done"]), "jira"),
        (csv_of(["Resumen", "Clave de incidencia"], ["Dig", "P-1"]), "jira"),
        (csv_of(LINEAR, ["x"] * len(LINEAR)), "linear"),
        (csv_of(["Task ID", "Task Name", "List Name"], ["1", "Dig", "Doing"]), "csv"),
        (csv_of(["Key", "Amount"], ["1", "2"], delimiter=";"), "csv"),
        (xlsx_of(["Title"], ["Dig"]), "csv"),
        (_zipped(**{"backup/entities.xml": "<x/>"}), "jira"),
        (_zipped(**{"page1.json": json.dumps([JIRA_ISSUE])}), "jira"),
        (_zipped(**{"readme.bin": b"\x89PNG"}), ""),
        (b"\x89PNG\r\n\x1a\n", ""),
        (b"Just a line of words", ""),
        (b"", ""),
        (b"PK\3\4 broken", ""),
    ],
)  # fmt: skip
def test_a_file_is_known_by_what_is_in_it(kept, content, system):
    assert system_of(kept(content)) == system


def test_every_sample_is_known_by_what_is_in_it(shared):
    wanted = {"trello": "trello", "linear": "linear", "jira-csv": "jira", "jira-rss": "jira"}
    for folder, system in wanted.items():
        for path in sorted((shared / "samples" / folder).iterdir()):
            if "config" not in path.name:  # settings, and no board
                assert system_of(path) == system, path.name
    for path in sorted((shared / "samples" / "github-issues").iterdir()):
        assert system_of(path) == ("" if "comments" in path.name else "github"), path.name


def test_tables_show_what_they_are(kept):
    path = kept(csv_of(["Title", "When"], ["Dig", "2026-01-05"], ["Fill", "2026-01-06"]))

    found = overview_of("csv", path, zone="UTC", reading={})
    assert [one.meaning for one in found.columns] == ["title", "field"]
    assert head_of(path, {}, 1) == b"Title,When\r\nDig,2026-01-05\r\n"
    assert sheets_of(path, {}) == ()


def test_workbooks_name_their_sheets(kept):
    path = kept(xlsx_of(["Title"], ["Dig"], sheet="One", Two=[["Title"], ["Fill"]]))

    assert sheets_of(path, {"sheet": "gone"}) == ("One", "Two")
    assert head_of(path, {"sheet": "Two"}, 5) == b"Title\r\nFill\r\n"


def test_what_is_no_table_has_no_columns_to_choose(kept):
    path = kept(json.dumps([JIRA_ISSUE]).encode())

    assert not is_table("jira", path)
    assert overview_of("jira", path, zone="UTC", reading={}) is None
    assert not is_table("trello", path)
