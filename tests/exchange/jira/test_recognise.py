"""Whatever Jira exported is known by what is in it, and read by the reader for it."""

import json
import zipfile
from io import BytesIO

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.recognise import kind_of, read
from rooftree.exchange.formats.registry import reader_of
from tests.exchange.jira import feeds
from tests.exchange.jira.tables import csv_of, with_base
from tests.exchange.jira.test_sheet import page

ISSUE = {"id": "1", "key": "AB-1", "fields": {"summary": "Dig", "project": {"key": "AB"}}}
SEARCH = json.dumps({"issues": [ISSUE], "total": 1}).encode()
BACKUP = b'<?xml version="1.0"?>\n<entity-engine-xml date="1">\n<Issue id="1"/></entity-engine-xml>'
FILES = {
    "csv": [
        with_base(), b"\xef\xbb\xbf" + with_base(), with_base(("Description", '<rss> {"a": 1}')),
        csv_of(["Clave de incidencia", "Resumen"], ["AB-1", "Dig"], delimiter=";"), b"whatever", b"",
    ],
    "rss": [
        feeds.one(), b"<!-- RSS by Jira -->\n" + feeds.one(), feeds.one(before="No style information.\n"),
    ],
    "sheet": [page(), b"\n<HTML><body></body></HTML>"],
    "rest": [SEARCH, b"// GET /search\n" + SEARCH, json.dumps([ISSUE]).encode()],
    "backup": [BACKUP],
}  # fmt: skip


def packed(**files):
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("kind", "data"), [(kind, data) for kind, all_data in FILES.items() for data in all_data]
)
def test_a_file_is_known_by_what_is_in_it(kind, data, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(data)

    assert kind_of(data) == kind
    assert kind_of(path) == kind
    assert kind_of(BytesIO(data)) == kind


@pytest.mark.parametrize(
    "data",
    [with_base(), feeds.one(), page(), SEARCH, packed(a_csv=with_base()), packed(a_json=SEARCH)],
)
def test_each_export_gives_the_same_issue(data, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(data)
    for source in (data, path, BytesIO(data)):
        bundle = reader_of("jira")(source, zone="Europe/Berlin")
        assert [(one.source_id, one.title) for one in bundle.items] == [("AB-1", "Dig")]
        assert bundle.source.system == "jira"


def test_a_stream_is_read_from_where_it_stands():
    stream = BytesIO(b"before" + with_base())
    stream.seek(6)

    assert kind_of(stream) == "csv"
    assert stream.tell() == 6
    assert len(read(stream).items) == 1


def test_an_archive_or_folder_with_entities_is_a_backup(tmp_path):
    (tmp_path / "entities.xml").write_bytes(BACKUP)

    assert kind_of(tmp_path) == "backup"
    assert kind_of(packed(entities_xml=BACKUP, activeobjects_xml=b"<backup/>")) == "backup"


def test_a_folder_of_several_files_holds_replies(tmp_path):
    for number in range(2):
        (tmp_path / f"{number}.json").write_bytes(SEARCH)

    assert kind_of(tmp_path) == "rest"
    assert len(read(tmp_path).items) == 1


def test_a_mapping_is_given_as_json():
    mapping = {
        "statuses": {"to do": "done", "x": 7},
        "columns": {"1": "ignore", "2": "summary", "x": "key"},
        "priorities": [],
    }
    bundle = read(with_base(), mapping=mapping)

    assert [one.title for one in bundle.items] == ["Task"]
    assert [one.category for one in bundle.statuses] == ["done"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"whatever",
        b"<html></html>",
        b"<p>x</p>",
        b"{}",
        b"[1]",
        packed(),
        packed(a_txt=b"x"),
        b"PK\x03\x04broken",
    ],
)
def test_what_is_no_export_is_refused(data):
    with pytest.raises(FormatError):
        read(data)
