"""Files that were cut, bent or made to harm: refused with the place, before anything is kept."""

import io
import json
import zipfile

import pytest

from rooftree.accounts.models import User, Workspace
from rooftree.changes.models import Change
from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.native import archives
from rooftree.work.attachments.files import store
from tests.exchange.native.scenery import Forgery, checked, restored

pytestmark = pytest.mark.django_db


@pytest.fixture
def forged(rich, fresh):
    return Forgery(rich / "export", fresh)


def refusal(path):
    """Return why an export is refused, after making sure that nothing of it was kept."""
    with pytest.raises(FormatError) as caught:
        restored(path)
    assert not Workspace._base_manager.exists()
    assert not User.objects.exists()
    assert not Change.objects.exists()
    return str(caught.value)


def number_of(lines, words):
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def test_a_changed_byte_in_the_log_is_found_by_its_line(forged):
    lines = forged.lines("log.jsonl")
    number = number_of(lines, '"verb":"work.item.moved"')
    lines[number - 1] = lines[number - 1].replace('"version":', '"version":1', 1)
    forged.write("log.jsonl", lines)

    assert f"log.jsonl, line {number}" in refusal(forged.path)


def test_a_changed_byte_is_found_even_where_the_header_was_changed_too(forged):
    lines = forged.lines("log.jsonl")
    lines[6] = lines[6].replace('"verb":"', '"verb":"x')
    forged.rewrite("log.jsonl", lines)

    told = refusal(forged.path)

    assert "was altered" in told
    assert "log.jsonl, line 7" in told


def test_a_missing_entry_is_found(forged):
    lines = forged.lines("log.jsonl")
    forged.rewrite("log.jsonl", lines[:4] + lines[5:])

    assert "An entry of the log is missing. (at log.jsonl, line 5" in refusal(forged.path)


def test_a_log_without_its_end_is_found(forged):
    entries = forged.lines("log.jsonl")
    last = json.loads(entries[-1])["seq"]
    forged.rewrite("log.jsonl", entries[:-1])
    private = [line for line in forged.values("private.jsonl") if line["seq"] != last]
    forged.rewrite("private.jsonl", private)

    assert "does not end where the header says" in refusal(forged.path)


def test_an_altered_private_value_is_found_by_its_line(forged):
    lines = forged.values("private.jsonl")
    slot = next(iter(lines[0]["values"]))
    lines[0]["values"][slot][1] = "something else"
    forged.rewrite("private.jsonl", lines)

    told = refusal(forged.path)

    assert "A private value of this entry was altered" in told
    assert f"log.jsonl, line {lines[0]['seq']}" in told


def test_private_values_of_no_entry_are_found(forged):
    lines = forged.values("private.jsonl")
    forged.rewrite("private.jsonl", [*lines, {"seq": 10_000, "values": {}}])

    assert "has no entry to which these values belong" in refusal(forged.path)


def test_a_changed_row_is_found(forged):
    rows = forged.values("tables/work.item.jsonl")
    rows[0]["title"] = "Something else"
    forged.write("tables/work.item.jsonl", rows)

    assert "was changed after the export" in refusal(forged.path)


def test_a_changed_file_is_found(forged):
    file = next((forged.path / "files").glob("*/*"))
    file.write_bytes(file.read_bytes() + b"x")

    assert f"at files/{file.parent.name}/{file.name}" in refusal(forged.path)


def test_a_missing_file_is_found(forged):
    next((forged.path / "files").glob("*/*")).unlink()

    assert "Files are missing" in refusal(forged.path)


@pytest.mark.parametrize("part", ["log.jsonl", "private.jsonl", "tables/work.item.jsonl"])
def test_a_part_that_is_cut_off_is_found(forged, part):
    file = forged.path / part
    file.write_bytes(file.read_bytes()[:-20])

    assert part in refusal(forged.path)


