"""A backup alone, in a folder, in an archive, with the files that were attached, or damaged."""

import gc
import io
import zipfile
from pathlib import Path

import pytest

from rooftree.exchange.formats.errors import FormatError
from rooftree.exchange.formats.jira.backup.reader import read
from rooftree.exchange.formats.jira.recognise import kind_of
from tests.exchange.boards import assert_adds_up
from tests.exchange.jira.backups import (
    NOON,
    active_objects,
    backup,
    custom,
    issue,
    row,
)
from tests.exchange.jira.replies import codes, remark

SPRINTS = [
    ["CLOSED", "COMPLETE_DATE", "END_DATE", "GOAL", "ID", "NAME", "STARTED", "START_DATE"],
    [True, 1709380800000, 1709294400000, "Dig", 3, "One, the [good] one", True, 1709208000000],
    [False, None, None, None, 4, "Two", False, None],
]
RANKS = [
    ["FIELD_ID", "ID", "ISSUE_ID", "RANK", "TYPE"],
    [1, 1, 10_001, "0|i0000v:", 1],
    [1, 2, 10_002, "0|i0000f:", 1],
    [1, 3, 10_002, "0|zzzzzz:", 2],
]
FILE = row(
    "FileAttachment", id=77, issue=10_001, filename="bed.png", mimetype="image/png", filesize=4,
    author="ada", created=NOON,
)  # fmt: skip


def archive(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return data.getvalue()


def keys(bundle):
    return [one.source_id for one in bundle.items]


def refusal(data):
    with pytest.raises(FormatError) as refused:
        read(data)
    return refused.value


class TestWhereItLies:
    def test_may_be_anywhere(self, tmp_path):
        whole = backup(issue())
        (tmp_path / "mine.xml").write_bytes(whole)
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "entities.xml").write_bytes(whole)
        packed = archive(**{"entities.xml": whole, "export.properties": b"x=1"})
        (tmp_path / "all.zip").write_bytes(packed)

        streams = [io.BytesIO(whole), io.BytesIO(packed)]
        paths = [
            tmp_path / name for name in ("mine.xml", "folder", "folder/entities.xml", "all.zip")
        ]
        sources = [whole, packed, *streams, *paths]
        for source in sources:
            assert keys(read(source)) == ["BED-1"]

    def test_may_lie_packed_beside_its_attachments(self, tmp_path):
        (tmp_path / "2024-Jan-01.zip").write_bytes(
            archive(**{"entities.xml": backup(issue(), FILE)})
        )
        lying = tmp_path / "data" / "attachments" / "BED" / "10000" / "BED-1"
        lying.mkdir(parents=True)
        (lying / "77").write_bytes(b"soil")

        (found,) = read(tmp_path).attachments

        assert found.file == str(lying / "77")
        assert kind_of(tmp_path) == "backup"

    def test_stands_behind_what_browsers_write(self):
        data = b"This XML file does not appear to have any style information.\n" + backup(issue())

        assert keys(read(data)) == ["BED-1"]