@pytest.mark.parametrize("part", ["log.jsonl", "tables/work.item.jsonl", "rooftree.json"])
def test_a_part_that_is_not_there_is_found(forged, part):
    (forged.path / part).unlink()

    assert part in refusal(forged.path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_archive_is_refused(rich, fresh, kept):
    content = (rich / "export.zip").read_bytes()
    cut = fresh / "cut.zip"
    cut.write_bytes(content[: int(len(content) * kept)])

    assert "archive is broken" in refusal(cut)


@pytest.mark.parametrize("part", ["log.jsonl", "tables/work.item.jsonl", "rooftree.json"])
def test_a_flipped_bit_in_an_archive_is_refused(rich, fresh, part):
    content = bytearray((rich / "export.zip").read_bytes())
    with zipfile.ZipFile(rich / "export.zip") as archive:
        content[archive.getinfo(part).header_offset + 200] ^= 4
    bent = fresh / "bent.zip"
    bent.write_bytes(content)

    assert refusal(bent)


@pytest.mark.parametrize("content", [b"", b"Sorry, sign in first.", b"PK\3\4", b"{}"])
def test_what_is_no_archive_is_refused(fresh, content):
    file = fresh / "export.zip"
    file.write_bytes(content)

    assert "archive is broken" in refusal(file)


def archive(fresh, **parts):
    file = fresh / "made.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file


HEADERS = {
    "nothing": "",
    "a list": "[]",
    "another object": '{"name": "package", "version": 1}',
    "no parts": '{"format": "rooftree", "version": 1, "workspace": {}}',
    "depth": '{"format":' * 5000,
    "a text for a number": json.dumps(
        {
            "format": "rooftree",
            "version": 1,
            "rooftree": "1",
            "workspace": {"id": "1", "key": "a", "name": "a", "time_zone": "UTC"},
            "log": {"entries": 0, "head": ""},
            "parts": {},
            "files": {"count": 0, "bytes": 0},
        }
    ),
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_a_header_that_is_none_is_refused(fresh, header):
    told = refusal(archive(fresh, **{"rooftree.json": header}))

    assert "not a workspace that Rooftree exported" in told


@pytest.mark.parametrize("version", [0, 2, "1", None, 10**30])
def test_a_version_that_is_not_known_is_refused(forged, version):
    forged.tell(lambda header: header.update(version=version))

    told = refusal(forged.path)

    assert "A newer Rooftree made this file" in told
    assert "expected version 1" in told


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/passwd", "files/../../evil", "files/ab/" + "c" * 64, "tables/../x.jsonl",
     "tables/work.item.jsonl/../../x", "C:\\evil", "notes.txt"],
)  # fmt: skip
def test_a_name_that_no_export_has_is_refused(rich, fresh, name):
    bent = fresh / "bent.zip"
    bent.write_bytes((rich / "export.zip").read_bytes())
    with zipfile.ZipFile(bent, "a") as more:
        more.writestr(name, b"evil")

    assert "An export has no such part" in refusal(bent)


def test_a_part_that_comes_twice_is_refused(rich, fresh):
    bent = fresh / "bent.zip"
    bent.write_bytes((rich / "export.zip").read_bytes())
    with zipfile.ZipFile(bent, "a") as more, pytest.warns(UserWarning, match="Duplicate"):
        more.writestr("log.jsonl", b"")

    assert "An export has no such part. (at log.jsonl" in refusal(bent)


def test_a_link_in_a_folder_is_not_followed(forged, fresh):
    secret = fresh / "secret"
    (forged.path / "private.jsonl").rename(secret)
    (forged.path / "private.jsonl").symlink_to(secret)

    assert "A part of the export is missing. (at private.jsonl" in refusal(forged.path)


def test_an_archive_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked(fresh):
    bomb = archive(fresh, **{"log.jsonl": b"0" * 200_000_000})

    assert "far too much" in refusal(bomb)


def test_an_archive_that_lists_far_too_much_is_refused_before_the_list_is_read(fresh, monkeypatch):
    monkeypatch.setattr(archives, "LONGEST_DIRECTORY", 1000)
    names = {f"tables/{'x' * 50}.{letter * 50}.jsonl": b"" for letter in "abcdefghij"}

    assert "far too much" in refusal(archive(fresh, **names))


def test_a_locked_archive_is_refused(rich, fresh):
    content = bytearray((rich / "export.zip").read_bytes())
    entry = content.rindex(b"PK\1\2")
    content[entry + 8] |= 1
    locked = fresh / "locked.zip"
    locked.write_bytes(content)

    assert "locked with a password" in refusal(locked)


def test_a_line_without_end_is_refused_before_it_fills_the_memory(forged, monkeypatch):
    monkeypatch.setattr("rooftree.exchange.formats.native.reading.LONGEST_LINE", 300)

    assert "cut off, or far too long" in refusal(forged.path)