class TestAttachments:
    @pytest.mark.parametrize(
        "name", ["data/attachments/BED/10000/BED-1/77", "attachments/BED/BED-1/77_bed.png"]
    )
    def test_are_found_in_both_layouts(self, tmp_path, name):
        (tmp_path / "entities.xml").write_bytes(backup(issue(), FILE))
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_bytes(b"soil")
        thumb = path.parent / "thumbs" / "77"
        thumb.parent.mkdir()
        thumb.write_bytes(b"no")

        (found,) = read(tmp_path / "entities.xml").attachments

        assert (found.name, found.size, found.file) == ("bed.png", 4, str(path))
        assert found.url == "https://jira.test/secure/attachment/77/bed.png"

    def test_are_unpacked_for_as_long_as_the_bundle_lives(self):
        packed = archive(
            **{"entities.xml": backup(issue(), FILE), "attachments/BED/10000/BED-1/77": b"soil"}
        )

        bundle = read(packed)
        (found,) = bundle.attachments

        assert Path(found.file).read_bytes() == b"soil"
        del bundle
        gc.collect()
        assert not Path(found.file).exists()

    def test_that_did_not_come_along_are_told(self):
        bundle = read(backup(issue(), FILE))

        assert [one.file for one in bundle.attachments] == [""]
        assert codes(bundle)["file_stays"] == 1

    def test_lead_nowhere_else(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_bytes(b"!")
        folder = tmp_path / "backup"
        (folder / "attachments").mkdir(parents=True)
        (folder / "attachments" / "77").symlink_to(secret)
        (folder / "entities.xml").write_bytes(backup(issue(), FILE))

        assert [one.file for one in read(folder).attachments] == [""]


class TestTheSecondFile:
    def read(self, second, *rows):
        first = backup(issue(1), issue(2), custom(1, "gh-sprint", "Sprint", stringvalue="3"), *rows)
        return read(archive(**{"entities.xml": first, "activeobjects.xml": second}))

    def test_tells_of_sprints_and_the_order_of_issues(self):
        empty = [["CLOSED", "ID", "NAME"]]

        bundle = self.read(active_objects(AO_1_EMPTY=empty, AO_2_SPRINT=SPRINTS, AO_3_RANK=RANKS))

        (sprint,) = bundle.sprints
        assert (sprint.name, sprint.state, sprint.goal) == ("One, the [good] one", "closed", "Dig")
        assert sprint.finish_at.day == 1
        assert keys(bundle) == ["BED-2", "BED-1"]

    def test_may_be_damaged(self):
        bundle = self.read(active_objects(AO_1_SPRINT=SPRINTS)[:-40])

        assert [one.name for one in bundle.sprints] == ["One, the [good] one"]
        assert codes(bundle)["second_file_damaged"] == 1


class TestDamaged:
    ROWS = [issue(number) for number in range(1, 41)]

    def test_and_cut_off_it_gives_what_is_whole(self):
        whole = backup(*self.ROWS)

        bundle = read(whole[: whole.index(b'key="BED-21"')])

        assert len(bundle.items) == 20
        assert "cut off" in remark(bundle, "damaged").message or remark(bundle, "damaged").place
        assert bundle.report()["items"].tally.skipped == 1
        assert_adds_up(bundle)

    @pytest.mark.parametrize(
        "bad",
        ['summary="Beds & pens"', 'summary="1 < 2"', 'summary="a&nbsp;b"'],
    )
    def test_by_signs_it_is_mended(self, bad):
        bundle = read(backup(*self.ROWS).replace(b'summary="Bed 7"', bad.encode()))

        assert len(bundle.items) == 40
        assert remark(bundle, "damaged").place.startswith("line")
        assert bundle.report()["items"].tally.skipped == 0

    def test_beyond_mending_a_row_is_dropped_and_told(self):
        whole = backup(*self.ROWS).replace(b'summary="Bed 7"', b'summary="Bed 7')

        bundle = read(whole)

        assert len(bundle.items) == 39
        told = remark(bundle, "broken_row")
        assert (told.kind, told.count, told.sample) == ("items", 1, "Issue")
        line = whole[: whole.index(b'"Bed 7')].count(b"\n") + 1
        assert told.place == f"line {line}"

    def test_texts_that_look_like_rows_stay_texts(self):
        text = 'See\n<Issue id="5" key="BED-99"/>\n<Foo bar="1">\nabove'
        whole = backup(issue(1, description=text), issue(2)).replace(b'"Bed 2"', b'"Bed & 2"')

        bundle = read(whole)

        assert keys(bundle) == ["BED-1", "BED-2"]
        assert "BED-99" in next(iter(bundle.items)).description.markdown

    def test_by_control_characters_it_is_read(self):
        data = backup(issue(summary="a#b")).replace(b"#", b"\x0b")

        bundle = read(data)

        assert next(iter(bundle.items)).title == "ab"
        assert codes(bundle)["control_characters"] == 1

    def test_by_bytes_that_are_no_text_it_is_read(self):
        bundle = read(backup(issue(summary="B#den")).replace(b"#", b"\xf6"))

        assert next(iter(bundle.items)).title == "Böden"

    def test_with_nothing_whole_in_it_is_refused(self):
        refused = refusal(b"<entity-engine-xml>\n<Issue id='1'\n")

        assert "cut off" in refused.problem or "not valid XML" in refused.problem


class TestRefused:
    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            (b"", "is empty"),
            (b"hello", "not an XML file"),
            (b'<rss version="0.92"><channel/></rss>', "RSS"),
            (b"<backup><data/></backup>", "activeobjects"),
            (b"<html><body/></html>", "web page"),
            (b"<tracker/>", "no backup of Jira"),
            (archive(readme="x", other="y"), "no backup of Jira"),
            (backup(common=""), "no issue"),
        ],
    )
    def test_is_what_is_no_backup(self, data, problem):
        assert problem in refusal(data).problem

    def test_are_entities(self):
        bomb = b'<?xml version="1.0"?><!DOCTYPE e [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

        assert "entities" in refusal(bomb + b"<entity-engine-xml>&b;</entity-engine-xml>").problem

    def test_is_what_reaches_for_other_files(self):
        reach = b'<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/passwd">]><entity-engine-xml>&x;</e>'

        assert "entities" in refusal(reach).problem

    def test_is_deep_nesting(self):
        assert "too large" in refusal(b"<entity-engine-xml>" + b"<a>" * 100_000).problem

    @pytest.mark.parametrize("text", ["#", "#\n"])
    def test_is_a_text_of_a_hundred_megabytes(self, text):
        data = backup(issue(description=text)).replace(b"#", b"a" * 100_000_000)

        assert "too large" in refusal(data).problem

    def test_is_not_an_attribute_of_ten_megabytes(self):
        bundle = read(backup(issue(description="#")).replace(b"#", b"a" * 10_000_000))

        assert len(next(iter(bundle.items)).description.markdown) == 1_000_000
        assert codes(bundle)["too_long"] == 1