ROWS = {
    "no object": "[1]",
    "no JSON": "{",
    "no number": '{"id":1,"x":NaN}',
    "depth": '{"id":1,"x":' + "[" * 100_000,
    "NUL": '{"id":1,"name":"a\\u0000b"}',
    "half a character": '{"id":1,"name":"a\\ud800b"}',
    "no id": '{"name":"a"}',
    "an id that is a truth": '{"id":true,"name":"a"}',
    "an id far away": '{"id":99999999999999,"name":"a"}',
    "a column that is none": '{"id":1,"name":"a","password":"x"}',
    "a column that is missing": '{"id":1,"version":1}',
    "another kind of value": '{"id":1,"name":["a"],"version":1}',
    "nothing": '{"id":1,"name":null,"version":1}',
    "a number too large": '{"id":1,"name":"a","version":99999999999999999999}',
    "a text too long": '{"id":1,"name":"' + "a" * 300 + '","version":1}',
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_row_that_does_not_fit_is_refused_by_its_line(forged, row):
    forged.rewrite("tables/people.skill.jsonl", [row])

    assert "tables/people.skill.jsonl, line 1" in refusal(forged.path)


def test_rows_come_in_the_order_of_their_ids(forged):
    rows = forged.values("tables/work.item.jsonl")
    forged.rewrite("tables/work.item.jsonl", [rows[1], rows[0], *rows[2:]])

    assert "The ids of a table must rise. (at tables/work.item.jsonl, line 2" in refusal(
        forged.path
    )


def test_ids_that_lie_far_apart_do_not_fill_the_memory(forged, monkeypatch):
    monkeypatch.setattr("rooftree.exchange.native.ids.MOST_PAGES", 100)
    skill = forged.values("tables/people.skill.jsonl")[0]
    rows = [skill | {"id": number << 20} for number in range(1, 200)]
    forged.rewrite("tables/people.skill.jsonl", rows)

    assert "much too far apart" in refusal(forged.path)


@pytest.mark.parametrize(
    ("table", "column"),
    [("work.comment", "item_id"), ("work.item", "parent_id"), ("people.person", "user_id")],
)
def test_what_refers_to_a_row_outside_of_the_file_is_refused(forged, table, column):
    part = f"tables/{table}.jsonl"
    rows = forged.values(part)
    rows[0][column] = 987_654
    forged.rewrite(part, rows)

    told = refusal(forged.path)

    assert "refers to a row that is not in the file" in told
    assert column in told


def test_a_choice_that_is_none_is_refused(forged):
    rows = forged.values("tables/accounts.membership.jsonl")
    rows[0]["role"] = 51
    forged.rewrite("tables/accounts.membership.jsonl", rows)

    assert "expected one of the choices" in refusal(forged.path)


@pytest.mark.parametrize("key", ["../x", "Upper Case", "", ".1"])
def test_a_workspace_with_an_impossible_short_name_is_refused(forged, key):
    rows = forged.values("tables/accounts.workspace.jsonl")
    rows[0]["key"] = key
    forged.rewrite("tables/accounts.workspace.jsonl", rows)
    forged.tell(lambda header: header["workspace"].update(key=key))

    assert "cannot have this short name" in refusal(forged.path)


def test_a_header_that_tells_of_another_workspace_is_refused(forged):
    forged.tell(lambda header: header["workspace"].update(key="other"))

    assert "not the workspace of which the header tells" in refusal(forged.path)


def test_a_table_of_a_newer_version_is_refused(forged):
    forged.rewrite("tables/moon.crater.jsonl", ['{"id":1}'])

    assert "A newer Rooftree made this file" in refusal(forged.path)


@pytest.mark.parametrize("path", ["../../secret.key", "/etc/passwd", "ab/../../x"])
def test_an_attachment_that_lies_elsewhere_is_refused(forged, path):
    rows = forged.values("tables/work.attachment.jsonl")
    rows[0]["path"] = path
    forged.rewrite("tables/work.attachment.jsonl", rows)

    assert "not where an attached file lies" in refusal(forged.path)


def test_a_file_of_others_here_is_not_attached_by_its_hash(forged):
    secret = store(io.BytesIO(b"somebody else's"))
    rows = forged.values("tables/work.attachment.jsonl")
    rows[0] |= {"path": secret.path, "sha256": secret.sha256}
    forged.rewrite("tables/work.attachment.jsonl", rows)

    assert "This attached file is not in the export" in refusal(forged.path)


def test_a_forged_log_brings_no_file_back_that_lies_elsewhere(forged):
    def bend(entries):
        rows = [row for entry in entries for row in entry["data"]["rows"]]
        gone = next(row for row in rows if row[0] == "work.attachment" and row[2] == "-")
        gone[3]["path"] = "../../secret.key"

    forged.rehash(bend)

    assert "not where an attached file lies" in refusal(forged.path)


def test_a_forged_log_brings_nothing_back_into_another_workspace(forged):
    def bend(entries):
        rows = [row for entry in entries for row in entry["data"]["rows"]]
        gone = next(row for row in rows if row[0] == "work.attachment" and row[2] == "-")
        gone[3]["workspace_id"] = 77

    forged.rehash(bend)

    assert "about another workspace" in refusal(forged.path)


DATA = {
    "no object": [],
    "no rows": {},
    "rows that are none": {"rows": [["work.item", 1]]},
    "a kind that is none": {"rows": [["work.item", 1, ["+"], {}, {}]]},
    "an id that is none": {"rows": [["work.item", "1", "+", {}, {}]]},
    "a reference that is none": {"rows": [["work.item", 1, "+", {}, {"space_id": {}}]]},
    "a person that is none": {"rows": [], "show": {"who_person": "Ada"}},
}


@pytest.mark.parametrize("data", DATA.values(), ids=DATA.keys())
def test_an_entry_that_is_none_is_refused_though_its_hash_is_right(forged, data):
    forged.rewrite("private.jsonl", [])
    forged.rehash(lambda entries: entries[3].update(data=data))

    assert "no entry of a log. (at log.jsonl, line 4" in refusal(forged.path)


def test_what_was_zipped_again_by_others_may_come_in(rich, fresh):
    again = fresh / "again.zip"
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted((rich / "export").rglob("*")):
            packed.write(path, path.relative_to(rich / "export"))
        packed.writestr("__MACOSX/._log.jsonl", b"junk")
        packed.writestr(".DS_Store", b"junk")

    assert checked(again).header == checked(rich / "export.zip").header
